"""The editor's word over stories and headlines, from the file to the digest data."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest_checks import check_digest
from edits import compile_clean, count_runs, keep_state, read_tree, whole
from variorum.digest_data import read_digest
from variorum.errors import InputError
from variorum.explain import explain

MERGE = '[[merge]]\narticles = ["lamp-echo.txt", "cheese-echo.md"]\n'
SPLIT = '[[split]]\narticles = ["lamp-echo.txt"]\n'
LAMP = "thieves-take-lamp-from-corrick-point-lighthouse"
ECHO = "lighthouse-goes-dark-after-lamp-is-stolen"


@dataclass
class Desk:
    """An editor's desk: a folder with all reports, and what comes of it."""

    folder: Path

    @property
    def content(self) -> Path:
        """The reports."""
        return self.folder / "content"

    def build(self, overrides: str = "") -> dict[str, dict[str, object]]:
        """The stories of a build that keeps its state, by slug, their articles named by path."""
        (self.content / "overrides.toml").write_text(overrides, encoding="utf-8")
        compile_clean(self.content, self.folder / "out")
        check_digest(self.folder / "out")
        keep_state(self.folder / "out", self.content)
        digest = read_digest(self.folder / "out")
        paths = {key: row["path"] for key, row in digest.articles.items()}
        return {
            row["slug"]: row | {"articles": sorted(paths[a] for a in row["articles"])}
            for row in digest.stories.values()
        }

    def count(self, overrides: str) -> Counter[str]:
        """What runs in a build with a store, whose data is that of a build without."""
        (self.content / "overrides.toml").write_text(overrides, encoding="utf-8")
        ran = count_runs(self.content, self.folder / "stored", self.folder / "cache")
        assert read_tree(self.folder / "stored") == compile_clean(self.content, self.folder / "out")
        return ran


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    whole(tmp_path / "content")
    return Desk(tmp_path)


