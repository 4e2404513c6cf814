"""Issues: the stories of one day, the leading ones first. The front page is the issue of the newest day."""

from __future__ import annotations

from dataclasses import dataclass

from .addresses import UNDATED, day_page
from .cards import Card, Lead, make_card, make_lead
from .index import UNDATED_KEY, Index
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
    dated = tuple(_dated(day) for day in index.days)
    return (*dated, _SHELF) if index.undated else dated


def make_issue(index: Index, at: Day) -> Issue:
    """The issue of a day."""
    stories = index.days[at.day] if at.day else index.undated
    before, after = _neighbours(index, at.day)
    return Issue(
        at=at,
        leads=tuple(make_lead(index, story) for story in stories[:LEADS]),
        rest=tuple(make_card(index, story) for story in stories[LEADS:]),
        before=before,
        after=after,
    )


def list_archive(index: Index) -> tuple[ArchiveLine, ...]:
    """Every issue with its leading story."""
    stories = ((at, index.days[at.day] if at.day else index.undated) for at in list_days(index))
    return tuple(ArchiveLine(at, make_card(index, told[0])) for at, told in stories)


def _neighbours(index: Index, day: str | None) -> tuple[Day | None, Day | None]:
    """The issues before and after that of a day; the shelf comes before all days."""
    if day is None:
        _, oldest = index.beside[UNDATED_KEY]
        return None, _dated(oldest) if oldest else None
    before, after = index.beside[day]
    earlier = _dated(before) if before else _SHELF if index.undated else None
    return earlier, _dated(after) if after else None


def _dated(day: str) -> Day:
    return Day(day, say_moment(day), day_page(day))


_SHELF = Day(None, None, UNDATED)
