"""What came with a story's last change: told against the state, the same in every build until something comes again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_checks import check_digest
from edits import read_tree
from variorum.digest_data import read_digest
from variorum.explain import explain
from variorum.grouping import KnownStory
from variorum.news import Corrected, Known, Update, find_updates
from variorum.pipeline import compile_folder
from variorum.settings import Settings
from variorum.stages.engine import open_engine
from variorum.workers import Workers

RULES = Settings(model="rules")
REPORTS = ("northern-ledger-bridge.txt", "saltmere-gazette-bridge.html", "evening-beacon-bridge.txt", "seal-pup.md")
LATE = "evening-beacon-bridge.txt"
CHANGED = "saltmere-gazette-bridge.html"

articles = st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=6)
builds = st.lists(st.dictionaries(st.sampled_from(["s-1", "s-2"]), articles, min_size=1), min_size=1, max_size=5)


def version(text: str) -> dict[str, str]:
    return {"raw": f"raw {text}", "digest": text}


def history(stories: dict[str, set[str]], before: dict[str, tuple[dict[str, str], ...]]):
    return before | {a: before.get(a, (version(a),)) for members in stories.values() for a in members}


def build(stories: dict[str, set[str]], known: Known) -> Known:
    """The state that a build of these stories leaves."""
    versions = history(stories, known.versions)
    updates = find_updates({key: sorted(members) for key, members in stories.items()}, known, versions)
    ledger = {s.id: s for s in known.stories} | {k: KnownStory(k, k, tuple(sorted(m))) for k, m in stories.items()}
    return Known(tuple(ledger[key] for key in sorted(ledger)), updates, versions)


@given(builds)
def test_a_second_build_tells_the_same(history_of_builds):
    known = Known((), (), {})
    for stories in history_of_builds:
        known = build(stories, known)
        assert build(stories, known) == known


@given(articles, st.randoms(use_true_random=False))
def test_the_order_of_articles_means_nothing(members, rng):
    known = build({"s-1": {"a"}}, Known((), (), {}))
    shuffled = list(members)
    rng.shuffle(shuffled)
    versions = history({"s-1": members}, known.versions)
    assert find_updates({"s-1": shuffled}, known, versions) == find_updates({"s-1": sorted(members)}, known, versions)


@given(builds)
def test_nothing_is_new_that_an_earlier_build_had(history_of_builds):
    known = Known((), (), {})
    for stories in history_of_builds:
        seen, told = set(known.versions), {update.id: update for update in known.updates}
        known = build(stories, known)
        for update in known.updates:
            assert set(update.articles) <= stories[update.id]
            carried = set(told[update.id].articles) if update.id in told else set()
            assert not set(update.articles) & seen or set(update.articles) <= carried


def test_a_story_is_no_news_in_its_first_build():
    assert build({"s-1": {"a", "b"}}, Known((), (), {})).updates == ()


def test_an_article_that_moves_from_another_story_is_not_new():
    known = build({"s-1": {"a"}, "s-2": {"b"}}, Known((), (), {}))
    assert build({"s-1": {"a", "b"}}, known).updates == ()


def test_the_next_change_takes_the_place_of_the_last():
    known = build({"s-1": {"a", "b"}}, build({"s-1": {"a"}}, Known((), (), {})))
    assert known.updates == (Update("s-1", ("b",)),)
    assert build({"s-1": {"a", "b", "c"}}, known).updates == (Update("s-1", ("c",)),)


def test_a_better_cleaner_corrects_nothing():
    known = build({"s-1": {"a"}}, Known((), (), {}))
    cleaner = {"a": ({"raw": "raw a", "digest": "cleaner"},)}
    assert find_updates({"s-1": ["a"]}, known, cleaner) == ()
    other = {"a": (version("a"), version("other"))}
    assert find_updates({"s-1": ["a"]}, known, other) == (Update("s-1", (), (Corrected("a", "a"),)),)


def test_a_correction_is_told_after_a_better_cleaner_too():
    known = build({"s-1": {"a"}}, Known((), (), {}))
    versions = {"a": ({"raw": "raw a", "digest": "cleaner"}, version("other"))}
    assert find_updates({"s-1": ["a"]}, known, versions) == (Update("s-1", (), (Corrected("a", "cleaner"),)),)


@pytest.fixture(scope="module")
def content(sample_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports of one event and one of another, one of them late."""
    folder = tmp_path_factory.mktemp("news")
    for name in (*REPORTS, "outlets.toml"):
        [found] = sample_content.rglob(name)
        shutil.copy(found, folder / name)
    return folder


def before(content: Path, folder: Path) -> Path:
    """The content as it was before the late report came."""
    return Path(shutil.copytree(content, folder, ignore=shutil.ignore_patterns(LATE)))


def compile_anew(content: Path, output: Path, state: Path | None = None) -> Path:
    compile_folder([content], output, RULES, state)
    return output


