"""The words of a line as the tagger of names sees them, and the runs of capitals in which names stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..word_lists import read_table

LONGEST_JOINT = 3
"""Small words between two capitals of one name: "Guild for the Rescue"."""
_PARTS = r"\w+(?:ed|ing)|born|led|run|held|bound|era|style|wide|like|old|made|built|own|only|type|friendly|free|day"
"""What is joined to a name by a hyphen and is no part of it: "Quillon-based", "Quillon-born"."""
_TOKEN = re.compile(
    r"[a-z]+(?=[ ,])|(?:[A-Z]\.){2,}|[A-Z]\.(?=[ \u00a0]?[A-Z])|St\.(?= [A-Z])"
    r"|(?:Inc|Corp|Co|Ltd|Bros)\.(?= ?[a-z,;:()’'&-])"
    rf"|[^\W\d_]\w*(?:[’'](?!s\b)\w+|[&.](?=[A-Z])\w+|-(?=[A-Z\d])\w+|-(?!(?:{_PARTS})\b)[a-z]\w+)*"
    r"|\d+(?:[.,:-]\d+)*\w*|[’']s\b|\S"
)


class Token(NamedTuple):
    """A word, figure or mark: where it stands, as spelled, in lower case, and whether it carries a capital."""

    start: int
    end: int
    word: str
    low: str
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a line, and its runs of capitals with the small words between them: first and last token."""

    tokens: Sequence[Token]
    runs: Sequence[tuple[int, int]]


def read_lines(text: str) -> list[Line]:
    """The lines of a text that hold any words or marks."""
    start, lines = 0, []
    for line in text.split("\n"):
        tokens = [_read_token(start + m.start(), m[0]) for m in _TOKEN.finditer(line)]
        start += len(line) + 1
        if tokens:
            lines.append(Line(tokens, list(_find_runs(tokens))))
    return lines


def _read_token(start: int, word: str) -> Token:
    # "al-Kader", "eMarlow": a name may begin in lower case.
    low = word.lower()
    return Token(start, start + len(word), word, low, low != word and word[0].isalpha())


def _find_runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    joints, end = frozenset(read_table("name_joints")["joints"]), 0
    for first, token in enumerate(tokens):
        if token.is_capital and first >= end:
            end = first + 1
            while (capital := _next_capital(tokens, end, joints)) is not None:
                end = capital + 1
            yield first, end


def _next_capital(tokens: Sequence[Token], at: int, joints: frozenset[str]) -> int | None:
    for n in range(at, min(at + LONGEST_JOINT + 1, len(tokens))):
        if tokens[n].is_capital:
            return n
        if tokens[n].low not in joints:
            return None
    return None
