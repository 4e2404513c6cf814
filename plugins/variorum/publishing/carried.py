"""What an outlet carried alone, first, or as the text of an agency, beside the other outlets of these files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ..digest_data import Row
from ..moments import ISO, find_day
from .addresses import article_page
from .cards import StoryLink, link_story
from .fields import Field, find_field
from .index import Index
from .marks import foreign_language
from .openings import Opening, print_opening
from .reports import find_outlet


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that shares the text of an agency with other outlets: its headline or first words, or else its file."""

    id: str
    page: str
    title: Field | Opening
    agency: Field


@dataclass(frozen=True, slots=True)
class Carried:
    """What an outlet carried: stories that no other has, reports of an agency's text, stories where it came first."""

    alone: tuple[StoryLink, ...]
    copied: tuple[Copy, ...]
    first: tuple[StoryLink, ...]


def find_carried(index: Index, outlet: str) -> Carried:
    """What an outlet carried, the newest first."""
    reports = index.articles_of.get(outlet, ())
    homes = [(report, index.story_of.get(report["id"])) for report in reports]
    stories = {story["id"]: story for _, story in homes if story is not None}
    members = {key: [index.rows.articles.head(a) for a in story["articles"]] for key, story in stories.items()}
    copies = (_find_copy(index, report, story, outlet) for report, story in homes if story is not None)
    return Carried(
        alone=tuple(link_story(index, stories[key]) for key in stories if _is_alone(members[key], outlet)),
        copied=tuple(filter(None, copies)),
        first=tuple(link_story(index, stories[key]) for key in stories if _is_first(members[key], outlet)),
    )


def _is_alone(reports: Iterable[Row], outlet: str) -> bool:
    return all(report["outlet"] == outlet for report in reports)


def _is_first(reports: Iterable[Row], outlet: str) -> bool:
    """Whether a report of an outlet is earlier than all of all others; none is where one has no date."""
    times = [(report["outlet"], report["published"]) for report in reports]
    others = [time for by, time in times if by != outlet]
    if not others or any(find_day(time) is None for _, time in times):
        return False
    return any(all(is_before(time, other) for other in others) for by, time in times if by == outlet)


def is_before(one: str, other: str) -> bool:
    """Whether a time is before another: by the hour where both tell it in one way, else by the days that they name."""
    told = [ISO.fullmatch(time) for time in (one, other)]
    ways = {(bool(match["clock"]), bool(match["zone"])) for match in told if match}
    if len(ways) > 1 or not all(has_clock for has_clock, _ in ways):
        return one[:10] < other[:10]
    try:
        return datetime.fromisoformat(one) < datetime.fromisoformat(other)
    except ValueError:
        return False  # an hour that there is none


def _find_copy(index: Index, report: Row, story: Row, outlet: str) -> Copy | None:
    """A report as the copy that it is; None if it stands in no agency's source, or is the agency's own."""
    agencies = [source.get("agency") for source in story["sources"] if report["id"] in source["articles"]]
    agency = agencies[0] if agencies else None
    if agency is None or agency == outlet:
        return None
    path, row = f"articles/{report['id']}", index.rows.articles.head(report["id"])
    title: Field | Opening | None = find_field(path, row, "title", foreign_language(row))
    if title is None and row["sentences"]:
        title = print_opening(index.rows.articles[report["id"]], *row["sentences"][0])
    return Copy(
        report["id"],
        article_page(report["id"]),
        title or Field(f"{path}/path", row["path"]),
        find_outlet(index.rows, agency),
    )
