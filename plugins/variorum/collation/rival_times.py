"""Times that two reports about one thing give differently."""

from __future__ import annotations

from collections.abc import Iterator

from .material import Unit
from .named_times import HALF_A_DAY, Moment, find_moments
from .rival import Rival, Words

ALIKE_FOR_PARTS, ALIKE_FOR_TIMES = -500, 1000
"""Odds (thousandths of a logit) from which sentences are about one thing where parts of a time (the day of one month)
or whole times differ."""
HOURS_APART = 6 * 60
"""Minutes up to which two times of day may be rivals."""


def compare_times(a: Unit, b: Unit, odds: int) -> Iterator[Rival]:
    """The times of two sentences, alike by these odds, that differ."""
    if odds < ALIKE_FOR_PARTS:
        return
    mine, theirs = tuple(find_moments(a.text)), tuple(find_moments(b.text))
    for x in mine:
        for y in theirs:
            # What the other report has, too, is another time that both speak of.
            is_told = any(_is_one(x, z) for z in theirs) or any(_is_one(z, y) for z in mine)
            if not is_told and _are_rivals(x, y) and (odds >= ALIKE_FOR_TIMES or x.meets(y)):
                yield Rival("date", "when", _words(a, x), _words(b, y))


def _is_one(x: Moment, y: Moment) -> bool:
    return x.kind == y.kind and not x.clashes(y)


def _are_rivals(x: Moment, y: Moment) -> bool:
    if x.kind != y.kind or not x.clashes(y):
        return False
    if x.minutes is None or y.minutes is None:
        return True
    apart = abs(x.minutes - y.minutes)
    return min(apart, HALF_A_DAY - apart) <= HOURS_APART


def _words(unit: Unit, moment: Moment) -> Words:
    said = unit.text[moment.start : moment.end]
    return Words(unit, moment.start, moment.end, " ".join(said.casefold().split()))
