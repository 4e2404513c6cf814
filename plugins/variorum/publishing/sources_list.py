"""The sources of a story: each with its reports, the file each came as, and from what its outlet is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..digest_data import Row
from ..moments import find_day
from .addresses import article_page, outlet_page, outward_link
from .fields import Count, Field, count_items, find_field
from .index import Index
from .marks import foreign_language
from .moments import Moment, find_moment
from .openings import Opening, print_opening
from .reports import Byline
from .tiers import note_source

UNDATED = "undated"
"""The day of reports that nobody dates."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its headline, or its first words if it has none, and its receipts."""

    id: str
    by: Byline
    outlet_page: str
    page: str
    title: Field | None
    opening: Opening | None
    published: Moment | None
    sentences: Count
    path: Field
    outlet_evidence: Field | None
    url: str | None

    @property
    def day(self) -> str:
        """The day of publication; UNDATED where none is told."""
        return (find_day(self.published.value) if self.published else None) or UNDATED


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a story, with the phrase that says why several of its reports count once."""

    note: str | None
    count: Count
    reports: tuple[Report, ...]


def list_sources(index: Index, story: Row, bylines: Mapping[str, Byline]) -> tuple[Source, ...]:
    """The sources in the story's order."""
    sources = []
    for n, source in enumerate(story["sources"]):
        reports = tuple(describe_report(index.rows.articles[a], bylines[a]) for a in source["articles"])
        count = Count(f"stories/{story['id']}/sources/{n}/articles", len(source["articles"]))
        sources.append(Source(note_source(source, sorted({report.by.outlet for report in reports})), count, reports))
    return tuple(sources)


def describe_report(article: Row, by: Byline) -> Report:
    """A report as lists show it."""
    path = f"articles/{article['id']}"
    title = find_field(path, article, "title", foreign_language(article))
    first = article["sentences"][0] if article["sentences"] and title is None else None
    return Report(
        id=article["id"],
        by=by,
        outlet_page=outlet_page(by.outlet),
        page=article_page(article["id"]),
        title=title,
        opening=print_opening(article, *first) if first else None,
        published=find_moment(path, article, "published"),
        sentences=count_items(path, article, "sentences"),
        path=Field(f"{path}/path", article["path"]),
        outlet_evidence=find_field(f"{path}/evidence", article["evidence"], "outlet"),
        url=outward_link(article["url"]),
    )
