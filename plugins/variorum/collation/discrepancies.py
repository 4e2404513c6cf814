"""Differences between sources inside one statement: figures, times, names, certainty, part and scope.

Only sentences that state the same are ever compared; a general search for contradictions finds little else than
noise. House style (spellings of a name, defence/defense, £150m/£150 million) has been folded before it comes here:
names are entities, figures are values.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from ..model import Discrepancy, Position, Span
from .figures import figures
from .material import Material, Unit
from .points import Point
from .readings import certainties, classes, modifiers, names, times
from .slots import Reading
from .tables import topic_phrase

MOST_BOXES = 8
"""Statements with differences on a page: an empty margin is the sign of agreement, a full one is not read."""
MOST_POSITIONS = 4

Compare = Callable[[Material, Unit], Iterator[Reading]]

READERS: tuple[Compare, ...] = (figures, times, names, certainties, classes, modifiers)
"""What is compared, most substantial first: this order ranks the boxes."""


@dataclass(frozen=True, slots=True)
class _Found:
    rank: tuple[int, int]
    discrepancy: Discrepancy


def find_discrepancies(
    material: Material,
    statements: Sequence[tuple[str, Point]],
    units: Mapping[Span, Unit],
    source_of: Mapping[str, str],
) -> tuple[Discrepancy, ...]:
    """The differences of a story's printed statements (id and point), ranked, for at most MOST_BOXES of them."""
    found: list[_Found] = []
    for n, (statement, point) in enumerate(statements):
        cited = [units[Span(c.article, c.start, c.end)] for c in point.citations]
        for rank, reader in enumerate(READERS):
            readings = [(unit, r) for unit in cited for r in reader(material, unit)]
            found += [_Found((rank, n), d) for d in _compare(statement, readings, source_of)]
    kept: list[_Found] = []
    for item in sorted(found, key=lambda f: (f.rank[0], -len(f.discrepancy.positions), f.rank[1], f.discrepancy.id)):
        boxes = {f.discrepancy.statement for f in kept} | {item.discrepancy.statement}
        if len(boxes) <= MOST_BOXES and not any(_repeats(item.discrepancy, other.discrepancy) for other in kept):
            kept.append(item)
    return tuple(item.discrepancy for item in sorted(kept, key=lambda f: (f.rank[1], f.rank[0], f.discrepancy.id)))


def _repeats(item: Discrepancy, kept: Discrepancy) -> bool:
    """Whether a discrepancy tells what a better one tells: the same question and answers, or the same words."""
    same = item.topic == kept.topic and {p.value for p in item.positions} <= {p.value for p in kept.positions}
    mine, others = ([span for p in d.positions for span in p.citations] for d in (item, kept))
    overlap = sum(a.article == b.article and a.start < b.end and b.start < a.end for a in mine for b in others)
    return same or overlap > 1


def _compare(
    statement: str, readings: Sequence[tuple[Unit, Reading]], source_of: Mapping[str, str]
) -> Iterator[Discrepancy]:
    """Readings of one slot that are about the same, with different values.

    Values that one source gives both of are not alternatives: it speaks of two things.
    """
    for slot in sorted({r.slot for _, r in readings}):
        told = [(unit, r) for unit, r in readings if r.slot == slot]
        by = {r.value: {source_of[u.span.article] for u, o in told if o.value == r.value} for _, r in told}
        parts = {r.range.low for _, r in told if r.range}
        related = [
            (u, r)
            for u, r in told
            if any(r.differs_from(o) and not by[r.value] & by[o.value] and not _adds_up(r, o, parts) for _, o in told)
        ]
        values = sorted({r.value for _, r in related}, key=lambda v: (-len(by[v]), v))[:MOST_POSITIONS]
        if len(values) > 1:
            positions = tuple(
                Position(value, tuple(sorted({_span(u, r) for u, r in related if r.value == value})))
                for value in values
            )
            reading = related[0][1]
            yield Discrepancy(_mint(statement, slot), statement, reading.kind, topic_phrase(reading.topic), positions)


def _adds_up(a: Reading, b: Reading, parts: Collection[float]) -> bool:
    """Whether a third figure makes up the difference: 187 passengers and 19 crew are another report's 206 people."""
    return a.range is not None and b.range is not None and abs(a.range.low - b.range.low) in parts


def _span(unit: Unit, reading: Reading) -> Span:
    return Span(unit.span.article, unit.span.start + reading.start, unit.span.start + reading.end)


def _mint(statement: str, slot: str) -> str:
    return "d-" + b32encode(blake2b(f"{statement} {slot}".encode(), digest_size=8).digest()).decode().lower()[:10]
