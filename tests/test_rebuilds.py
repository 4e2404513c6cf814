"""The law of the store: whatever was edited, a build that remembers writes what one that remembers nothing does."""

from __future__ import annotations

import random
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edits import (
    REPORTS,
    RULES,
    begin,
    change,
    compile_clean,
    compile_stored,
    count_runs,
    edit,
    edit_lists,
    keep_state,
    outcome,
    whole,
)
from stages.stored_answers import change_rows
from variorum.digest_data import read_digest
from variorum.settings import STAGES
from variorum.store import FILE

damages = st.sampled_from(["flip", "rows", "cut", "garbage", "none"])
offs = st.sampled_from([(), (), (), *((stage,) for stage in STAGES)])


def check_same(content: Path, work: Path, cache: Path, off: tuple[str, ...] = ()) -> None:
    """Build with and without the store, compare byte for byte, and keep the state."""
    chosen = replace(RULES, off=off)
    stored = outcome(lambda: compile_stored(content, work / "stored", cache, chosen))
    clean = outcome(lambda: compile_clean(content, work / "clean", chosen))
    assert stored == clean
    keep_state(work / "clean", content)


@pytest.mark.parametrize("seed", range(2))
def test_reports_that_come_one_by_one_in_any_order_end_in_one_digest(tmp_path, seed):
    files = sorted(path for path in REPORTS.iterdir() if path.name != "outlets.toml")
    random.Random(seed).shuffle(files)
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(REPORTS / "outlets.toml", content)
    for path in files:
        shutil.copy(path, content)
        last = compile_stored(content, tmp_path / "stored", tmp_path / "cache")
    assert last == compile_clean(whole(tmp_path / "whole"), tmp_path / "clean")


def test_a_report_of_another_event_changes_no_other_story_by_a_byte(tmp_path):
    before = compile_clean(whole(tmp_path / "content"), tmp_path / "before")
    (tmp_path / "content" / "lens.txt").write_text(
        "Vexmoor museum shows lens\n\nVexmoor Herald, 4 May 2031\n\n"
        "Zorlaby Qendrit opened the Vexmoor museum of lamps. Curator Ulla Imbrek showed a lens that was ground in 1871 "
        "and had lain in a barn.\n",
        encoding="utf-8",
    )
    after = compile_clean(tmp_path / "content", tmp_path / "after")
    told = [set(files["stories.jsonl"].splitlines()) for files in (before, after)]
    assert told[0] < told[1]
    assert len(told[1] - told[0]) == 1


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(edit_lists, offs), min_size=1, max_size=4))
def test_after_any_edits_a_build_with_a_store_equals_a_clean_one(steps):
    with TemporaryDirectory() as folder:
        work = Path(folder)
        content = begin(work / "content")
        check_same(content, work, work / "cache")
        for edits, off in steps:
            for one in edits:
                edit(content, *one)
            check_same(content, work, work / "cache", off)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(edit_lists, damages, st.integers(0, 10**6)), min_size=1, max_size=3))
def test_a_damaged_store_changes_nothing(steps):
    with TemporaryDirectory() as folder:
        work = Path(folder)
        content = begin(work / "content")
        check_same(content, work, work / "cache")
        for edits, damage, seed in steps:
            for one in edits:
                edit(content, *one)
            damage_store(work / "cache" / FILE, damage, random.Random(seed))
            check_same(content, work, work / "cache")


def damage_store(file: Path, kind: str, chance: random.Random) -> None:
    """Flip a bit of the file, lose or spoil some answers, cut the file short, or overwrite a part of it."""
    data = bytearray(file.read_bytes())
    at = chance.randrange(len(data))
    if kind == "flip":
        data[at] ^= 1 << chance.randrange(8)
    elif kind == "cut":
        del data[at:]
    elif kind == "garbage":
        data[at : at + 5_000] = chance.randbytes(5_000)
    elif kind == "rows":
        spoil_rows(file, chance)
        return
    file.write_bytes(data)


