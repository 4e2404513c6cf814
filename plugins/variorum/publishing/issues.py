"""Issues: the stories of one day, the leading ones first. The front page is the issue of the newest day."""

from __future__ import annotations

from dataclasses import dataclass

from .addresses import UNDATED, day_page
from .cards import Card, Lead, make_card, make_lead
from .index import Index
from .moments import say_moment

LEADS = 12
"""So many stories are told at length: an issue can be read to its end."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its page; `day` is None for the shelf of stories without one."""

    day: str | None
    words: str | None
    page: str


@dataclass(frozen=True, slots=True)
class Issue:
    """The stories of a day, and the ways to the issues before and after it."""

    at: Day
    leads: tuple[Lead, ...]
    rest: tuple[Card, ...]
    before: Day | None
    after: Day | None


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """One issue in the archive, by its leading story."""

    at: Day
    lead: Card


def list_days(index: Index) -> tuple[Day, ...]:
    """All issues, the newest first, the undated shelf last."""
    dated = tuple(Day(day, say_moment(day), day_page(day)) for day in index.days)
    return (*dated, Day(None, None, UNDATED)) if index.undated else dated


def make_issue(index: Index, days: tuple[Day, ...], place: int) -> Issue:
    """The issue at a place of `days`."""
    at = days[place]
    stories = index.days[at.day] if at.day else index.undated
    return Issue(
        at=at,
        leads=tuple(make_lead(index, story) for story in stories[:LEADS]),
        rest=tuple(make_card(index, story) for story in stories[LEADS:]),
        before=days[place + 1] if place + 1 < len(days) else None,
        after=days[place - 1] if place > 0 else None,
    )


def list_archive(index: Index, days: tuple[Day, ...]) -> tuple[ArchiveLine, ...]:
    """Every issue with its leading story."""
    return tuple(ArchiveLine(at, make_card(index, (index.days[at.day] if at.day else index.undated)[0])) for at in days)