def since(folder: Path) -> dict[str, dict[str, object]]:
    """What each story with news or corrections says of them."""
    stories = read_digest(folder).stories.values()
    return {s["id"]: {k: s[k] for k in ("news", "corrections")} for s in stories if s["news"] or s["corrections"]}


def test_without_a_state_nothing_is_called_new(content, tmp_path):
    assert since(compile_anew(content, tmp_path / "out")) == {}
    assert (tmp_path / "out" / "state" / "news.jsonl").read_bytes() == b""


def test_a_state_of_an_older_version_is_read(content, tmp_path):
    first = compile_anew(before(content, tmp_path / "in"), tmp_path / "first")
    (first / "state" / "news.jsonl").unlink()
    [told] = since(compile_anew(content, tmp_path / "next", first / "state")).values()
    assert len(told["news"]["articles"]) == 1


def test_a_late_report_is_new_and_so_is_what_it_alone_says(content, tmp_path):
    first = compile_anew(before(content, tmp_path / "in"), tmp_path / "first")
    second = compile_anew(content, tmp_path / "second", first / "state")
    check_digest(second)
    [(key, told)] = since(second).items()
    digest = read_digest(second)
    story, news = digest.stories[key], told["news"]
    [late] = [a["id"] for a in digest.articles.values() if a["path"] == LATE]
    assert news["articles"] == [late]
    assert news["sources"] == [digest.articles[late]["outlet"]]
    assert news["statements"]
    assert all(
        (s["id"] in news["statements"]) == ({c["article"] for c in s["citations"]} == {late})
        for s in story["statements"]
    )
    assert {figure["article"] for figure in news["figures"]} == {late}
    assert f"New with the last update is {late}" in "\n".join(explain(key, second))
    assert "It is new: " in "\n".join(explain(news["statements"][0], second))


def test_building_again_with_nothing_new_changes_neither_site_nor_state(content, tmp_path):
    first = compile_anew(before(content, tmp_path / "in"), tmp_path / "first")
    second = compile_anew(content, tmp_path / "second", first / "state")
    third = compile_anew(content, tmp_path / "third", second / "state")
    assert read_tree(third) == read_tree(second)
    assert since(third)


def test_a_build_that_remembers_tells_the_news_of_one_that_does_not_and_collates_one_story(content, tmp_path):
    folder, cache = before(content, tmp_path / "in"), tmp_path / "cache"
    with open_engine(cache, 100, Workers(1)) as engine:
        compile_folder([folder], tmp_path / "out", RULES, None, engine)
    state = Path(shutil.copytree(tmp_path / "out" / "state", tmp_path / "state"))
    with open_engine(cache, 100, Workers(1)) as engine:
        ran = compile_folder([content], tmp_path / "out", RULES, state, engine).ran
    assert (ran["stories collated"], ran["stories written"]) == (1, 1)
    assert read_tree(tmp_path / "out") == read_tree(compile_anew(content, tmp_path / "clean", state))
    # Another state tells other news of the same stories: a row is written for it, and nothing collated.
    with open_engine(cache, 100, Workers(1)) as engine:
        ran = compile_folder([content], tmp_path / "out", RULES, None, engine).ran
    assert (ran["stories collated"], ran["stories written"]) == (0, 1)
    assert since(tmp_path / "out") == {}


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_changed_report_is_a_correction_of_just_its_changed_sentences(content, tmp_path, is_kept):
    first = compile_anew(content, tmp_path / "first")
    folder = Path(shutil.copytree(content, tmp_path / "in"))
    page = (folder / CHANGED).read_text(encoding="utf-8")
    changed = page.replace("6.2 million", "7.4 million").replace("09:10:00", "15:10:00")
    (folder / ("later.html" if is_kept else CHANGED)).write_text(changed, encoding="utf-8")
    second = compile_anew(folder, tmp_path / "second", first / "state")
    check_digest(second)
    [(key, told)] = since(second).items()
    [row] = told["corrections"]
    digest = read_digest(second)
    article = digest.articles[row["articles"][0]]
    assert told["news"] is None
    assert row["digest"] in {v["digest"] for v in article["earlier"]}
    words = [article["text"][start:end] for start, end in row["sentences"] or ()]
    assert [("7.4 million" in said) for said in words] == ([True] if is_kept else [])
    assert (row["sentences"] is None) is not is_kept
    assert "was changed" in "\n".join(explain(key, second))
    assert read_tree(compile_anew(folder, tmp_path / "third", second / "state")) == read_tree(second)


def test_the_state_is_sorted_lines_that_name_articles_and_nothing_else(content, tmp_path):
    first = compile_anew(before(content, tmp_path / "in"), tmp_path / "first")
    second = compile_anew(content, tmp_path / "second", first / "state")
    [line] = (second / "state" / "news.jsonl").read_text(encoding="utf-8").splitlines()
    assert list(json.loads(line)) == ["id", "articles", "corrected"]
