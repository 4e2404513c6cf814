"""Issues: the stories of one day, the leading ones first. The front page is the issue of the newest day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .arrangement import UNDATED_KEY
from .cards import Card, Lead, make_card, make_lead
from .days import SHELF, Day, describe_day
from .index import Index
from .moments import Moment, find_moment, say_month
from .topics import Topic, UnderTopic, list_topics, sort_by_topic

MONTH = len("2026-03")
LEADS = 12
"""So many stories are told at length: an issue can be read to its end."""


@dataclass(frozen=True, slots=True)
class Issue:
    """The stories of a day, and the ways to the issues before and after it."""

    at: Day
    leads: tuple[Lead, ...]
    rest: tuple[UnderTopic, ...]
    before: Day | None
    after: Day | None
    newest: Moment | None


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """One issue in the archive, by its leading story."""

    at: Day
    lead: Card


@dataclass(frozen=True, slots=True)
class Month:
    """The issues of a month, the newest first; `month` is "" for the shelf of stories without a day."""

    month: str
    words: str | None
    lines: tuple[ArchiveLine, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """All issues by month, the newest first, and the topics with a story."""

    months: tuple[Month, ...]
    topics: tuple[Topic, ...]


def list_days(index: Index) -> tuple[Day, ...]:
    """All issues, the newest first, the undated shelf last."""
    dated = tuple(describe_day(day) for day in index.days)
    return (*dated, SHELF) if index.undated else dated


def make_issue(index: Index, at: Day) -> Issue:
    """The issue of a day."""
    stories = index.days[at.day] if at.day else index.undated
    before, after = _neighbours(index, at.day)
    return Issue(
        at=at,
        leads=tuple(make_lead(index, story, at.day) for story in stories[:LEADS]),
        rest=sort_by_topic(index, stories[LEADS:]),
        before=before,
        after=after,
        newest=_find_newest(index, at.day),
    )


def _find_newest(index: Index, day: str | None) -> Moment | None:
    """When the newest report of a day was published; None if no report of it tells more than the day."""
    article = index.latest.get(day) if day else None
    if article is None or article["published"] == day:
        return None
    return find_moment(f"articles/{article['id']}", article, "published")


def list_archive(index: Index) -> Archive:
    """Every issue with its leading story, by month, and every topic that has a story."""
    months: defaultdict[str, list[ArchiveLine]] = defaultdict(list)
    for at in list_days(index):
        stories = index.days[at.day] if at.day else index.undated
        months[at.day[:MONTH] if at.day else ""].append(ArchiveLine(at, make_card(index, stories[0])))
    return Archive(
        tuple(Month(month, say_month(month) if month else None, tuple(lines)) for month, lines in months.items()),
        tuple(topic for topic in list_topics() if index.by_topic.get(topic.code)),
    )


def _neighbours(index: Index, day: str | None) -> tuple[Day | None, Day | None]:
    """The issues before and after that of a day; the shelf comes before all days."""
    if day is None:
        _, oldest = index.beside[UNDATED_KEY]
        return None, describe_day(oldest) if oldest else None
    before, after = index.beside[day]
    earlier = describe_day(before) if before else SHELF if index.undated else None
    return earlier, describe_day(after) if after else None
