"""Which words of a sentence are marked beside another one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.publishing.word_differences import find_differing, split_words


def differing(text: str, other: str) -> list[str] | None:
    """The words of a text that are marked beside another."""
    words = split_words({"text": text}, (0, len(text)))
    found = find_differing(words, [word.key for word in split_words({"text": other}, (0, len(other)))])
    return None if found is None else [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        ("The lamp went out at noon.", "The lamp went out at noon!", []),
        ("The lamp went out at 12.30 on Monday.", "The lamp went out at 12.45 on Monday.", ["12.30"]),
        ("THE DAY’S LAMP went out.", "The day's lamp went out.", []),
        ("The old lamp went out in May.", "The lamp went out in May.", ["old"]),
        ("The lamp went out.", "The old lamp went out in May.", []),
        ("The lamp went out by hand or in fog.", "The lamp went out by day or in rain.", ["hand", "fog"]),
    ],
    ids=["the same", "a number", "capitals and apostrophes", "more words", "fewer words", "two places"],
)
def test_words_are_marked_that_the_other_lacks(text: str, other: str, marked: list[str]) -> None:
    assert differing(text, other) == marked


def test_one_small_word_in_common_parts_no_marks() -> None:
    assert differing("The lamp went out as storm and hail came.", "The lamp went out as fog and rain came.") == [
        "storm and hail"
    ]


def test_sentences_that_share_hardly_a_word_have_no_marks() -> None:
    assert differing("The lamp went out at noon.", "Nobody lit it any longer.") is None


@given(st.text(), st.text())
def test_marks_stand_on_whole_words_in_their_order(text: str, other: str) -> None:
    words = split_words({"text": text}, (0, len(text)))
    found = find_differing(words, [word.key for word in split_words({"text": other}, (0, len(other)))]) or []
    assert {start for start, _ in found} <= {word.start for word in words}
    assert {end for _, end in found} <= {word.end for word in words}
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
