"""Rivals: words of two reports about one thing that can't both be right, or do not say the same.

Two sentences need not be one statement for that: a figure may differ in sentences that are half about other things. How
much they must be alike depends on how much the words themselves say that they are about one thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations

from ..words import fold
from .alignment import Alignment
from .figures import AGE, figures
from .material import Material, Unit
from .named_times import HALF_A_DAY, Moment, find_moments
from .nodes import Node
from .slots import Reading, about
from .word_vectors import LENGTH, look_up
from .wordings import NEAR, THOUSAND

NEARLY = -1000
"""Odds from which what two sentences say of certainty, part and scope is compared."""
FARTHEST = -2300
"""Odds (thousandths of a logit) of two sentences below which nothing in them is compared."""
SAME_COUNTED = 1500
"""What it adds to these odds that two figures count the same, or that both are ages of one person."""
SAME_CLAUSE = 800
"""What it adds that their clauses share a telling word."""
RIVAL_RATIO = 1.6
"""Ratio of two figures up to which they may be rivals; farther apart they are of two things."""
ALIKE_FOR_PARTS, ALIKE_FOR_MOMENTS, ALIKE_FOR_NAMES, ALIKE_FOR_BOUNDS = -500, 1000, 1000, 1500
"""Odds from which sentences are about one thing where parts of a time (the day of one month), whole times, names, or
the bounds of a figure ("over 500", 500) differ."""
UNSURE_COUNTED = -500
"""What it adds to the odds that figures count things with other nouns ("troops", "soldiers"), or one of them none."""
SHARED_WORDS = 2
"""Telling words that two sentences share where the only figures of a unit in their reports may be rivals."""
FEW = 10
"""Below it two figures must count the very same: two men are among three people."""
WHOLE = 100.0
"""Shares that add up to this are parts of one whole."""
SAME_LETTERS = 0.85
"""Share of letters in common from which two names are one, spelled in two ways."""
HOURS_APART = 6 * 60
"""Minutes up to which two times of day may be rivals."""


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


def find_rivals(material: Material, nodes: Sequence[Node], alignment: Alignment) -> tuple[Rival, ...]:
    """All rivals of a story, by their sentences."""
    compare = _Comparing(material)
    twins = {node.unit.id: node.units for node in nodes}
    units = [node.unit for node in nodes]
    found = [*compare.ages(units), *compare.counts(units)]
    for (a, b), odds in sorted(alignment.alike.items()):
        if odds >= FARTHEST:
            found += compare.pair(units[a], units[b], odds)
    return tuple(rival for one in found for rival in _repeat(one, twins))


def find_kin(nodes: Sequence[Node], alignment: Alignment) -> dict[str, list[Unit]]:
    """For each sentence, by its id, those that are nearly like it, whether or not they can say the same."""
    found: defaultdict[str, list[Unit]] = defaultdict(list)
    for (a, b), odds in sorted(alignment.alike.items()):
        if odds >= NEARLY:
            for one, other in ((a, b), (b, a)):
                for unit in nodes[one].units:
                    found[unit.id] += nodes[other].units
    return found


def _repeat(rival: Rival, twins: Mapping[str, Sequence[Unit]]) -> Iterator[Rival]:
    """A rival in every report that has the same sentences."""
    for one in twins[rival.one.unit.id]:
        yield replace(rival, one=replace(rival.one, unit=one))
    for other in twins[rival.other.unit.id][1:]:
        yield replace(rival, other=replace(rival.other, unit=other))


class _Comparing:
    """Compares pairs of sentences, reading each once."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._figures: dict[str, tuple[Reading, ...]] = {}
        self._moments: dict[str, tuple[Moment, ...]] = {}

    def ages(self, units: Sequence[Unit]) -> Iterator[Rival]:
        """Ages of one person that differ, in whatever sentences they stand."""
        told: defaultdict[str, list[tuple[Unit, Reading]]] = defaultdict(list)
        for unit in units:
            for reading in self._read_figures(unit):
                whose = self._whose(unit, reading) if reading.slot == f"figure {AGE}" else None
                if whose is not None:
                    told[whose].append((unit, reading))
        for whose in sorted(told):
            for (a, x), (b, y) in combinations(told[whose], 2):
                if a.span.article != b.span.article and _are_apart(x, y):
                    yield Rival("number", "age", _words(a, x), _words(b, y))

    def counts(self, units: Sequence[Unit]) -> Iterator[Rival]:
        """Figures that differ where either report has one of their kind, in whatever sentences.

        A kind is a telling noun that is counted, or a unit; with a unit, the sentences must share telling words.
        """
        told: defaultdict[str, defaultdict[str, list[tuple[Unit, Reading]]]] = defaultdict(lambda: defaultdict(list))
        for unit in units:
            for reading in self._read_figures(unit):
                kind = _kind(reading)
                if kind:
                    told[kind][unit.span.article].append((unit, reading))
        for kind in sorted(told):
            once = [found[0] for _, found in sorted(told[kind].items()) if len({r.value for _, r in found}) == 1]
            for (a, x), (b, y) in combinations(once, 2):
                if not _are_apart(x, y) or _is_bound(x, y):
                    continue
                if _bonus(x, y) > 0 or (kind.startswith("unit ") and _bonus(x, y) == 0 and self._share_words(a, b)):
                    yield Rival("number", x.topic, _words(a, x), _words(b, y))

    def _share_words(self, a: Unit, b: Unit) -> bool:
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

    def pair(self, a: Unit, b: Unit, odds: int) -> Iterator[Rival]:
        """The rivals of two sentences that are alike by these odds."""
        yield from self._compare_figures(a, b, odds)
        if odds >= ALIKE_FOR_PARTS:
            yield from self._compare_moments(a, b, odds)
        if odds >= ALIKE_FOR_NAMES:
            yield from self._compare_names(a, b)

    def _read_figures(self, unit: Unit) -> tuple[Reading, ...]:
        if unit.id not in self._figures:
            self._figures[unit.id] = tuple(figures(self._material, unit))
        return self._figures[unit.id]

    def _compare_figures(self, a: Unit, b: Unit, odds: int) -> Iterator[Rival]:
        mine, theirs = self._read_figures(a), self._read_figures(b)
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
                    yield Rival(x.kind, x.topic, _words(a, x), _words(b, y))

    def _compare_moments(self, a: Unit, b: Unit, odds: int) -> Iterator[Rival]:
        mine, theirs = self._read_moments(a), self._read_moments(b)
        for x in mine:
            for y in theirs:
                if x.kind != y.kind or not x.clashes(y) or (odds < ALIKE_FOR_MOMENTS and not x.meets(y)):
                    continue
                if any(not x.clashes(z) for z in theirs if z.kind == x.kind):
                    continue
                if any(not z.clashes(y) for z in mine if z.kind == y.kind):
                    continue
                if x.minutes is not None and y.minutes is not None:
                    apart = abs(x.minutes - y.minutes)
                    if min(apart, HALF_A_DAY - apart) > HOURS_APART:
                        continue
                yield Rival("date", "when", _said(a, x), _said(b, y))

    def _read_moments(self, unit: Unit) -> tuple[Moment, ...]:
        if unit.id not in self._moments:
            self._moments[unit.id] = tuple(find_moments(unit.text))
        return self._moments[unit.id]

    def _compare_names(self, a: Unit, b: Unit) -> Iterator[Rival]:
        """Two names with one noun for what they are ("Constitutional Court"), or in one place of the sentence."""
        mine, theirs = self._read_names(a), self._read_names(b)
        for x in mine:
            for y in theirs:
                is_told = x.value in {z.value for z in theirs} or y.value in {z.value for z in mine}
                is_told = is_told or y.value in a.entities or x.value in b.entities
                if not is_told and x.slot == y.slot and not _is_one_name(_said_words(x, a), _said_words(y, b)):
                    yield Rival("name", x.topic, _words(a, x), _words(b, y))

    def _read_names(self, unit: Unit) -> list[Reading]:
        article, found = self._material.article(unit.span.article), []
        for m in article.mentions:
            if not unit.span.start <= m.start < m.end <= unit.span.end:
                continue
            key = self._material.mentions.get((article.id, m.start, m.end)) or article.text[m.start : m.end]
            words = article.text[m.start : m.end].split()
            start, end = m.start - unit.span.start, m.end - unit.span.start
            if m.type in HEADED and len(words) > 1:
                found.append(Reading("name", "who", f"the {words[-1].casefold()}", key, start, end, frozenset()))
            elif m.type in PLACED:
                before = unit.text[:start].split()
                if before and before[-1].casefold() in WHERE:
                    slot = f"place {before[-1].casefold()}"
                    found.append(Reading("name", "place", slot, key, start, end, frozenset()))
        slots = Counter(reading.slot for reading in found)
        return [reading for reading in found if slots[reading.slot] == 1]


