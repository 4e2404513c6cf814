"""The labels of the German, French and Spanish articles say only what stands in their texts.

How they are meant: a mention is without title and article. A counted number is its words alone, its unit the noun as
printed; a measure takes its unit in, and its unit is a symbol or an English word (`percent`, `years old`, `EUR`).
Ordinals, times of day, years, fractions and open numbers are no quantities. A day takes its preposition or article in.
What is reported stands without its conjunction; where it holds marked words, these alone are labelled. A speaker is the
nearest name, even of the sentence before (then without a cue). The cue is the word that tells (`dit` of "a dit"), and
the first part of a verb that is parted.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "languages"
LANGUAGES, HALVES = ("de", "es", "fr"), ("seen", "unseen")
KINDS = {
    "quotation": {"direct", "indirect", "partial", "scare", "title"},
    "name": {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK", "LAW"},
}
LABELS = sorted(FOLDER.glob("*/*/*.toml"))


@pytest.fixture(params=LABELS, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    path: Path = request.param
    return path.with_suffix(".txt").read_text(encoding="utf-8"), tomllib.loads(path.read_text(encoding="utf-8"))


def test_each_language_has_two_articles_in_each_half() -> None:
    assert [str(path.parent.relative_to(FOLDER)) for path in LABELS] == [
        f"{language}/{half}" for language in LANGUAGES for half in HALVES for _ in range(2)
    ]


def test_every_labelled_string_stands_where_it_says(article: tuple[str, dict[str, Any]]) -> None:
    text, labels = article
    rows = [row for kind in ("quotation", "name", "quantity", "day") for row in labels[kind]]
    assert [row for row in rows if not _stands(row, text)] == []


def test_speakers_cues_and_full_names_are_words_of_the_text(article: tuple[str, dict[str, Any]]) -> None:
    text, labels = article
    words = [row[key] for row in labels["quotation"] for key in ("speaker", "cue", "is") if key in row]
    assert [word for word in words if word not in text] == []


def test_kinds_and_types_are_those_of_the_contract(article: tuple[str, dict[str, Any]]) -> None:
    _, labels = article
    assert {row["kind"] for row in labels["quotation"]} <= KINDS["quotation"]
    assert {row["type"] for row in labels["name"]} <= KINDS["name"]


def test_the_sentences_in_order_are_the_text(article: tuple[str, dict[str, Any]]) -> None:
    text, labels = article
    assert "".join("".join(labels["sentences"]).split()) == "".join(text.split())
    assert all(sentence in text for sentence in labels["sentences"])


def _stands(row: dict[str, Any], text: str) -> bool:
    whole = row.get("in", row["text"])
    count: int = row.get("count", 1)
    return text.count(whole) == count and whole.count(row["text"]) == 1
