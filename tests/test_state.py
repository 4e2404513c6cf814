"""What earlier builds named is read as it was written, and as older versions wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.errors import DigestDataError
from variorum.grouping import KnownStory
from variorum.news import Corrected, Update
from variorum.published import Address
from variorum.state import State, forget_titles, read_state, write_state

STATE = State(
    (
        KnownStory("s-1", "lamp-goes-out", ("a-1", "a-2"), None, "s-2", "a-2", "2031-05-06", "Lamp goes out"),
        KnownStory("s-2", "lamp", ("a-3",), "s-1"),
    ),
    {"a-3": "Unnamed A"},
    addresses=(
        Address("article", "a-1", "Lamp goes out", "The Gull", "s-1"),
        Address("entity", "e-lorne", "Lorne", type="PERSON"),
    ),
    news=(Update("s-1", ("a-2",), (Corrected("a-1", "0f"),)),),
)


def test_a_state_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_state(STATE, tmp_path)
    assert read_state(tmp_path) == STATE


def test_a_ledger_of_an_older_version_is_read(tmp_path: Path) -> None:
    line = '{"id":"s-1","slug":"lamp-goes-out","articles":["a-1"],"merged_into":null}\n'
    (tmp_path / "stories.jsonl").write_text(line, encoding="utf-8")
    assert read_state(tmp_path) == State((KnownStory("s-1", "lamp-goes-out", ("a-1",)),))


def test_what_was_recalled_is_remembered_without_its_words() -> None:
    told = forget_titles(STATE, frozenset({"a-1"}))
    assert [story.title for story in told.stories] == [None, None]
    assert [address.title for address in told.addresses] == ["", "Lorne"]
    assert forget_titles(STATE, frozenset({"a-9"})) == STATE


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("stories", '{"id": "s-1"}'),
        ("addresses", '{"kind": "day"}'),
        ("addresses", '{"colour": "red"}'),
        ("news", '{"id": "s-1"}'),
    ],
)
def test_a_broken_state_is_an_error_that_says_what_to_do(tmp_path: Path, name: str, line: str) -> None:
    (tmp_path / f"{name}.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(DigestDataError, match="Restore it from version control"):
        read_state(tmp_path)
