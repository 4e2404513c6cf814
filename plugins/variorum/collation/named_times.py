"""Times of day and days of the calendar as sentences give them, and whether two of them can't both be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..word_lists import read_table

HALF_A_DAY = 12 * 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a text names, as far as it does: minutes of the half day, day of the month, month, year, part.

    `part` is a word that narrows a month ("end of"). Start and end count in the text.
    """

    start: int
    end: int
    minutes: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    part: str | None = None

    @property
    def kind(self) -> str:
        """What two moments must have in common to be rivals: both times of day, or both of the calendar."""
        return "calendar" if self.minutes is None else "clock"

    def meets(self, other: Moment) -> bool:
        """Whether both are times of day, or days of one month or months of one name."""
        return self.kind == "clock" or self.month == other.month

    def clashes(self, other: Moment) -> bool:
        """Whether something that both name differs."""
        mine = self.minutes, self.day, self.month, self.year, self.part
        theirs = other.minutes, other.day, other.month, other.year, other.part
        return any(a != b for a, b in zip(mine, theirs, strict=True) if a is not None and b is not None)


def find_moments(text: str) -> Iterator[Moment]:
    """The times of day and the days of the calendar in a text; a bare month needs a word that makes it a time."""
    for found in _CLOCK.finditer(text):
        if found["half"] or found["before"]:
            minutes = int(found["hour"]) % 12 * 60 + int(found["minute"])
            yield Moment(found.start("hour"), found.end(), minutes=minutes)
    months, pattern = _calendar()
    for found in pattern.finditer(text):
        day = found["day"] or found["day_behind"]
        if day or found["year"] or found["part"]:
            yield Moment(
                found.start(),
                found.end(),
                day=int(day) if day else None,
                month=months[found["month"].casefold()],
                year=int(found["year"]) if found["year"] else None,
                part=" ".join(found["part"].casefold().split()) if found["part"] else None,
            )


_CLOCK = re.compile(
    r"(?P<before>\b(?:at|about|around|by|until|before|after|from|um|gegen|à|vers|a las)\s+)?"
    r"\b(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?![\d.,]*\d)(?!\s*(?:%|per cent|m\b|million|bn|billion))"
    r"(?P<half>\s?(?:[ap]\.?m\b\.?|Uhr\b|o['’]clock\b))?",
    re.IGNORECASE,
)


@cache
def _calendar() -> tuple[dict[str, int], re.Pattern[str]]:
    months: dict[str, int] = read_table("months")["names"]
    names = "|".join(sorted(map(re.escape, months), key=lambda name: (-len(name), name)))
    return months, re.compile(
        r"\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?"
        r"|(?P<part>(?:the\s+)?(?:end|beginning|start|middle)\s+of\s+|early\s+|late\s+|mid-?\s?|(?:Anfang|Mitte|Ende)\s+))?"
        rf"(?P<month>{names})\b(?:\s+(?P<day_behind>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\s*\d))?"
        r"(?:,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)\b)?",
        re.IGNORECASE,
    )
