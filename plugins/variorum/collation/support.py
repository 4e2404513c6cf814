"""Which sentences stand behind one statement: groups of nodes that say the same, and looser ties that say part of it.

Precision first: average link over the odds of pairs makes groups, and what is left over joins a group only by a clear
margin, in part. A node is in exactly one group; further groups may cite it in part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..clusters import average_link
from .alignment import Alignment
from .candidates import NEAREST
from .wordings import THOUSAND

MOST_COUNTED = 4 * THOUSAND
"""Odds of a pair that count in a group at most, for or against; of a pair that was not compared, against."""
SAME_STATEMENT = -150
"""Mean odds at which groups of sentences are one statement: about as likely as not, the best on labelled stories."""
PART_OF_IT = -500
"""Odds from which a node left alone joins the group of its best partner, in part."""
CLEAR_MARGIN = 500
"""By how much that best group must beat the second best."""
ALSO_ELSEWHERE = -200
"""Odds from which a node of one group is cited in part by another, too: it states several facts."""


@dataclass(frozen=True, slots=True)
class Support:
    """The nodes of one statement, and nodes of others that support it in part, by their places."""

    nodes: tuple[int, ...]
    partly: tuple[int, ...] = ()


def find_support(size: int, alignment: Alignment) -> tuple[Support, ...]:
    """Partition so many nodes into groups of one statement each, and add what supports them in part."""
    scores = {pair: min(max(odds, -MOST_COUNTED), MOST_COUNTED) + MOST_COUNTED for pair, odds in alignment.odds.items()}
    groups = average_link(range(size), scores, SAME_STATEMENT + MOST_COUNTED, links=NEAREST // 2)
    home = {node: n for n, group in enumerate(groups) for node in group}
    partly: defaultdict[int, set[int]] = defaultdict(set)
    for (a, b), odds in alignment.odds.items():
        if home[a] != home[b] and odds >= ALSO_ELSEWHERE:
            partly[home[a]].add(b)
            partly[home[b]].add(a)
    joined = _attach(groups, home, alignment)
    for node, group in joined.items():
        partly[group].add(node)
    return tuple(Support(group, tuple(sorted(partly[n]))) for n, group in enumerate(groups))


def _attach(groups: Sequence[tuple[int, ...]], home: dict[int, int], alignment: Alignment) -> dict[int, int]:
    """The group that each node left alone supports in part, against the frozen groups: order does not matter."""
    links: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for (a, b), odds in alignment.odds.items():
        for node, other in ((a, b), (b, a)):
            n = home[other]
            if len(groups[home[node]]) == 1 and len(groups[n]) > 1:
                links[node][n] = max(links[node].get(n, -MOST_COUNTED), odds)
    joined = {}
    for node in sorted(links):
        ranked = sorted((-odds, n) for n, odds in links[node].items())
        second = -ranked[1][0] if len(ranked) > 1 else -MOST_COUNTED
        if -ranked[0][0] >= PART_OF_IT and -ranked[0][0] - second >= CLEAR_MARGIN:
            joined[node] = ranked[0][1]
    return joined
