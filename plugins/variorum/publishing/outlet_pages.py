"""The pages of outlets: one for each with its reports, and the index of all."""

from __future__ import annotations

from dataclasses import dataclass

from ..digest_data import Row
from .addresses import outlet_page
from .cards import Card, make_card
from .carried import Carried, find_carried
from .fields import Count, Field, count_items, find_field
from .index import Index
from .moments import Moment, find_moment
from .reports import make_byline
from .sources_list import Report, describe_report


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet as the index lists it."""

    name: Field
    page: str
    domain: Field | None
    is_agency: bool
    reports: Count


@dataclass(frozen=True, slots=True)
class OutletPage:
    """All that the page of an outlet shows: what it carried, and its reports, the newest first, each with its story."""

    line: OutletLine
    rights: Field | None
    full_feed: tuple[tuple[Moment, Moment], ...]
    carried: Carried
    reports: tuple[tuple[Report, Card | None], ...]


def describe_outlet(row: Row) -> OutletLine:
    """An outlet as the index lists it."""
    path = f"outlets/{row['id']}"
    name = Field(f"{path}/name", row["name"])
    return OutletLine(
        name, outlet_page(row["id"]), find_field(path, row, "domain"), row["agency"], count_items(path, row, "articles")
    )


def make_outlet_page(index: Index, row: Row) -> OutletPage:
    """Gather what the page of an outlet shows."""
    by = make_byline(index.rows, row["id"])
    reports = []
    for article in index.articles_of.get(row["id"], ()):
        report = (
            article if article["title"] else index.rows.articles[article["id"]]
        )  # its first words stand for a title
        story = index.story_of.get(article["id"])
        reports.append((describe_report(report, by), make_card(index, story) if story else None))
    return OutletPage(
        describe_outlet(row),
        find_field(f"outlets/{row['id']}", row, "rights"),
        _tell_days(row),
        find_carried(index, row["id"]),
        tuple(reports),
    )


def _tell_days(row: Row) -> tuple[tuple[Moment, Moment], ...]:
    """The days of which all is here that the outlet told, the first and the last of each stretch."""
    paths = ((f"outlets/{row['id']}/full_feed/{n}", days) for n, days in enumerate(row["full_feed"]))
    told = ((find_moment(path, days, "from"), find_moment(path, days, "to")) for path, days in paths)
    return tuple((first, last) for first, last in told if first and last)


def list_outlets(index: Index) -> tuple[OutletLine, ...]:
    """All outlets by name."""
    rows = sorted(index.rows.outlets.values(), key=lambda row: (row["name"].casefold(), row["id"]))
    return tuple(describe_outlet(row) for row in rows)