@pytest.fixture
def warned(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What was warned of since the last time that this was asked."""

    def take() -> list[str]:
        told = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
        caplog.clear()
        return told

    return take


def test_merged_stories_are_one_and_explain_says_who_did_it(desk: Desk) -> None:
    story = next(s for s in desk.build(MERGE).values() if "lamp-echo.txt" in s["articles"])
    assert {"lamp-corrected.md", "cheese-echo.md", "cheese-courier.txt"} < set(story["articles"])
    said = "\n".join(explain(str(story["id"]), desk.folder / "out"))
    assert "are together: the editor merged these (overrides.toml)." in said


def test_stories_merged_by_their_addresses_stay_so_in_later_builds(desk: Desk, warned) -> None:
    first = desk.build()
    named = [slug for slug in first if "tram" in slug or "swans" in slug]
    merge = f"[[merge]]\nstories = {json.dumps(named)}\n"
    second = desk.build(merge)
    assert len(second) == len(first) - 1
    assert desk.build(merge) == second
    assert not warned()


CONTRADICTING = {
    "two pins claim one report": f'[[pin]]\narticle = "tram-echo.md"\nstory = "{LAMP}"\n'
    '[[pin]]\narticle = "tram-echo.md"\nstory = "tram-drivers-of-ostvik-strike-for-warmer-cabs"\n',
    "a merge of what is split and kept apart": MERGE
    + SPLIT
    + '[[never]]\narticles = ["cheese-echo.md", "lamp-corrected.md"]\n',
    "a pin to a story from which the report must be apart": f'[[pin]]\narticle = "tram-echo.md"\nstory = "{LAMP}"\n'
    f'[[never]]\narticles = ["tram-echo.md"]\nstories = ["{LAMP}"]\n[[headline]]\narticle = "tram-echo.md"\n',
}


@pytest.mark.parametrize("overrides", CONTRADICTING.values(), ids=CONTRADICTING)
@pytest.mark.parametrize("has_state", [True, False])
def test_what_contradicts_itself_is_warned_of_and_a_second_build_writes_the_same_bytes(
    desk: Desk, warned, overrides, has_state
) -> None:
    if has_state:
        desk.build()
        warned()
    desk.build(overrides)
    first = read_tree(desk.folder / "out")
    assert any(" holds." in said for said in warned())
    desk.build(overrides)
    assert read_tree(desk.folder / "out") == first


def test_stories_can_be_merged_where_no_state_is_kept(desk: Desk, warned) -> None:
    named = [slug for slug in desk.build() if "tram" in slug or "swans" in slug]
    (desk.content / "state" / "stories.jsonl").unlink()
    assert len(desk.build(f"[[merge]]\nstories = {json.dumps(named)}\n")) == 4
    assert not warned()


def test_a_report_that_is_split_off_is_a_story_and_comes_back_when_the_order_is_taken_away(desk: Desk) -> None:
    first = desk.build()
    second = desk.build(SPLIT)
    assert second[ECHO]["articles"] == ["lamp-echo.txt"]
    assert second[LAMP]["id"] == first[LAMP]["id"]
    assert desk.build()[LAMP]["articles"] == first[LAMP]["articles"]


def test_reports_that_must_never_meet_do_not(desk: Desk) -> None:
    stories = desk.build('[[never]]\narticles = ["tram-echo.md", "tram-unsigned.txt"]\n')
    assert not [s for s in stories.values() if {"tram-echo.md", "tram-unsigned.txt"} <= set(s["articles"])]


def test_a_pinned_report_goes_to_its_story(desk: Desk) -> None:
    desk.build()
    stories = desk.build(f'[[pin]]\narticle = "tram-echo.md"\nstory = "{LAMP}"\n')
    assert "tram-echo.md" in stories[LAMP]["articles"]


@pytest.mark.parametrize(
    ("order", "field", "words"),
    [
        ('article = "lamp-echo.txt"', "title", "Lighthouse goes dark after lamp is stolen"),
        (f'story = "{LAMP}"\ntext = "Lighthouse goes dark  after lamp is stolen"', "title", "Lighthouse goes dark"),
        (f'story = "{LAMP}"\narticle = "lamp-echo.txt"', "title", "Lighthouse goes dark"),
        ('article = "tram-unsigned.txt"\ntext = "Buses will run every ten minutes."', "sentence", "Buses will run"),
    ],
)
def test_the_editor_chooses_a_headline_among_the_words_of_the_story(desk: Desk, order, field, words) -> None:
    desk.build()
    stories = desk.build(f"[[headline]]\n{order}\n")
    [chosen] = [s["headline"] for s in stories.values() if s["headline"]["text"].startswith(words)]
    assert chosen["field"] == field


@pytest.mark.parametrize(
    ("order", "warning"),
    [
        (
            f'story = "{LAMP}"\ntext = "Lighthouse is dark after lamp is stolen"',
            "a headline is chosen, never written. Did you mean 'Lighthouse goes dark after lamp is stolen'?",
        ),
        (f'story = "{LAMP}"\narticle = "tram-echo.md"', "which is not in s-"),
        ('article = "lamp-eco.txt"', "a [[headline]] names the article 'lamp-eco.txt', which is not among the inputs."),
        ('story = "thieves-take-lamp"\ntext = "x"', "a [[headline]] names the story 'thieves-take-lamp', which no"),
        (
            'article = "lamp-echo.txt"\n[[headline]]\narticle = "lamp-corrected.md"',
            "two [[headline]] are for s-hewbxhqv6r2j; the first by its words holds.",
        ),
        ('article = "wire.jsonl#sw-9"', "Did you mean 'wire.jsonl#sw-"),
    ],
)
def test_a_headline_that_can_not_be_is_warned_of(desk: Desk, warned, order, warning) -> None:
    desk.build()
    desk.build(f"[[headline]]\n{order}\n")
    [said] = warned()
    assert said.startswith("overrides.toml: ")
    assert warning in said


def test_the_title_of_a_report_without_one_is_warned_of(desk: Desk, warned) -> None:
    (desk.content / "bare.jsonl").write_text(
        json.dumps({"id": "x", "text": "the pier at lowmoor was closed on friday, and nobody knows why."}) + "\n"
    )
    desk.build('[[headline]]\narticle = "bare.jsonl"\n')
    [said] = warned()
    assert "which has none" in said


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ('[[spilt]]\narticles = ["x"]', "has a [[spilt]], which is no order. Did you mean 'split'?"),
        ('[[split]]\narticle = "x"', "a [[split]] has no article. Did you mean 'articles'?"),
        ('[[split]]\nzzz = "x"', "a [[split]] has no zzz. Known are articles."),
        ('[split]\narticles = ["x"]', "single brackets"),
        ('[[split]]\narticles = "x"', "but must be .*, a list of strings"),
        ("[[split]]\narticles = [1]", "but must be .*, a list of strings"),
        ("[[pin]]\narticle = 1", 'but must be "…", a string'),
        ("[[split]]\narticles = []", "names nothing"),
        ('[[merge]]\nstories = ["x"]', r"a \[\[merge\]\] names fewer than two"),
        ('[[never]]\narticles = ["x", "x"]', r"a \[\[never\]\] names fewer than two"),
        ('[[pin]]\narticle = "x"', 'needs both article = "…" and story = "…"'),
        ('[[headline]]\nstory = "x"', r"a \[\[headline\]\] needs"),
        ('[[headline]]\ntext = "x"', r"a \[\[headline\]\] needs"),
        ("[[split", "can't be read"),
    ],
)
def test_a_wrong_order_is_told_and_nothing_is_built(desk: Desk, rows, told) -> None:
    with pytest.raises(InputError, match=told.replace("[[spilt]]", r"\[\[spilt\]\]").replace("a [[split]]", ".*")):
        desk.build(rows)


def test_an_order_costs_what_it_touches(desk: Desk) -> None:
    desk.count("")
    assert desk.count(SPLIT) == {"components grouped": 1, "stories collated": 2, "stories written": 2}
    assert desk.count(MERGE) == {"stories collated": 1, "stories written": 1}
    assert desk.count('[[headline]]\narticle = "lamp-echo.txt"\n') == {"stories collated": 1, "stories written": 1}
    assert desk.count("") == {}
