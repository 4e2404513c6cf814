"""A rival: words of two reports about one thing that can't both be right, or do not say the same."""

from __future__ import annotations

from dataclasses import dataclass

from .material import Unit
from .slots import Reading


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a sentence, and what they say; start and end count in the sentence."""

    unit: Unit
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Rival:
    """Words of two reports that differ, and in what."""

    kind: str
    topic: str
    one: Words
    other: Words


def words_of(unit: Unit, reading: Reading) -> Words:
    """The words of a reading."""
    return Words(unit, reading.start, reading.end, reading.value)
