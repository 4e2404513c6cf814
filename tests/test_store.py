"""The store: what was put is got or honestly missing, whatever happens to its file, its folder and its process."""

from __future__ import annotations

import ast
import logging
import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import variorum
from edits import compile_clean, compile_stored, whole
from stages.stored_answers import answer, change_rows, numbered, write_file
from variorum.store import FILE, LostAnswerError, Store, key_of

PUTTER = Path(__file__).parent / "stages" / "put_answers.py"
LOADERS = {"pickle", "cPickle", "_pickle", "shelve", "marshal", "dill", "cloudpickle", "joblib", "jsonpickle"}
"""Modules whose formats can hold code."""
parts = st.lists(st.none() | st.integers() | st.text(max_size=3) | st.binary(max_size=3), max_size=4)
answers = st.dictionaries(st.integers(0, 50).map(lambda n: key_of("some", n)), st.binary(max_size=9_000), max_size=12)


@given(parts, parts)
def test_keys_are_equal_only_if_all_parts_are(one, other):
    assert (key_of(*one) == key_of(*other)) == (one == other)


@settings(max_examples=40, deadline=None)
@given(st.lists(answers, max_size=4), st.booleans())
def test_what_was_put_last_is_got_now_and_by_the_next_build(puts, is_kept):
    with TemporaryDirectory() as name:
        expected: dict[bytes, bytes] = {}
        folder = Path(name) / "cache" if is_kept else None
        wanted = [key_of("some", n) for n in range(51)]
        with Store(folder) as store:
            for some in puts:
                store.put(some)
                expected |= some
                assert store.get(wanted) == expected
                assert store.known(wanted) == expected.keys()
        with Store(folder) as store:
            assert store.get(wanted) == (expected if is_kept else {})


def test_answers_are_taken_in_the_order_of_the_keys(tmp_path):
    write_file(tmp_path)
    with Store(tmp_path) as store:
        order = [7, 3, 99, 3, 0]
        assert store.take(key_of("answer", n) for n in order) == [answer(n) for n in order]


def test_more_keys_than_a_query_holds_are_answered(tmp_path):
    write_file(tmp_path, 0, 1_300)
    with Store(tmp_path) as store:
        assert store.get(numbered(0, 1_300)) == numbered(0, 1_300)
        assert store.known(numbered(0, 1_400)) == numbered(0, 1_300).keys()


@pytest.mark.parametrize("is_kept", [True, False])
def test_taking_what_is_not_there_is_told(tmp_path, is_kept):
    with Store(tmp_path if is_kept else None) as store:
        store.put({key_of(1): b"one"})
        with pytest.raises(LostAnswerError):
            store.take([key_of(1), key_of(2)])


def spoil_folder(folder: Path, kind: str) -> None:
    """Make a store impossible there; permissions would not stop root."""
    if kind == "a file where the folder should be":
        folder.write_text("no folder", encoding="utf-8")
        return
    folder.mkdir()
    if kind == "a folder where the file should be":
        (folder / FILE).mkdir()
    else:
        (folder / FILE).symlink_to("/dev/full" if kind == "a full device" else folder / "nowhere" / "at-all")


IMPOSSIBLE = [
    "a file where the folder should be",
    "a folder where the file should be",
    "a full device",
    "a link to nowhere",
]


@pytest.mark.parametrize("kind", IMPOSSIBLE)
def test_where_no_store_can_be_the_build_goes_on_with_a_warning(tmp_path, kind, caplog):
    folder = tmp_path / "cache"
    spoil_folder(folder, kind)
    content = whole(tmp_path / "content")
    clean = compile_clean(content, tmp_path / "clean")
    assert compile_stored(content, tmp_path / "stored", folder) == clean
    assert any("can't be used" in record.getMessage() for record in caplog.records)


def test_on_a_full_disk_the_build_goes_on_with_a_warning(tmp_path, caplog):
    content = whole(tmp_path / "content")
    clean = compile_clean(content, tmp_path / "clean")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (max(map(len, clean.values())) + 1, before[1]))
    try:
        stored = compile_stored(content, tmp_path / "stored", tmp_path / "cache")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert stored == clean
    assert "can't be used" in caplog.records[0].getMessage()
    assert compile_stored(content, tmp_path / "stored", tmp_path / "cache") == clean


def start_putting(folder: Path, *numbers: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(PUTTER), str(folder), *map(str, numbers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_builds_at_once_both_succeed_and_all_is_there(tmp_path):
    builds = [start_putting(tmp_path / "cache", first, first + 300) for first in (0, 150, 300)]
    for build in builds:
        out, told = build.communicate(timeout=60)
        assert (build.returncode, out, told) == (0, "begun\n", "")
    with Store(tmp_path / "cache") as store:
        assert store.get(numbered(0, 700)) == numbered(0, 600)


def test_a_build_killed_at_any_moment_leaves_whole_answers_only(tmp_path, caplog):
    chance = random.Random(5)
    for first in range(0, 4_000_000, 1_000_000):
        with start_putting(tmp_path, first) as build:
            assert build.stdout is not None
            assert build.stdout.readline() == "begun\n"
            time.sleep(chance.random() / 10)
            build.kill()
        with Store(tmp_path) as store:
            found = store.get(numbered(first, first + 20_000))
        assert found == numbered(first, first + len(found))
        assert found
        assert len(found) % 5 == 0, "a portion is put whole or not at all"
    assert caplog.records == []


@settings(max_examples=15, deadline=None)
@given(st.integers(40_000, 400_000), st.integers(10, 5_000), st.integers(0, 1_000))
def test_a_limit_bounds_the_file_and_drops_what_was_longest_unused(limit, size, seed):
    chance = random.Random(seed)
    with TemporaryDirectory() as name:
        file = Path(name) / FILE
        values = {key_of("big", n): chance.randbytes(size) for n in range(500_000 // (size + 100))}
        with Store(Path(name)) as store:
            store.put(values)
        used = {key: n for n, key in enumerate(chance.sample(sorted(values), len(values)))}
        change_rows(file, "UPDATE answers SET used = ? WHERE key = ?", *((n, key) for key, n in used.items()))
        with Store(Path(name), limit):
            pass
        assert sum(path.stat().st_size for path in file.parent.iterdir()) <= limit
        with Store(Path(name)) as store:
            left = store.known(values)
        assert left == {key for key in values if used[key] >= len(values) - len(left)}
        assert left or size > limit // 2, "not all of it is dropped"


def test_what_a_build_got_counts_as_used(tmp_path):
    file = write_file(tmp_path)
    change_rows(file, "UPDATE answers SET used = 1")
    with Store(tmp_path) as store:
        store.get([key_of("answer", 3)])
    with Store(tmp_path, limit=file.stat().st_size - 1):
        pass
    with Store(tmp_path) as store:
        assert key_of("answer", 3) in store.known(numbered(0, 100))
        assert len(store.known(numbered(0, 100))) < 100


def test_a_store_moved_elsewhere_answers_and_is_one_file(tmp_path):
    write_file(tmp_path / "here")
    assert [path.name for path in (tmp_path / "here").iterdir()] == [FILE]
    shutil.move(tmp_path / "here", tmp_path / "there")
    with Store(tmp_path / "there") as store:
        assert store.get(numbered(0, 100)) == numbered(0, 100)


def test_a_store_says_nothing_when_all_is_well(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    write_file(tmp_path)
    write_file(tmp_path, 50, 200)
    assert caplog.records == []


def test_no_file_of_the_package_imports_a_format_that_can_hold_code():
    package = Path(variorum.__file__).parent
    for file in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not LOADERS & {name.split(".")[0] for name in names}, file.name
