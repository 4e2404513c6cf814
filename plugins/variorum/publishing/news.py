"""What the head of a story page says of its last change: which reports came, what they brought, what was corrected.

Words of sources stand in it as they are: the first words of each new point, and the new figures that such a point
prints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from ..digest_data import Row
from ..model import Span
from .addresses import article_page, kept_link
from .fields import Count, count_items
from .index import Index
from .marks import print_run
from .openings import Opening, print_opening
from .points import Point
from .reports import Byline
from .tiers import Tiers

MOST_OPEN = 3
"""New points up to which the list of them stands open: more would push the story itself down a narrow page."""

COUNTED = {"reports": "articles", "sources": "sources"}
"""What is counted in the data rather than on the page, by the key of its phrase."""


class NewReport(NamedTuple):
    """A report that came, or was corrected; `points` are those that print what was changed."""

    id: str
    by: Byline
    page: str
    points: tuple[NewPoint, ...] = ()


class NewPoint(NamedTuple):
    """A printed point, by its first words."""

    id: str
    opening: Opening


class NewFigure(NamedTuple):
    """A figure as it is printed, and where the report has it."""

    run: Markup
    href: str


@dataclass(frozen=True, slots=True)
class News:
    """What came with the last change of a story. `counts` are those of the data, each with the key of its phrase."""

    reports: tuple[NewReport, ...]
    counts: tuple[tuple[str, Count], ...]
    points: tuple[NewPoint, ...]
    figures: tuple[NewFigure, ...]
    corrected: tuple[NewReport, ...]

    @property
    def is_open(self) -> bool:
        """Whether the list of what came is short enough to stand open."""
        return len(self.points) <= MOST_OPEN


def print_news(index: Index, story: Row, tiers: Tiers, bylines: Mapping[str, Byline], root: str) -> News | None:
    """What is new in a story, or corrected; None where nothing is."""
    news, corrections = story.get("news"), story["corrections"]
    if not news and not corrections:
        return None
    points = tiers.printed
    new = _pick_points(index, points, news["statements"] if news else ())
    return News(
        reports=tuple(_print_report(bylines, article) for article in (news["articles"] if news else ())),
        counts=_count_news(story, news) if news else (),
        points=new,
        figures=_print_figures(index, points, news, root) if news else (),
        corrected=tuple(
            _print_report(bylines, row["articles"][0], _pick_points(index, points, row["statements"]))
            for row in corrections
        ),
    )


def _count_news(story: Row, news: Row) -> tuple[tuple[str, Count], ...]:
    counts = {key: count_items(f"stories/{story['id']}/news", news, name) for key, name in COUNTED.items()}
    return tuple((key, count) for key, count in counts.items() if count.n)


def _print_report(bylines: Mapping[str, Byline], article: str, points: tuple[NewPoint, ...] = ()) -> NewReport:
    return NewReport(article, bylines[article], article_page(article), points)


def _pick_points(index: Index, points: Sequence[Point], wanted: Sequence[str]) -> tuple[NewPoint, ...]:
    def print_first(shown: Span) -> Opening:
        return print_opening(index.rows.articles[shown.article], shown.start, shown.end)

    return tuple(NewPoint(point.id, print_first(point.shown)) for point in points if point.id in wanted)


def _print_figures(index: Index, points: Sequence[Point], news: Row, root: str) -> tuple[NewFigure, ...]:
    """The new figures that new points print, in the order of the page."""
    found = []
    for shown in (point.shown for point in points if point.id in news["statements"]):
        for row in news["figures"]:
            if row["article"] == shown.article and shown.start <= row["start"] and row["end"] <= shown.end:
                run = print_run(index.rows.articles[shown.article], (row["start"], row["end"]), more=" data-new-figure")
                found.append(NewFigure(run, kept_link(root, shown.article, shown.start, shown.end)))
    return tuple(found)


def find_marks(story: Row) -> dict[str, str]:
    """What a mark beside a statement says, by the statement: new, or corrected."""
    corrected = {key: "corrected" for row in story["corrections"] for key in row["statements"]}
    news = story.get("news")
    return corrected | dict.fromkeys(news["statements"] if news else (), "new")
