"""The points of a story in their tiers: blocks of what several sources tell, then each source's own news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..digest_data import Row
from .differences import Difference
from .fields import Count, Field
from .points import Point, Printer
from .reports import find_outlet


@dataclass(frozen=True, slots=True)
class Block:
    """Points of the core that belong together, under names found in them; the first is the leading one."""

    label: Field | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """What only one outlet tells and the page does not print: paragraphs in the article's order."""

    outlet: str
    name: Field
    paragraphs: tuple[tuple[Point, ...], ...]

    @property
    def sentences(self) -> int:
        """How many sentences it holds."""
        return sum(len(paragraph) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class SourceNews:
    """One source's own news: its outlets, a phrase on why several reports count once, open points, folds by outlet."""

    names: tuple[Field, ...]
    note: str | None
    reports: Count
    points: tuple[Point, ...]
    folds: tuple[Fold, ...]


@dataclass(frozen=True, slots=True)
class Tiers:
    """All points of a story page in reading order."""

    blocks: tuple[Block, ...]
    news: tuple[SourceNews, ...]

    def count(self) -> dict[str, int]:
        """How many points each tier prints."""
        return {
            "core": sum(len(block.points) for block in self.blocks),
            "only": sum(len(source.points) for source in self.news),
        }

    @property
    def printed(self) -> list[Point]:
        """All points that are not folded, in reading order."""
        return [p for block in self.blocks for p in block.points] + [p for source in self.news for p in source.points]

    def find_difference(self) -> str | None:
        """The first point beside which a difference stands, or else has one at all."""
        points = self.printed
        found = [p.id for p in points if p.differences] + [p.id for p in points if p.wordings]
        return found[0] if found else None


def print_tiers(printer: Printer, story: Row, differences: dict[str, tuple[Difference, ...]]) -> Tiers:
    """Sort a story's statements into tiers and print them, numbered in reading order."""
    rows = {tier: [s for s in story["statements"] if s["tier"] == tier] for tier in ("core", "only", "folded")}
    points = _attach(printer, rows["core"] + rows["only"], differences)
    folded = _attach(printer, rows["folded"], differences)
    under: dict[str, list[Point]] = defaultdict(list)
    for row in rows["folded"]:
        under[row["under"]].append(folded[row["id"]])
    printed = [
        point._replace(folded=tuple(under[point.id])) if point.id in under else point for point in points.values()
    ]
    core = {point.id: point for point in printed if point.tier == "core"}
    own = [point for point in printed if point.tier == "only"]
    return Tiers(_make_blocks(story, rows["core"], core), _sort_by_source(printer, story, own, under))


def _attach(printer: Printer, rows: Iterable[Row], differences: dict[str, tuple[Difference, ...]]) -> dict[str, Point]:
    return {row["id"]: printer.print_point(row, n, differences.get(row["id"], ())) for n, row in enumerate(rows, 1)}


def _make_blocks(story: Row, rows: Sequence[Row], points: dict[str, Point]) -> tuple[Block, ...]:
    blocks = []
    for label, group in groupby(rows, key=lambda row: row["block"]):
        members = [row["id"] for row in group]
        path = f"stories/{story['id']}/statements/{members[0]}/block"
        blocks.append(Block(Field(path, label) if label else None, tuple(points[member] for member in members)))
    return tuple(blocks)


def _sort_by_source(
    printer: Printer, story: Row, own: Sequence[Point], under: dict[str, list[Point]]
) -> tuple[SourceNews, ...]:
    """Each source with its points and folds; an outlet with reports in two sources folds under the first of them."""
    source_of = {article: n for n, source in enumerate(story["sources"]) for article in source["articles"]}
    points: dict[int, list[Point]] = defaultdict(list)
    for point in own:
        points[source_of[point.shown.article]].append(point)
    taken: set[str] = set()
    news = []
    for n, source in enumerate(story["sources"]):
        outlets = list(dict.fromkeys(printer.bylines[article].outlet for article in source["articles"]))
        folds = [make_fold(printer, story, o, under[o]) for o in outlets if o in under and o not in taken]
        taken.update(outlets)
        if points[n] or folds:
            names = tuple(find_outlet(printer.index.rows, outlet) for outlet in outlets)
            reports = Count(f"stories/{story['id']}/sources/{n}/articles", len(source["articles"]))
            news.append(SourceNews(names, note_source(source, outlets), reports, tuple(points[n]), tuple(folds)))
    return tuple(news)


def note_source(source: Row, outlets: Sequence[str]) -> str | None:
    """The key of the phrase that says why a source's reports count once; None if it has only one."""
    if len(source["articles"]) < 2:  # noqa: PLR2004 - several means two or more
        return None
    if source.get("agency"):
        return "share_agency"
    return "share_outlet" if len(outlets) == 1 else "share_text"


def make_fold(printer: Printer, story: Row, outlet: str, points: Sequence[Point]) -> Fold:
    """The folded sentences of an outlet as running paragraphs; a point with more to show stands by itself."""
    order = {article: n for n, article in enumerate(story["articles"])}
    ordered = sorted(points, key=lambda point: (order[point.shown.article], point.shown.start))
    paragraphs = groupby(ordered, key=lambda point: _find_paragraph(printer, point))
    grouped = tuple(tuple(group) for _, group in paragraphs)
    return Fold(outlet, find_outlet(printer.index.rows, outlet), grouped)


def _find_paragraph(printer: Printer, point: Point) -> tuple[str, int, str]:
    text = printer.index.rows.articles[point.shown.article]["text"]
    return point.shown.article, text.rfind("\n\n", 0, point.shown.start), point.id if point.stands_alone else ""
