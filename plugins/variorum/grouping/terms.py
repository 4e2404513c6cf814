"""What an article is about, as four vectors of terms: its words, its names, its lead, its full names.

Names hold reports of one event together where writers choose other words; full names tell the events of one kind apart;
the lead tells what is new from what is told again.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..words import rarity, spell_words, stem, unit_vector

PARTS = ("word", "name", "lead", "full name")
"""The parts of an article, in the order of their numbers."""
LEAD_WORDS = 80
"""Words of the text that are its lead: two or three sentences."""
LEAST_RARITY = 1.0
"""Rarity of both words of a full name: "The Council" is none."""
LONGEST_RARITY = 14.0
"""Most that two words in a row weigh."""

Vector = Mapping[str, float]


def tell_terms(title: Sequence[Token], text: Sequence[Token]) -> tuple[Vector, ...]:
    """A vector of length 1 for each of PARTS, term to (1 + ln count) x rarity; empty where an article has none."""
    tokens = [*title, *text]
    known = find_names(tokens)
    names = [token for token in tokens if token.is_capital and token.stem in known]
    return _weigh(tokens), _weigh(names), _weigh([*title, *text[:LEAD_WORDS]]), _weigh_full_names((title, text))


class Token:
    """A word as spelled, folded and stemmed, how rare it is, and whether it begins with a capital letter."""

    __slots__ = ("is_capital", "rarity", "spelled", "stem", "word")

    def __init__(self, spelled: str, language: str | None) -> None:
        self.spelled = spelled
        self.word = spelled.casefold()
        self.stem = stem(self.word, language or "en")
        self.rarity = rarity(self.word, language)
        self.is_capital = spelled[0].isupper()


def spell_terms(title: Sequence[Token], text: Sequence[Token]) -> Mapping[str, str]:
    """Each term as the article first spells it."""
    found: dict[str, str] = {}
    for field in (title, text):
        for token in field:
            found.setdefault(token.stem, token.spelled)
        for a, b in pairwise(field):
            found.setdefault(f"{a.stem} {b.stem}", f"{a.spelled} {b.spelled}")
    return found


def read_tokens(text: str, language: str | None) -> list[Token]:
    """The words of a text, in order."""
    return [Token(spelled, language) for spelled in spell_words(text)]


def find_names(tokens: Sequence[Token]) -> frozenset[str]:
    """The stems of words that always begin with a capital letter."""
    small = {token.word for token in tokens if not token.is_capital}
    return frozenset(token.stem for token in tokens if token.is_capital and token.word not in small)


def _weigh(tokens: Sequence[Token]) -> Vector:
    counts = Counter(token.stem for token in tokens)
    rare: dict[str, float] = {}
    for token in tokens:
        rare[token.stem] = max(rare.get(token.stem, 0.0), token.rarity)
    return _finish(counts, rare)


def _weigh_full_names(fields: Sequence[Sequence[Token]]) -> Vector:
    found = [pair for field in fields for pair in _full_names(field)]
    counts = Counter(name for name, _ in found)
    return _finish(counts, dict(found))


def _full_names(tokens: Sequence[Token]) -> Iterator[tuple[str, float]]:
    for a, b in pairwise(tokens):
        if a.is_capital and b.is_capital and min(a.rarity, b.rarity) > LEAST_RARITY:
            yield f"{a.stem} {b.stem}", min(LONGEST_RARITY, a.rarity + b.rarity)


def _finish(counts: Mapping[str, int], rare: Mapping[str, float]) -> Vector:
    return unit_vector({t: (1.0 + math.log(n)) * rare[t] for t, n in sorted(counts.items()) if rare[t] > 0.0})