def spoil_rows(file: Path, chance: random.Random) -> None:
    """Lose an eighth of the answers and spoil another."""
    keys = list_keys(file)
    some = [(key,) for key in chance.sample(keys, len(keys) // 4)]
    change_rows(file, "DELETE FROM answers WHERE key = ?", *some[::2])
    change_rows(file, "UPDATE answers SET value = zeroblob(length(value)) WHERE key = ?", *some[1::2])


def list_keys(file: Path) -> list[bytes]:
    database = sqlite3.connect(file)
    keys = [key for (key,) in database.execute("SELECT key FROM answers ORDER BY key")]
    database.close()
    return keys


@settings(max_examples=3, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1), edit_lists), min_size=1, max_size=4))
def test_two_folders_that_share_a_store_do_not_mix(steps):
    with TemporaryDirectory() as folder:
        work = Path(folder)
        contents = [begin(work / "one"), whole(work / "two")]
        for content in contents:
            check_same(content, work / f"of-{content.name}", work / "cache")
        for which, edits in steps:
            for one in edits:
                edit(contents[which], *one)
            check_same(contents[which], work / f"of-{contents[which].name}", work / "cache")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that knows all articles."""
    folder = tmp_path_factory.mktemp("known")
    count_runs(whole(folder / "content"), folder / "output", folder / "cache")
    return folder / "cache"


@pytest.mark.parametrize("seed", range(2))
def test_a_store_that_lost_many_answers_is_whole_again_after_two_builds(known, tmp_path, seed):
    cache, content = tmp_path / "cache", whole(tmp_path / "content")
    shutil.copytree(known, cache)
    spoil_rows(cache / FILE, random.Random(seed))
    edit(content, "change", seed, seed)
    clean = compile_clean(content, tmp_path / "clean")
    assert [compile_stored(content, tmp_path / "stored", cache) for _ in range(2)] == [clean, clean]
    assert count_runs(content, tmp_path / "stored", cache) == {}


def test_any_single_answer_can_be_lost_without_a_second_loss(known, tmp_path):
    cache, content = tmp_path / "cache", whole(tmp_path / "content")
    shutil.copytree(known, cache)
    keys = list_keys(known / FILE)
    # Every fourth one: keys are hashes, so all kinds are among them.
    for n, key in enumerate(keys[::4]):
        change_rows(cache / FILE, "DELETE FROM answers WHERE key = ?", (key,))
        count_runs(content, tmp_path / "output", cache)
        assert count_runs(content, tmp_path / "output", cache) == {}, f"answer {4 * n} of {len(keys)} is lost for ever"


def test_what_builds_without_news_never_look_at_can_be_dropped(known, tmp_path):
    cache, content = tmp_path / "cache", whole(tmp_path / "content")
    shutil.copytree(known, cache)
    change_rows(cache / FILE, "UPDATE answers SET used = 1")
    assert count_runs(content, tmp_path / "output", cache) == {}
    change_rows(cache / FILE, "DELETE FROM answers WHERE used = 1")
    change(content / "tram-echo.md", "The depots stay open.")
    clean = compile_clean(content, tmp_path / "clean")
    assert compile_stored(content, tmp_path / "output", cache) == clean
    assert count_runs(content, tmp_path / "output", cache) == {}


def is_compared(digest, story):
    return len({digest.articles[key]["outlet"] for key in story["articles"]}) > 1


def test_another_way_of_grouping_changes_no_address(tmp_path):
    content = whole(tmp_path / "content")
    addresses = []
    for off in ((), ("grouping",), ()):
        compile_clean(content, tmp_path / "data", replace(RULES, off=off))
        keep_state(tmp_path / "data", content)
        digest = read_digest(tmp_path / "data")
        standing = {row["slug"] for row in digest.stories.values()}
        standing |= {f"entities/{key}.html" for key in digest.entities}
        standing |= {f"compare/{row['slug']}.html" for row in digest.stories.values() if is_compared(digest, row)}
        addresses.append(standing | {row["from"] for row in digest.redirects})
    first, apart, again = addresses
    assert first < apart == again
    assert {row["to"] for row in digest.redirects} <= first
