"""The whole engine: same inputs, same bytes; nothing lost; each stage can be left out; bad input loses nothing."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digest_checks import check_digest
from variorum.digest_data import read_digest
from variorum.pipeline import compile_folder
from variorum.settings import Settings

GERMAN = "Der Leuchtturm am Kap wurde am Dienstag abgeschaltet, weil die Schiffe ihn nicht mehr brauchen."
ENGLISH = "The lighthouse on the cape was switched off on Tuesday, since the ships no longer need it."
POLISH = "Latarnia morska na przylądku została wyłączona we wtorek, ponieważ statki już jej nie potrzebują."
FILES = ("stories.jsonl", "entities.jsonl", "outlets.jsonl")


@pytest.fixture(scope="module")
def small_content(sample_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two events of the sample, four files: enough to group, cheap to compile often."""
    folder = tmp_path_factory.mktemp("small")
    for name in (
        "2026-03-11/northern-ledger-bridge.txt",
        "2026-03-11/saltmere-gazette-bridge.html",
        "seal-pup.md",
        "outlets.toml",
    ):
        [found] = sample_content.rglob(Path(name).name)
        shutil.copy(found, folder / found.name)
    return folder


def compile_by_rules(content: Path, output: Path, state: Path | None = None) -> Path:
    compile_folder([content], output, Settings(model="rules"), state)
    return output


def rename_and_shuffle(content: Path, target: Path, seed: int) -> Path:
    """The same files under other names, written in another order; names that mean something are kept."""
    target.mkdir()
    names = sorted(p for p in content.rglob("*") if p.is_file())
    random.Random(seed).shuffle(names)
    for n, path in enumerate(names):
        keep = path.name == "outlets.toml"
        shutil.copy(path, target / (path.name if keep else f"x{(n * 7919 + seed) % 1000:03}-{n}{path.suffix}"))
    return target


def same_files(a: Path, b: Path) -> bool:
    return all((a / name).read_bytes() == (b / name).read_bytes() for name in FILES)


@pytest.mark.parametrize("seed", range(3))
def test_other_names_and_another_order_give_the_same_bytes(small_content, tmp_path, seed):
    first = compile_by_rules(small_content, tmp_path / "first")
    again = compile_by_rules(rename_and_shuffle(small_content, tmp_path / "renamed", seed), tmp_path / "again")
    assert same_files(first, again)


@pytest.mark.parametrize(
    ("seed", "zone", "locale"),
    [("0", "Pacific/Auckland", "C"), ("1", "America/New_York", "C.UTF-8"), ("random", "UTC", "POSIX")],
)
def test_hash_seed_zone_and_locale_change_nothing(small_content, tmp_path, seed, zone, locale):
    first = compile_by_rules(small_content, tmp_path / "first")
    env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
    command = [
        sys.executable,
        "-m",
        "variorum",
        "compile",
        str(small_content),
        "--output",
        str(tmp_path / "again"),
        "--model",
        "rules",
    ]
    subprocess.run(command, env=env, check=True, capture_output=True)
    for path in sorted(p for p in first.rglob("*") if p.is_file()):
        assert path.read_bytes() == (tmp_path / "again" / path.relative_to(first)).read_bytes(), path.name


def test_files_and_folders_as_inputs_are_one_set(small_content, tmp_path):
    whole = compile_by_rules(small_content, tmp_path / "whole")
    parts = sorted(small_content.iterdir(), reverse=True)
    compile_folder([*parts], tmp_path / "parts", Settings(model="rules"), None)
    assert (whole / "stories.jsonl").read_bytes() == (tmp_path / "parts" / "stories.jsonl").read_bytes()


def test_compiling_again_with_the_state_it_left_changes_nothing(small_content, tmp_path):
    first = compile_by_rules(small_content, tmp_path / "first")
    again = compile_by_rules(small_content, tmp_path / "again", first / "state")
    for path in sorted(p for p in first.rglob("*") if p.is_file()):
        assert path.read_bytes() == (again / path.relative_to(first)).read_bytes(), path.name


def test_a_new_report_leaves_every_address_as_it_was(sample_content, small_content, tmp_path):
    first = compile_by_rules(small_content, tmp_path / "first")
    grown = tmp_path / "grown"
    shutil.copytree(small_content, grown)
    [more] = sample_content.rglob("evening-beacon-bridge.txt")
    shutil.copy(more, grown / "new.txt")
    again = compile_by_rules(grown, tmp_path / "again", first / "state")
    before = {s["id"]: s["slug"] for s in read_digest(first).stories.values()}
    after = {s["id"]: s["slug"] for s in read_digest(again).stories.values()}
    assert before.items() <= after.items()


