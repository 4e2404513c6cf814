"""Days of articles as numbers, one apart for each midnight between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from .profiles import Profile
from .vectors import Integers

UNDATED = 0
"""The number of an unknown day; known ones count from 1."""


def number_day(day: str | None) -> int:
    """The number of a day, `YYYY-MM-DD`."""
    return date.fromisoformat(day).toordinal() if day else UNDATED


def number_days(profiles: Sequence[Profile]) -> Integers:
    """The numbers of the days on which articles were published."""
    return np.array([number_day(profile.day) for profile in profiles], np.int64)


def days_between(one: Profile, other: Profile) -> int | None:
    """How many days lie between two articles; None where either is undated."""
    if not one.day or not other.day:
        return None
    return abs(number_day(one.day) - number_day(other.day))
