"""Figures of two reports about one thing that differ.

Two sentences need not be one statement for that. How much they must be alike depends on how much the figures themselves
say that they are of one thing: what they count, whose age they are, that a report has no other of their kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from .figures import AGE, figures
from .material import Material, Unit
from .rival import Rival, words_of
from .slots import Reading, about
from .word_vectors import LENGTH, look_up
from .wordings import NEAR, THOUSAND

FARTHEST = -2300
"""Odds (thousandths of a logit) of two sentences below which nothing in them is compared."""
SAME_COUNTED = 1500
"""What it adds to these odds that two figures count the same."""
SAME_CLAUSE = 800
"""What it adds that their clauses share a telling word."""
UNSURE_COUNTED = -500
"""What it adds that figures count things with other nouns ("troops", "soldiers"), or one of them none."""
ALIKE_FOR_BOUNDS = 1500
"""Odds from which the bounds of a figure ("over 500", 500) are a difference."""
RIVAL_RATIO = 1.6
"""Ratio of two figures up to which they may be rivals; farther apart they are of two things."""
SHARED_WORDS = 2
"""Telling words that two sentences share where the only figures of a unit in their reports may be rivals."""
FEW = 10
"""Below it two figures must count the very same: two men are among three people."""
WHOLE = 100.0
"""Shares that add up to this are parts of one whole."""
NEVER = 10 * FARTHEST


class Figures:
    """The figures of a story's sentences, each read once, and how they differ."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._read: dict[str, tuple[Reading, ...]] = {}

    def _readings(self, unit: Unit) -> tuple[Reading, ...]:
        if unit.id not in self._read:
            self._read[unit.id] = tuple(figures(self._material, unit))
        return self._read[unit.id]

    def pair(self, a: Unit, b: Unit, odds: int) -> Iterator[Rival]:
        """The figures of two sentences, alike by these odds, that differ."""
        mine, theirs = self._readings(a), self._readings(b)
        for x in mine:
            for y in theirs:
                if x.slot != y.slot or not _are_apart(x, y):
                    continue
                if any(not _are_apart(x, z) for z in theirs if z.slot == x.slot):
                    continue  # the other report has this figure, too: it speaks of two things
                if any(not _are_apart(z, y) for z in mine if z.slot == y.slot):
                    continue
                if _is_bound(x, y) and odds < ALIKE_FOR_BOUNDS:
                    continue
                if odds + _bonus(x, y) >= 0:
                    yield Rival(x.kind, x.topic, words_of(a, x), words_of(b, y))

    def ages(self, units: Sequence[Unit]) -> Iterator[Rival]:
        """Ages of one person that differ, in whatever sentences they stand."""
        told: defaultdict[str, list[tuple[Unit, Reading]]] = defaultdict(list)
        for unit in units:
            for reading in self._readings(unit):
                whose = self._whose(unit, reading) if reading.slot == f"figure {AGE}" else None
                if whose is not None:
                    told[whose].append((unit, reading))
        for whose in sorted(told):
            for (a, x), (b, y) in combinations(told[whose], 2):
                if a.span.article != b.span.article and _are_apart(x, y):
                    yield Rival("number", "age", words_of(a, x), words_of(b, y))

    def counts(self, units: Sequence[Unit]) -> Iterator[Rival]:
        """Figures that differ where either report has one of their kind, in whatever sentences.

        A kind is a telling noun that is counted, or a unit; with a unit, the sentences must share telling words.
        """
        told: defaultdict[str, defaultdict[str, list[tuple[Unit, Reading]]]] = defaultdict(lambda: defaultdict(list))
        for unit in units:
            for reading in self._readings(unit):
                kind = _kind(reading)
                if kind:
                    told[kind][unit.span.article].append((unit, reading))
        for kind in sorted(told):
            once = [found[0] for _, found in sorted(told[kind].items()) if len({r.value for _, r in found}) == 1]
            for (a, x), (b, y) in combinations(once, 2):
                if not _are_apart(x, y) or _is_bound(x, y):
                    continue
                if _bonus(x, y) > 0 or (kind.startswith("unit ") and _bonus(x, y) == 0 and self._sharewords_of(a, b)):
                    yield Rival("number", x.topic, words_of(a, x), words_of(b, y))

    def _sharewords_of(self, a: Unit, b: Unit) -> bool:
        languages = (self._material.article(u.span.article).language or "en" for u in (a, b))
        mine, theirs = (about(u.text, language) for u, language in zip((a, b), languages, strict=True))
        return len(mine & theirs) >= SHARED_WORDS

    def _whose(self, unit: Unit, age: Reading) -> str | None:
        """The name right before an age, or right behind "the 47-year-old"."""
        article = self._material.article(unit.span.article)
        start, end = unit.span.start + age.start, unit.span.start + age.end
        for m in article.mentions:
            key = self._material.mentions.get((article.id, m.start, m.end))
            if key and (article.text[m.end : start] in {", ", " (", ", aged "} or article.text[end : m.start] == " "):
                return key
        return None


def _are_apart(x: Reading, y: Reading) -> bool:
    if x.range is None or y.range is None:
        return x.value != y.value
    return x.range.low > y.range.high or y.range.low > x.range.high


def _kind(reading: Reading) -> str | None:
    if reading.range is None:
        return None
    if reading.range.counted:
        return f"{reading.slot} {reading.range.counted}" if reading.range.is_telling else None
    unit = reading.slot.removeprefix("figure ")
    return f"unit {unit}" if unit and unit != AGE else None


def _is_bound(x: Reading, y: Reading) -> bool:
    """Whether two figures are one, of which one has a bound: "nearly five", "five"."""
    return x.range is not None and y.range is not None and x.range.value == y.range.value


def _bonus(x: Reading, y: Reading) -> int:
    """How much two figures themselves say that they are of one thing, as odds; far below 0 if they say the contrary."""
    if x.range is None or y.range is None:
        return NEVER
    low, high = sorted((x.range, y.range), key=lambda r: r.low)
    if low.high <= 0 or high.low > RIVAL_RATIO * low.high:
        return NEVER
    if x.slot == "figure %" and abs(low.low + high.high - WHOLE) <= 1:
        return NEVER
    bonus = SAME_CLAUSE if (x.about & y.about) - {x.range.counted, y.range.counted} else 0
    one, other = x.range.counted, y.range.counted
    if one == other:
        return bonus + SAME_COUNTED if one else bonus
    if one and other and (high.high < FEW or not _are_near(one, other)):
        return NEVER
    return UNSURE_COUNTED


def _are_near(one: str, other: str) -> bool:
    """Whether two counted nouns, as stems, may be the same people or things: "soldiers" and "troops"."""
    if one == other:
        return True
    vectors = look_up([(one, None), (other, None)])
    return bool(int(vectors[0] @ vectors[1]) * THOUSAND >= NEAR * LENGTH**2)