def test_the_sample_is_whole_and_as_its_authors_planned(sample_site):
    check_digest(sample_site / "data")
    assert_nothing_is_lost(sample_site / "data")
    digest = read_digest(sample_site / "data")
    assert len(digest.articles) == 26
    assert digest.rejects == []
    assert sorted(len(s["articles"]) for s in digest.stories.values()) == [1, 1, 2, 2, 2, 3, 3, 4, 4, 4]
    [deal] = [s for s in digest.stories.values() if s["chains"]]
    assert sorted(len(source["articles"]) for source in deal["sources"]) == [1, 3]
    follow_ups = {digest.stories[s["follows"][0]]["slug"] for s in digest.stories.values() if s["follows"]}
    assert len(follow_ups) == 2


def assert_nothing_is_lost(folder: Path) -> None:
    """Every article is in one story and every sentence is cited by a statement of it."""
    digest = read_digest(folder)
    homes = [a for s in digest.stories.values() for a in s["articles"]]
    assert sorted(homes) == sorted(digest.articles)
    for story in digest.stories.values():
        cited = {(c["article"], c["start"], c["end"]) for s in story["statements"] for c in s["citations"]}
        assert cited == {(a, *span) for a in story["articles"] for span in digest.articles[a]["sentences"]}


def test_bad_files_are_rejects_with_reasons_and_the_rest_is_built(small_content, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(small_content, content)
    (content / "empty.txt").write_bytes(b"")
    (content / "blank.txt").write_bytes(b" \n\n")
    (content / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (content / "table.xlsx").write_bytes(b"PK\x03\x04")
    (content / "torn.jsonl").write_text('{"id": "1", "text": "One.\n{"id": 2}\n', encoding="utf-8")
    (content / "menu.txt").write_text("Home\nNews\nSport\nAdvertisement\n", encoding="utf-8")
    output = compile_by_rules(content, tmp_path / "out")
    digest = read_digest(output)
    reasons = {r["path"]: r["reason"] for r in digest.rejects}
    assert set(reasons) == {"empty.txt", "blank.txt", "picture.txt", "table.xlsx", "torn.jsonl", "menu.txt"}
    assert all(len(reason.split()) > 3 for reason in reasons.values())
    assert len(digest.articles) == 3


@pytest.mark.parametrize(("text", "reason"), [("hi", "Only 1 word is"), ("Soup, bread and fish", "Only 4 words are")])
def test_a_text_of_fewer_than_five_words_is_no_article(small_content, tmp_path, text, reason):
    content = tmp_path / "content"
    shutil.copytree(small_content, content)
    (content / "short.txt").write_text(text, encoding="utf-8")
    [reject] = read_digest(compile_by_rules(content, tmp_path / "out")).rejects
    assert reject["path"] == "short.txt"
    assert reject["reason"] == f"{reason} left, too few for an article."


def test_a_language_without_spaces_is_not_taken_for_too_short(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("昨日、町の橋が大雨で流された。けが人はいなかった。\n", encoding="utf-8")
    assert len(read_digest(compile_by_rules(tmp_path / "in", tmp_path / "out")).articles) == 1


def test_an_article_without_a_date_is_still_an_article(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "The Onder burst its banks. Nobody was hurt in Kelmscar.\n", encoding="utf-8"
    )
    [article] = read_digest(compile_by_rules(tmp_path / "in", tmp_path / "out")).articles.values()
    assert article["published"] is None
    assert article["title"] is None


def test_a_changed_text_under_the_same_address_is_a_newer_version(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    text = "The Onder burst its banks. %s were hurt."
    record = '{"id": "%s", "url": "https://a.example/1", "published": "2026-02-0%s", "text": "' + text + '"}\n'
    (folder / "a.jsonl").write_text(record % ("x", 3, "Two men") + record % ("y", 4, "Three men"), encoding="utf-8")
    [article] = read_digest(compile_by_rules(folder, tmp_path / "out")).articles.values()
    assert "Three men" in article["text"]
    assert [v["published"] for v in article["earlier"]] == ["2026-02-03"]


def test_the_same_report_twice_is_one_article_that_names_both_files(small_content, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(small_content, content)
    shutil.copy(content / "seal-pup.md", content / "seal-pup-again.md")
    digest = read_digest(compile_by_rules(content, tmp_path / "out"))
    [article] = [a for a in digest.articles.values() if a["also"]]
    assert sorted([article["path"], *article["also"]]) == ["seal-pup-again.md", "seal-pup.md"]


@pytest.mark.parametrize(
    ("files", "setting", "spoken"),
    [
        ({"a.txt": GERMAN}, "", "de"),
        ({"a.txt": GERMAN, "b.txt": ENGLISH, "c.txt": ENGLISH + " It rained."}, "", "en"),
        ({"a.txt": POLISH}, "", "en"),
        ({"a.txt": ENGLISH}, "de", "de"),
    ],
)
def test_the_site_speaks_the_language_of_most_articles_or_that_of_the_settings(files, setting, spoken, tmp_path):
    for name, text in files.items():
        (tmp_path / name).write_text(f"{text}\n\n" * 4, encoding="utf-8")
    compile_folder([tmp_path], tmp_path / "out", Settings(model="rules", language=setting), None)
    assert json.loads((tmp_path / "out" / "report.json").read_text())["language"] == spoken
