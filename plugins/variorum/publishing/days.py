"""A day with its page, and what stands under it in a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from .addresses import UNDATED, day_page
from .moments import say_moment

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its page; `day` is None for the shelf of stories without one, `words` for a day that can't be read."""

    day: str | None
    words: str | None
    page: str


@dataclass(frozen=True, slots=True)
class OfDay(Generic[T]):
    """The stories of a day, in the form in which a list has them."""

    at: Day
    stories: tuple[T, ...]


SHELF = Day(None, None, UNDATED)
"""What stands for the day of stories without one: it comes before all days."""


def describe_day(day: str) -> Day:
    """A day, `YYYY-MM-DD`, as pages name it; the shelf for ""."""
    return Day(day, say_moment(day), day_page(day)) if day else SHELF
