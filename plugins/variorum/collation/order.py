"""Reading order of the core: blocks of what belongs together, the headline's first.

Inside each block stands first what most articles tell first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .points import Point

MOST_BLOCKS, LARGEST_BLOCK, SMALLEST_BLOCK = 6, 6, 2
"""Blocks of a story and points of a block: what a page can be scanned by (story page, order 2)."""
UNBLOCKED = 4
"""Points up to which a story is one block."""
NEIGHBOURS = 2
"""Sentences apart in one article at which two points stand together."""
LABEL_NAMES = 3
"""Names in a block's label."""
LONGEST_NAME = 28
"""Characters of a name that fits a label."""


@dataclass(frozen=True, slots=True)
class Block:
    """Points that belong together, in reading order, under a label of names found in them."""

    label: str | None
    points: tuple[Point, ...]


def order_points(
    points: Sequence[Point], names: Mapping[str, str], lead: Point | None, *, enabled: bool = True
) -> tuple[Block, ...]:
    """Part the core into blocks and put blocks and points in order; `names` are the words for entity keys."""
    if not points:
        return ()
    rank = {p.shown.id: n for n, p in enumerate(sorted(points, key=lambda p: precedence(p, points)))}
    if not enabled:
        return (Block(None, tuple(sorted(points, key=lambda p: p.shown.id))),)
    blocks = [sorted(block, key=lambda p: rank[p.shown.id]) for block in _part(points, rank)]
    blocks.sort(
        key=lambda block: (lead not in block, sum(p.place for p in block) // len(block), rank[block[0].shown.id])
    )
    return tuple(Block(_label(block, points, names), tuple(block)) for block in blocks)


def precedence(point: Point, points: Sequence[Point]) -> tuple[int, int, str]:
    """Sort key by majority precedence (Copeland): how many points most articles put after this; place; id."""
    beaten = 0
    for other in points:
        if other is not point:
            mine, theirs = _ranks(point), _ranks(other)
            votes = sum((mine[a] < theirs[a]) - (mine[a] > theirs[a]) for a in sorted(mine.keys() & theirs.keys()))
            beaten += (votes > 0) - (votes < 0)
    places = [u.place for u in point.units]
    return -beaten, sum(places) // len(places), point.shown.id


def _ranks(point: Point) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for unit in point.units:
        ranks[unit.span.article] = min(unit.rank, ranks.get(unit.span.article, unit.rank))
    return ranks


def _part(points: Sequence[Point], rank: Mapping[str, int]) -> list[list[Point]]:
    """Merge the two blocks with the strongest tie until there are few enough and none is too small."""
    blocks = [[p] for p in sorted(points, key=lambda p: rank[p.shown.id])]
    if len(points) <= UNBLOCKED:
        return [list(points)]
    ties = {(p.shown.id, q.shown.id): _tie(p, q) for p in points for q in points}
    while len(blocks) > MOST_BLOCKS or (len(blocks) > 1 and min(map(len, blocks)) < SMALLEST_BLOCK):
        smallest = min(map(len, blocks))
        options = [
            (sum(ties[p.shown.id, q.shown.id] for p in x for q in y) * 1000 // (len(x) * len(y)), -n, -m)
            for n, x in enumerate(blocks)
            for m, y in enumerate(blocks[:n])
            if len(x) + len(y) <= LARGEST_BLOCK and smallest in (len(x), len(y))
        ]
        if not options:
            break
        _, n, m = max(options)
        blocks[-m] += blocks.pop(-n)
    return blocks


def _tie(p: Point, q: Point) -> int:
    """How strongly two points belong together: told side by side, naming the same."""
    mine, theirs = _ranks(p), _ranks(q)
    both = sorted(mine.keys() & theirs.keys())
    near = sum(abs(mine[a] - theirs[a]) <= NEIGHBOURS for a in both)
    named = len(p.shown.entities & q.shown.entities)
    union = len(p.shown.entities | q.shown.entities)
    return (600 * near // len(both) if both else 0) + (400 * named // union if union else 0)


def _label(block: Sequence[Point], points: Sequence[Point], names: Mapping[str, str]) -> str | None:
    """The names that the block names most, of equals those that others name less; without names, its first figures."""
    here = Counter(e for p in block for u in p.units for e in u.entities if len(names.get(e, " " * 99)) <= LONGEST_NAME)
    everywhere = Counter(e for p in points for u in p.units for e in u.entities)
    told = sorted(here, key=lambda e: (-here[e], everywhere[e], names[e]))
    found = [names[e] for e in told] or [figure for p in block for figure in p.shown.figures]
    return " · ".join(list(dict.fromkeys(found))[:LABEL_NAMES]) or None
