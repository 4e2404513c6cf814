"""Stories by day as a picture: a bar for each day that has some, on a line of days; the list below it is its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..moments import find_day

LEAST_DAYS = 5
"""Days from which a reader would rather look than read."""
MOST_DAYS = 120
"""Length of the line of days; what is older stands in the list alone."""
HEIGHT = 32
"""Of the tallest bar, in the units of the picture."""
STEP, WIDTH = 6, 4
"""From one day to the next, and of a bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The stories of a day."""

    day: str
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Bars:
    """The picture: its width, and its bars from the oldest day to the newest."""

    width: int
    bars: tuple[Bar, ...]
    bar_width: int = WIDTH
    height: int = HEIGHT


def draw_bars(counts: Sequence[tuple[str | None, int]]) -> Bars | None:
    """The picture of days with how many stories each has; None where there is little to see."""
    days = {date.fromisoformat(day): n for day, n in counts if day and find_day(day)}
    newest = max(days, default=None)
    if newest is None:
        return None
    shown = {day: n for day, n in days.items() if (newest - day).days < MOST_DAYS}
    if len(shown) < LEAST_DAYS:
        return None
    first, most = min(shown), max(shown.values())
    bars = [(day, n, max(1, HEIGHT * n // most)) for day, n in sorted(shown.items())]
    drawn = tuple(Bar(day.isoformat(), (day - first).days * STEP, HEIGHT - height, height) for day, _, height in bars)
    return Bars((newest - first).days * STEP + WIDTH, drawn)
