"""Which outlet reported a story on which day: a picture that is its own table, with a dot as large as its reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

from .moments import say_moment
from .reports import Byline
from .sources_list import UNDATED, Source

LEAST_OUTLETS, LEAST_DAYS = 3, 2
"""From which on a reader would rather look than read."""
SMALLEST, LARGEST = 3, 9
"""Radius of a dot, in the units of the picture: of one report among many, and of the most of a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A day with reports, or all that have none: then its words are None."""

    day: str
    words: str | None


@dataclass(frozen=True, slots=True)
class Dot:
    """How many reports of an outlet a day has, by the outlet and day that the list names; and how large it is drawn."""

    reports: int
    name: str
    radius: int


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet with a dot for each day, None where it has no report."""

    by: Byline
    dots: tuple[Dot | None, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The picture: its days, oldest first, and its outlets, those that came first above."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def draw_coverage(sources: Sequence[Source]) -> Coverage | None:
    """The picture of a story's reports; None where there is little to see."""
    reports = [report for source in sources for report in source.reports]
    outlets = {report.by.outlet: report.by for report in reports}
    days = sorted({report.day for report in reports})  # what is undated comes last: letters stand after digits
    if len(outlets) < LEAST_OUTLETS or len({*days} - {UNDATED}) < LEAST_DAYS:
        return None
    counts = Counter(f"{report.by.outlet} {report.day}" for report in reports)
    most = max(counts.values())
    rows = [Row(by, tuple(_draw(f"{outlet} {day}", counts, most) for day in days)) for outlet, by in outlets.items()]
    rows.sort(key=lambda row: [dot is None for dot in row.dots])
    return Coverage(tuple(Column(day, None if day == UNDATED else say_moment(day)) for day in days), tuple(rows))


def _draw(name: str, counts: Counter[str], most: int) -> Dot | None:
    """A dot whose area grows with the number of reports."""
    n = counts[name]
    return Dot(n, name, max(SMALLEST, isqrt(LARGEST * LARGEST * n // most))) if n else None
