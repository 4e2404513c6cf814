"""The labels of an article in another language, as spans of its text: `languages/LANGUAGE/HALF/NAME.toml`.

A label gives words as they stand in the text; `in` is a wider context where they stand in it more than once, `count`
how often they stand in it. That they do is held by a test; words that the engine cut from the text count as missed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A labelled quotation; `speakers` are the words that name who said it, as text and in full."""

    span: Span
    kind: str
    speakers: tuple[str, ...]
    cue: str | None


@dataclass(frozen=True, slots=True)
class Labels:
    """What must be found in one article."""

    sentences: tuple[Span, ...]
    quotations: tuple[Said, ...]
    names: tuple[tuple[Span, str], ...]
    quantities: tuple[tuple[Span, str], ...]
    days: tuple[tuple[Span, str], ...]


def read_labels(file: Path, text: str) -> Labels:
    """The labels of a file, in the text of its article as the engine cleaned it."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return Labels(
        tuple(_in_order(text, table["sentences"])),
        tuple(_said(text, row) for row in table.get("quotation", [])),
        tuple((span, row["type"]) for row in table.get("name", []) for span in _find(text, row)),
        tuple((span, row["value"]) for row in table.get("quantity", []) for span in _find(text, row)),
        tuple((span, row["date"]) for row in table.get("day", []) for span in _find(text, row)),
    )


def _in_order(text: str, sentences: list[str]) -> Iterator[Span]:
    at = 0
    for number, sentence in enumerate(sentences):
        start = text.find(sentence, at)
        if start >= 0:
            at = start + len(sentence)
        yield (start, at) if start >= 0 else _lost(number)


def _lost(number: int) -> Span:
    """The span of words that cleaning took out of the text: nothing can be found there."""
    return -number - 1, -number - 1


def _said(text: str, row: Mapping[str, Any]) -> Said:
    speakers = tuple(row[key] for key in ("speaker", "is") if key in row)
    return Said(_find(text, row)[0], row["kind"], speakers, row.get("cue"))


def _find(text: str, row: Mapping[str, Any]) -> list[Span]:
    """Where the words stand; white space in a label stands for any."""
    words, context, count = row["text"], row.get("in", row["text"]), row.get("count", 1)
    before, _, behind = context.partition(words)
    pattern = re.compile(f"{_loosely(before)}({_loosely(words)}){_loosely(behind)}")
    spans = [match.span(1) for match in pattern.finditer(text) if _stands_alone(text, *match.span(1))]
    return spans + [_lost(number) for number in range(len(spans), count)]


def _loosely(words: str) -> str:
    return re.sub(r"(?:\\ )+", r"\\s+", re.escape(words))


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (behind.isalnum() and text[end - 1].isalnum())
