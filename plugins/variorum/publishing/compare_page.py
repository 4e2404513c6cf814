"""The comparison of the outlets that tell a story: what they tell side by side, statement by statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ..digest_data import Row
from .addresses import compare_page, find_root, story_page
from .compared import Comparer, Told
from .fields import Field
from .index import Index
from .marks import foreign_language
from .reports import Byline, name_reports

MOST_COLUMNS = 3
"""So many outlets can be read beside each other on a wide screen; of more, two are shown at first."""


class Column(NamedTuple):
    """An outlet: how many points it tells, and those that no other outlet of the story tells."""

    outlet: str
    name: Field
    points: int
    alone: tuple[Told, ...]
    is_shown: bool


class Block(NamedTuple):
    """Statements that several outlets tell, under the label that they have in the story."""

    label: Field | None
    rows: tuple[Told, ...]

    @property
    def is_shown(self) -> bool:
        """Whether one of its rows is shown at first."""
        return any(row.is_shown for row in self.rows)


@dataclass(frozen=True, slots=True)
class ComparePage:
    """All that a comparison shows. `columns` begin with the outlets that tell most, which are shown at first."""

    headline: Field
    story_page: str
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]

    @property
    def shown(self) -> int:
        """How many outlets are shown at first."""
        return sum(column.is_shown for column in self.columns)

    @property
    def common(self) -> int:
        """How many points all outlets tell that are shown at first."""
        return sum(row.is_common for block in self.blocks for row in block.rows)


class _Placed(NamedTuple):
    """A statement, its number in the story, and the label that it stands under."""

    statement: Row
    number: int | None
    label: Field | None


def find_compare_page(index: Index, story: Row) -> str | None:
    """Where a story's outlets are compared; None if one outlet alone tells it."""
    outlets = {article["outlet"] for article in index.reports(story)}
    return compare_page(story["slug"]) if len(outlets) > 1 else None


def make_compare_page(index: Index, story: Row) -> ComparePage:
    """Gather what the comparison of a story's outlets shows."""
    bylines = name_reports(index.rows, index.reports(story))
    placed = list(_place(story))
    tellers = {one.statement["id"]: _find_tellers(one.statement, bylines) for one in placed}
    points = Counter(outlet for outlets in tellers.values() for outlet in outlets)
    order = sorted(dict.fromkeys(by.outlet for by in bylines.values()), key=lambda outlet: -points[outlet])
    shown = tuple(order if len(order) <= MOST_COLUMNS else order[:2])
    comparer = Comparer(index, find_root(compare_page(story["slug"])), bylines, shown)
    alone: dict[str, list[_Placed]] = defaultdict(list)
    for one in placed:
        if len(tellers[one.statement["id"]]) == 1:
            alone[next(iter(tellers[one.statement["id"]]))].append(one)
    names = {by.outlet: by.name for by in bylines.values()}
    headline = story["headline"]
    language = foreign_language(index.rows.articles.head(headline["article"]))
    return ComparePage(
        Field(f"stories/{story['id']}/headline/text", headline["text"], language),
        story_page(story["slug"]),
        tuple(
            Column(o, names[o], points[o], _print_all(comparer, _sort_by_place(story, alone[o])), o in shown)
            for o in order
        ),
        _make_blocks(comparer, [one for one in placed if len(tellers[one.statement["id"]]) > 1]),
    )


def _place(story: Row) -> Iterable[_Placed]:
    """All statements in the story's order, each followed by what is folded under it, and last what is not."""
    folded: dict[str, list[Row]] = defaultdict(list)
    for statement in story["statements"]:
        if statement["tier"] == "folded":
            folded[statement["under"]].append(statement)
    points = [s for tier in ("core", "only") for s in story["statements"] if s["tier"] == tier]
    first: dict[str, str] = {}
    for number, point in enumerate(points, 1):
        label = point["block"]
        path = f"stories/{story['id']}/statements/{first.setdefault(label or '', point['id'])}/block"
        heading = Field(path, label) if label else None
        yield _Placed(point, number, heading)
        for under in folded.pop(point["id"], ()):
            yield _Placed(under, None, heading)
    for statements in folded.values():
        yield from (_Placed(statement, None, None) for statement in statements)


def _find_tellers(statement: Row, bylines: Mapping[str, Byline]) -> set[str]:
    return {bylines[citation["article"]].outlet for citation in statement["citations"]}


def _make_blocks(comparer: Comparer, placed: Sequence[_Placed]) -> tuple[Block, ...]:
    groups = groupby(placed, key=lambda one: one.label)
    return tuple(Block(label, _print_all(comparer, group)) for label, group in groups)


def _print_all(comparer: Comparer, placed: Iterable[_Placed]) -> tuple[Told, ...]:
    return tuple(comparer.print_told(one.statement, one.number) for one in placed)


def _sort_by_place(story: Row, placed: Iterable[_Placed]) -> list[_Placed]:
    """Statements in the order in which their reports have them."""
    order = {article: n for n, article in enumerate(story["articles"])}
    return sorted(placed, key=lambda p: (order[p.statement["shown"]["article"]], p.statement["shown"]["start"]))
