"""A damaged store: no wrong answer, a warning, and the file is whole again after a few builds."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stages.stored_answers import answer, change_rows, numbered, write_file
from variorum.store import FILE, Store, key_of


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_an_answer_with_a_flipped_bit_is_dropped_and_can_be_put_again(at):
    with TemporaryDirectory() as name:
        file = write_file(Path(name), 0, 20)
        key = key_of("answer", at % 20)
        database = sqlite3.connect(file)
        [[value]] = database.execute("SELECT value FROM answers WHERE key = ?", (key,))
        database.close()
        spoilt = bytearray(value)
        spoilt[at // 8 % len(value)] ^= 1 << at % 8
        change_rows(file, "UPDATE answers SET value = ? WHERE key = ?", (bytes(spoilt), key))
        with Store(Path(name)) as store:
            assert store.get(numbered(0, 20)).keys() == numbered(0, 20).keys() - {key}
            assert store.known([key]) == set()
            store.put({key: answer(at % 20)})
        with Store(Path(name)) as store:
            assert store.get(numbered(0, 20)) == numbered(0, 20)


def test_a_damaged_answer_is_told(tmp_path, caplog):
    file = write_file(tmp_path)
    change_rows(file, "UPDATE answers SET value = zeroblob(length(value)) WHERE key = ?", (key_of("answer", 4),))
    with Store(tmp_path) as store:
        assert len(store.get(numbered(0, 100))) == 99
    [record] = caplog.records
    assert "1 damaged" in record.getMessage()
    assert str(file) in record.getMessage()


@pytest.mark.parametrize("value", [7, 1.5, "text", "\N{SNOWMAN}", b"", b"short"])
def test_a_value_of_another_type_or_length_is_damaged(tmp_path, value, caplog):
    file = write_file(tmp_path)
    change_rows(file, "UPDATE answers SET value = ? WHERE key = ?", (value, key_of("answer", 4)))
    check_healing(tmp_path)
    assert caplog.records


def test_a_value_that_is_no_utf_8_where_text_is_expected_is_damaged(tmp_path):
    file = write_file(tmp_path)
    change_rows(file, "UPDATE answers SET value = CAST(x'fffe' AS TEXT) WHERE key = ?", (key_of("answer", 4),))
    check_healing(tmp_path)


@pytest.mark.parametrize(
    "table", ["answers (key BLOB PRIMARY KEY, used INTEGER, worth BLOB)", "answers (k TEXT)", "other (key BLOB)"]
)
def test_a_table_of_another_shape_is_made_anew(tmp_path, table):
    change_rows(tmp_path / FILE, f"CREATE TABLE {table}")
    check_healing(tmp_path)


def check_healing(folder: Path) -> None:
    """After any damage no wrong answer is given, and three builds later all is there again."""
    expected = numbered(0, 100)
    for _ in range(3):
        with Store(folder) as store:
            found = store.get(expected)
            assert found.items() <= expected.items()
            store.put({key: expected[key] for key in expected.keys() - found.keys()})
    with Store(folder) as store:
        assert store.get(expected) == expected


@pytest.mark.parametrize("kind", ["garbage", "emptied", "text", "half", "header", "odd"])
def test_a_file_that_is_no_store_any_more_is_replaced(tmp_path, kind, caplog):
    file = write_file(tmp_path)
    data = file.read_bytes()
    spoilt = {
        "garbage": random.Random(1).randbytes(20_000),
        "emptied": b"",
        "text": b"These are not the answers you are looking for.\n" * 300,
        "half": data[: len(data) // 2],
        "header": data[:100],
        "odd": data[:-1],
    }
    file.write_bytes(spoilt[kind])
    check_healing(tmp_path)
    # An empty file is to SQLite what a new one is.
    assert bool(caplog.records) == (kind != "emptied")


@given(st.integers(0, 10**7), st.integers(0, 7))
@settings(max_examples=40, deadline=None)
def test_a_flipped_bit_anywhere_in_the_file_gives_no_wrong_answer(at, bit):
    with TemporaryDirectory() as name:
        file = write_file(Path(name))
        data = bytearray(file.read_bytes())
        data[at % len(data)] ^= 1 << bit
        file.write_bytes(data)
        check_healing(Path(name))


def test_left_over_garbage_beside_the_file_is_no_answer(tmp_path):
    file = write_file(tmp_path)
    for suffix in ("-wal", "-shm"):
        file.with_name(FILE + suffix).write_bytes(random.Random(2).randbytes(9_000))
    with Store(tmp_path) as store:
        assert store.get(numbered(0, 100)) == numbered(0, 100)
