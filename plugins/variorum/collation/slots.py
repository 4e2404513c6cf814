"""A reading: what one sentence says in a slot in which reports can differ."""

from __future__ import annotations

from dataclasses import dataclass

from ..words import fold, rarity, stem
from .material import Unit

TELLING = 4.0
"""Rarity (nats) from which a word can be what a clause is about."""


@dataclass(frozen=True, slots=True)
class Range:
    """The figures that a phrase can mean: "over 500" excludes 500, "about 120" takes in 118. Both ends count.

    `value` is the figure itself, `counted` the stem of what it counts: a telling word, or one like "people".
    """

    low: float
    high: float
    counted: str
    value: float
    is_telling: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says in one slot; two readings are compared only inside a slot.

    Start and end count in the sentence. `about` holds the telling stems of the clause: readings about nothing in common
    are never compared, unless both are about nothing but their slot. `range` is set for figures.
    """

    kind: str
    topic: str
    slot: str
    value: str
    start: int
    end: int
    about: frozenset[str]
    range: Range | None = None

    def differs_from(self, other: Reading) -> bool:
        """Whether two readings of one slot answer the same question in two ways."""
        related = bool(self.about & other.about) or not (self.about or other.about)
        return self.value != other.value and related and not self._is_within(other)

    def _is_within(self, other: Reading) -> bool:
        """Whether one of two times says the other and more: "after days", "after three days"."""
        mine, theirs = set(self.value.split()), set(other.value.split())
        return self.kind == "date" and (mine <= theirs or theirs <= mine)


def about(text: str, language: str) -> frozenset[str]:
    """The telling stems of a stretch of text."""
    return frozenset(stem(w, language) for w in fold(text) if rarity(w, language) >= TELLING)


def clause_around(unit: Unit, at: int) -> str:
    """The clause of a sentence that holds an offset."""
    return next((unit.text[a:b] for a, b in unit.clauses if a <= at < b), unit.text)
