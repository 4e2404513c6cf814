"""Differences between sources: figures, times, names, certainty, part and scope.

What expresses certainty, part or scope is compared inside one statement and with sentences nearly like it; figures,
times and names are `rivals`, in sentences that are about one thing. House style (spellings of a name, defence/defense,
£150m/£150 million) has been folded before it comes here: names are entities, figures are values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Discrepancy, Position, Span
from .material import Material, Unit
from .minting import mint
from .points import Point
from .readings import certainties, classes, modifiers, names, times
from .rival import Rival, Words
from .slots import Reading
from .tables import topic_phrase

MOST_POSITIONS = 4
RANKS = ("number", "date", "name", "attribution", "certainty", "scope")
"""Kinds of difference, the most substantial first."""

Compare = Callable[[Material, Unit], Iterator[Reading]]
READERS: tuple[Compare, ...] = (times, names, certainties, classes, modifiers)
"""What is compared inside a statement, and with sentences nearly like it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that may have differences: its id and point, in the order in which the page tells it."""

    id: str
    point: Point
    is_core: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A difference, and the sentences that its words stand in."""

    discrepancy: Discrepancy
    units: tuple[Unit, ...]


def find_discrepancies(
    material: Material,
    told: Sequence[Told],
    rivals: Sequence[Rival],
    kin: Mapping[str, Sequence[Unit]],
    source_of: Mapping[str, str],
) -> tuple[Found, ...]:
    """The differences of a story, the most substantial first; `kin` are the sentences nearly like one, by its id."""
    order = {statement.id: n for n, statement in enumerate(told)}
    units = {unit.span: unit for statement in told for unit in statement.point.units}
    found = [*_compare_rivals(told, rivals, source_of)]
    for statement in told:
        if statement.is_core:
            cited = [units[Span(c.article, c.start, c.end)] for c in statement.point.citations]
            nearly = [other for unit in statement.point.units for other in kin.get(unit.id, ())]
            compared = {unit.id: unit for unit in (*cited, *nearly)}
            for reader in READERS:
                readings = [(unit, r) for unit in compared.values() for r in reader(material, unit)]
                found += _compare(statement.id, readings, source_of)
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: _rank(f.discrepancy, order)):
        if not any(_repeats(item.discrepancy, other.discrepancy) for other in kept):
            kept.append(item)
    return tuple(kept)


def _rank(item: Discrepancy, order: Mapping[str, int]) -> tuple[int, int, int, str]:
    return RANKS.index(item.kind), -len(item.positions), order[item.statement], item.id


def _repeats(item: Discrepancy, kept: Discrepancy) -> bool:
    """Whether a discrepancy tells what a better one tells: the same question and answers, or the same words."""
    same = item.topic == kept.topic and {p.value for p in item.positions} <= {p.value for p in kept.positions}
    mine, others = ([span for p in d.positions for span in p.citations] for d in (item, kept))
    overlap = sum(a.article == b.article and a.start < b.end and b.start < a.end for a in mine for b in others)
    return same or overlap > 1


def _compare_rivals(told: Sequence[Told], rivals: Sequence[Rival], source_of: Mapping[str, str]) -> Iterator[Found]:
    """Rivals under the statement that tells them first, those that share words as one difference."""
    home = {unit.id: n for n, statement in enumerate(told) for unit in statement.point.units}
    groups: defaultdict[tuple[int, str, str], list[Rival]] = defaultdict(list)
    for rival in rivals:
        if source_of[rival.one.unit.span.article] != source_of[rival.other.unit.span.article]:
            groups[min(home[rival.one.unit.id], home[rival.other.unit.id]), rival.kind, rival.topic].append(rival)
    for (n, kind, topic), found in sorted(groups.items(), key=lambda item: item[0]):
        for words in _join(found):
            by: defaultdict[str, list[Words]] = defaultdict(list)
            for w in words:
                by[w.value].append(w)
            yield from _tell(told[n].id, kind, topic, by, source_of)


def _join(rivals: Sequence[Rival]) -> list[list[Words]]:
    """The words of rivals that hang together."""
    groups: list[dict[tuple[str, int, int], Words]] = []
    for rival in rivals:
        own = {(w.unit.id, w.start, w.end): w for w in (rival.one, rival.other)}
        touching = [group for group in groups if not own.keys().isdisjoint(group)]
        groups = [group for group in groups if group not in touching]
        for group in touching:
            own |= group
        groups.append(own)
    return [[group[key] for key in sorted(group)] for group in groups]


def _tell(
    statement: str, kind: str, topic: str, by: Mapping[str, Sequence[Words]], source_of: Mapping[str, str]
) -> Iterator[Found]:
    """One difference of the values that words give; two that one source gives both of are no alternatives."""
    sources = {value: {source_of[w.unit.span.article] for w in words} for value, words in by.items()}
    values = sorted(by, key=lambda v: (-len(sources[v]), v))
    values = [v for v in values if any(sources[v].isdisjoint(sources[o]) for o in values)][:MOST_POSITIONS]
    if len(values) > 1:
        positions = tuple(Position(v, tuple(sorted({_place(w) for w in by[v]}))) for v in values)
        units = tuple(w.unit for v in values for w in by[v])
        name = _mint(f"{statement} {kind} {topic}", positions)
        yield Found(Discrepancy(name, statement, kind, topic_phrase(topic), positions), units)


def _compare(statement: str, readings: Sequence[tuple[Unit, Reading]], source_of: Mapping[str, str]) -> Iterator[Found]:
    """Readings of one slot that are about the same, with different values."""
    for slot in sorted({r.slot for _, r in readings}):
        told = [(unit, r) for unit, r in readings if r.slot == slot]
        by: defaultdict[str, list[Words]] = defaultdict(list)
        for unit, r in told:
            if any(r.differs_from(other) for _, other in told):
                by[r.value].append(Words(unit, r.start, r.end, r.value))
        if by:
            reading = told[0][1]
            yield from _tell(statement, reading.kind, reading.topic, by, source_of)


def _place(words: Words) -> Span:
    span = words.unit.span
    return Span(span.article, span.start + words.start, span.start + words.end)


def _mint(question: str, positions: Collection[Position]) -> str:
    """A permanent id from the statement, what differs there, and the first words that do."""
    return mint("d", f"{question} {min(f'{c.article} {c.start} {c.end}' for p in positions for c in p.citations)}")