HEADED = frozenset({"ORG", "FAC", "EVENT", "LAW"})
PLACED = frozenset({"GPE", "LOC", "FAC"})
WHERE = frozenset(["in", "at", "near", "outside", "to", "from"])


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
    never = 10 * FARTHEST
    if x.range is None or y.range is None:
        return never
    low, high = sorted((x.range, y.range), key=lambda r: r.low)
    if low.high <= 0 or high.low > RIVAL_RATIO * low.high:
        return never
    if x.slot == "figure %" and abs(low.low + high.high - WHOLE) <= 1:
        return never
    bonus = SAME_CLAUSE if (x.about & y.about) - {x.range.counted, y.range.counted} else 0
    one, other = x.range.counted, y.range.counted
    if one == other:
        return bonus + SAME_COUNTED if one else bonus
    if one and other and (high.high < FEW or not _are_near(one, other)):
        return never
    return UNSURE_COUNTED


def _are_near(one: str, other: str) -> bool:
    """Whether two counted nouns, as stems, may be the same people or things: "soldiers" and "troops"."""
    if one == other:
        return True
    vectors = look_up([(one, None), (other, None)])
    return bool(int(vectors[0] @ vectors[1]) * THOUSAND >= NEAR * LENGTH**2)


def _said_words(words: Reading, unit: Unit) -> list[str]:
    return [word for word in fold(unit.text[words.start : words.end]) if word != "the"]


def _is_one_name(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names are one in two forms: with a word more, another word within, or another letter."""
    if set(mine) <= set(theirs) or set(theirs) <= set(mine) or mine[0] == theirs[0]:
        return True
    return SequenceMatcher(None, " ".join(mine), " ".join(theirs)).ratio() >= SAME_LETTERS


def _words(unit: Unit, reading: Reading) -> Words:
    return Words(unit, reading.start, reading.end, reading.value)


def _said(unit: Unit, moment: Moment) -> Words:
    words = unit.text[moment.start : moment.end]
    return Words(unit, moment.start, moment.end, " ".join(words.casefold().split()))
