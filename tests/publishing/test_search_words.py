"""The words of a text: the cases that hold the browser too, and laws that hold for any text."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.publishing.search_words import split_words
from variorum.verify.search_words import words_of

CASES = json.loads((Path(__file__).parent.parent / "cases" / "search_words.json").read_text(encoding="utf-8"))
TEXTS = st.text() | st.text("aZß ſıİΣςé\u0301\u0308 ’'12年東京タワガ\u3099서울ที่हिन्\u093f\ufe0f_-.🎈")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_a_text_has_the_words_of_its_case(case: dict[str, object]) -> None:
    assert split_words(str(case["text"])) == case["words"]


@given(TEXTS)
def test_the_verifier_reads_the_same_words(text: str) -> None:
    assert words_of(text) == split_words(text)


@given(TEXTS)
def test_composed_or_not_a_text_has_the_same_words(text: str) -> None:
    assert split_words(unicodedata.normalize("NFD", text)) == split_words(unicodedata.normalize("NFC", text))
