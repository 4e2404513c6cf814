"""Which sentences stand behind one statement: groups of units that say the same, and looser ties that say part of it.

Precision first: identical sentences are one node, average link at a strict threshold makes groups, and what is left
over joins a group only by a clear margin. A unit is in exactly one group; further groups may cite it in part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ..clusters import average_link
from ..words import fold
from .alignment import Pair
from .features import is_name
from .material import Unit

SAME_STATEMENT = 240_000
"""Mean score (millionths) at which groups of sentences are one statement."""
PART_OF_IT = 260_000
"""Score from which a sentence left alone joins the group of its best partner, in part."""
CLEAR_MARGIN = 40_000
"""By how much that best group must beat the second best."""
STANDS_BEHIND = 190_000
"""Score with the shown sentence below which a unit of the group does not stand behind it after all."""
ALSO_ELSEWHERE = 240_000
"""Score from which a sentence of one group is cited in part by another, too: it states several facts."""
SAME_FIGURE = 170_000
"""The same for two sentences that share a figure, a name and another word: few facts have all three in common."""


Scores = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Support:
    """The units of one statement, and units of others that support it in part; scores of units to the group's best."""

    units: tuple[str, ...]
    partly: tuple[str, ...] = ()


def find_support(units: Sequence[Unit], pairs: Sequence[Pair], *, enabled: bool = True) -> tuple[Support, ...]:
    """Partition the units into groups of one statement each, and add what supports them in part."""
    if not enabled:
        return tuple(Support((u.id,)) for u in units)
    twins = _twins(units)
    article = {u.id: u.span.article for u in units}
    # Two sentences of one report are told apart by their writer: they never make a group, though a third may join them.
    scores = {(p.a, p.b): p.score for p in pairs if article[p.a] != article[p.b]}
    groups = _attach(_cluster(twins, scores), scores)
    grown = [tuple(sorted(twin for node in group for twin in twins[node])) for group in groups]
    tied = {(p.a, p.b) for p in pairs if (p.a, p.b) in scores and _is_tie(p)}
    return tuple(Support(group, _also_elsewhere(group, tied)) for group in sorted(grown))


def _twins(units: Sequence[Unit]) -> dict[str, tuple[str, ...]]:
    """Units with the same words, under the smallest id."""
    same: defaultdict[str, list[str]] = defaultdict(list)
    for unit in sorted(units, key=lambda u: u.id):
        words = " ".join(fold(unit.text))
        same[words or unit.id].append(unit.id)
    return {ids[0]: tuple(ids) for ids in same.values()}


def _cluster(twins: Mapping[str, Sequence[str]], scores: Scores) -> list[tuple[str, ...]]:
    node = {twin: key for key, group in twins.items() for twin in group}
    best: dict[tuple[str, str], int] = {}
    for (a, b), score in scores.items():
        x, y = sorted((node[a], node[b]))
        if x != y:
            best[x, y] = max(best.get((x, y), 0), score)
    return average_link(twins, best, SAME_STATEMENT)


def _attach(groups: Sequence[tuple[str, ...]], scores: Scores) -> list[tuple[str, ...]]:
    """One pass against the frozen groups: each unit left alone joins at most one, so order does not matter."""
    home = {unit: n for n, group in enumerate(groups) for unit in group}
    links: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for (a, b), score in scores.items():
        for unit, other in ((a, b), (b, a)):
            if unit in home and other in home and len(groups[home[unit]]) == 1 and len(groups[home[other]]) > 1:
                n = home[other]
                links[unit][n] = max(links[unit].get(n, 0), score)
    grown = [list(group) for group in groups]
    for unit in sorted(links):
        ranked = sorted(((-score, n) for n, score in links[unit].items()))
        first, second = -ranked[0][0], -ranked[1][0] if len(ranked) > 1 else 0
        if first >= PART_OF_IT and first - second >= CLEAR_MARGIN:
            grown[home[unit]].remove(unit)
            grown[ranked[0][1]].append(unit)
    return [tuple(sorted(group)) for group in grown if group]


def _is_tie(pair: Pair) -> bool:
    """Whether a pair is strong enough that each sentence supports the other's statement in part."""
    figures = [term for term in pair.shared if term.startswith("figure:")]
    names = [term for term in pair.shared if is_name(term)]
    evidence = figures and names and len(pair.shared) > len(figures) + len(names)
    return pair.score >= ALSO_ELSEWHERE or (bool(evidence) and pair.score >= SAME_FIGURE)


def _also_elsewhere(group: Sequence[str], tied: Collection[tuple[str, str]]) -> tuple[str, ...]:
    inside = set(group)
    found = {other for a, b in tied for unit, other in ((a, b), (b, a)) if unit in inside and other not in inside}
    return tuple(sorted(found))
