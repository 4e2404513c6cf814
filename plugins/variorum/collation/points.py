"""Points: what will be statements.

Each has its sentences, the one that is shown, and how far each of the others agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Citation, Span
from .alignment import Alignment, probability
from .material import Unit
from .nodes import Node
from .support import Support
from .tables import leaning
from .wordings import THOUSAND

SAYS_THE_SAME = -THOUSAND
"""Odds with the shown sentence (thousandths of a logit) from which one of its group says the same, not part of it."""
STANDS_BEHIND = -2 * THOUSAND
"""Odds below which one of the group does not stand behind the shown sentence after all."""
SAME_WORDS = 1_000_000
WORDS_TOLD = 5
"""Words that two sentences share that are told as evidence."""
LONG_SENTENCE = 35
"""Words from which a sentence is hard to read at a glance."""
SHORT_SENTENCE = 6
"""Words below which a sentence rarely stands alone."""


@dataclass(frozen=True, slots=True)
class Point:
    """A statement in the making. `origin` is its founding span: the earliest article's first sentence among its own."""

    origin: Span
    shown: Unit
    units: tuple[Unit, ...]
    citations: tuple[Citation, ...]
    sources: tuple[str, ...]

    @property
    def words(self) -> int:
        """Words of the shown sentence."""
        return len(self.shown.text.split())

    @property
    def place(self) -> int:
        """How early any of its articles tells it, in thousandths."""
        return min(u.place for u in self.units)


@dataclass(frozen=True, slots=True)
class Comparing:
    """What points are made of: nodes and their odds, what counts as one source, and the order of the articles."""

    nodes: Sequence[Node]
    alignment: Alignment
    source_of: Mapping[str, str]
    order: Mapping[str, int]

    def first(self, node: int) -> Unit:
        """Of the reports with the same words, the earliest."""
        return min(self.nodes[node].units, key=lambda u: (self.order[u.span.article], u.rank))


def make_points(comparing: Comparing, support: Sequence[Support]) -> tuple[Point, ...]:
    """One point for each group of nodes, with its citations."""
    order = comparing.order
    points = []
    for group, shown in _firm(comparing, support):
        units = [unit for node in group.nodes for unit in comparing.nodes[node].units]
        members = sorted(units, key=lambda u: (order[u.span.article], u.rank))
        own = [c for node in group.nodes for c in _cite(comparing, shown, node, is_whole=True)]
        other = [c for node in group.partly for c in _cite(comparing, shown, node, is_whole=False)]
        place = {u.span: n for n, u in enumerate(members)}
        own.sort(key=lambda c: place[Span(c.article, c.start, c.end)])
        sources = tuple(sorted({comparing.source_of[u.span.article] for u in members}))
        points.append(Point(members[0].span, comparing.first(shown), tuple(members), (*own, *other), sources))
    return tuple(points)


def _firm(comparing: Comparing, support: Sequence[Support]) -> Iterator[tuple[Support, int]]:
    """The groups and their shown nodes, without the nodes that do not stand behind it; those are alone."""
    for group in support:
        shown = choose_shown(comparing, group.nodes)
        odds = {n: comparing.alignment.get(n, shown) for n in (*group.nodes, *group.partly)}
        # What was not compared with the shown node stays with the others that hold it, and supports nothing in part.
        loose = {n for n in group.nodes if (known := odds[n]) is not None and known < STANDS_BEHIND}
        partly = [n for n in group.partly if (known := odds[n]) is not None and known > STANDS_BEHIND]
        yield Support(tuple(n for n in group.nodes if n not in loose), tuple(partly)), shown
        yield from ((Support((n,)), n) for n in sorted(loose))


def choose_shown(comparing: Comparing, group: Sequence[int]) -> int:
    """The node to print: agreed by most, complete, standing alone; ties to the earliest article."""

    def merit(node: int) -> tuple[int, int, int]:
        agreed: dict[str, int] = {}
        for other in group:
            odds = None if other == node else comparing.alignment.get(node, other)
            if odds is not None:
                for article in comparing.nodes[other].articles:
                    source = comparing.source_of[article]
                    agreed[source] = max(agreed.get(source, 0), probability(odds))
        first = comparing.first(node)
        return sum(agreed.values()) + standing(first), -comparing.order[first.span.article], -first.rank

    return max(group, key=merit)


def standing(unit: Unit) -> int:
    """How well a sentence stands alone, in millionths.

    Names and figures help; openings that lean on another, length and brevity hurt.
    """
    words = len(unit.text.split())
    score = 60_000 * min(4, len(unit.entities)) + 60_000 * min(3, len(unit.numbers))
    if is_dangling(unit):
        score -= 900_000
    if unit.text.rstrip('”"’»“').endswith(":"):
        score -= 800_000
    if unit.text.count("“") != unit.text.count("”"):
        score -= 150_000
    score -= 20_000 * max(0, words - LONG_SENTENCE)
    return score - (200_000 if words < SHORT_SENTENCE else 0)


def is_dangling(unit: Unit) -> bool:
    """Whether a sentence opens on something that only the one before it explains."""
    return bool(leaning().match(unit.text))


def _cite(comparing: Comparing, shown: int, node: int, *, is_whole: bool) -> Iterator[Citation]:
    if node == shown:
        first = comparing.first(shown)
        for unit in comparing.nodes[node].units:
            kind, why = ("words", "its own sentence is printed") if unit is first else ("also", "the same words")
            yield Citation(unit.span.article, unit.span.start, unit.span.end, kind, SAME_WORDS, why)
        return
    odds = comparing.alignment.get(shown, node)
    is_same = is_whole and odds is not None and odds >= SAYS_THE_SAME
    shared = ", ".join(comparing.alignment.shared(shown, node)[:WORDS_TOLD])
    reason = f"shares {shared}" if shared else "agrees with the others that are cited here"
    for unit in comparing.nodes[node].units:
        score = 0 if odds is None else probability(odds)
        relation = "also" if is_same else "partly"
        yield Citation(unit.span.article, unit.span.start, unit.span.end, relation, score, reason)
