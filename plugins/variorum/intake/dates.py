"""Explicit dates to ISO 8601. Never relative, never completed from the clock; a zone only where one is written.

"2026-03-09" stays a day; an ambiguous "04/03/2026" is day first, unless the second number can be no month.
"""

from __future__ import annotations

import re
from datetime import datetime

from dateutil import parser

from ..word_lists import read_table

_TABLE = read_table("months")
_MONTHS = {str(name): int(number) for name, number in _TABLE["names"].items()}
_NAMES = "|".join(sorted(map(re.escape, _MONTHS), key=lambda name: (-len(name), name)))
_DAY = re.compile(
    rf"(?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+|of\s+)?(?P<n2>{_NAMES})\.?,?\s+(?:de\s+)?(?P<y2>\d{{4}})(?!\d)"
    rf"|\b(?P<n3>{_NAMES})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<d4>\d{{1,2}})[/.-](?P<m4>\d{{1,2}})[/.-](?P<y4>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<h>[01]?\d|2[0-3])(?:[:.h](?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d+)?)?)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*(?P<zone>Z\b|(?:UTC|GMT)\b(?![+-])|(?:UTC|GMT)?[+-]\d{2}:?\d{2}\b)?",
    re.IGNORECASE,
)
_YEARS = range(1600, 2200)
"""The press began in 1605; a later year than 2199 is a typing error."""
MAX_LENGTH = 200
"""Characters of a value in which a date is looked for; bylines with dates are shorter."""


def iso_date(value: object) -> str | None:
    """The first absolute date of a value, with its time if one stands beside it; None if there is none."""
    if not isinstance(value, str):
        return None
    text = value.strip()[:MAX_LENGTH]
    return _iso(text) or _written(text)


def _iso(text: str) -> str | None:
    """Strict ISO 8601 and RFC 2822 as machines write them."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _day(int(text[:4]), int(text[5:7]), int(text[8:]))
    if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text):
        return None
    try:
        return _checked(parser.isoparse(re.sub(r"^(\S+) +(\d)", r"\1T\2", text).replace(" ", "")))
    except (ValueError, OverflowError):
        return None


def _checked(moment: datetime) -> str | None:
    return moment.replace(microsecond=0).isoformat() if moment.year in _YEARS else None


def _written(text: str) -> str | None:
    """A date as people write it, in any of the languages of the table of months."""
    match = _DAY.search(text)
    if match is None:
        return None
    day = _day(*_numbers(match))
    if day is None:
        return None
    after = text[match.end() :]
    clock = _clock(after[:40]) or _clock(text[: match.start()][-40:])
    return day + clock if clock else day


def _numbers(match: re.Match[str]) -> tuple[int, int, int]:
    if match["y1"]:
        return int(match["y1"]), int(match["m1"]), int(match["d1"])
    if match["y4"]:
        day, month = int(match["d4"]), int(match["m4"])
        return (int(match["y4"]), day, month) if month > 12 else (int(match["y4"]), month, day)  # noqa: PLR2004 - months
    name, day_, year = (
        (match["n2"], match["d2"], match["y2"]) if match["y2"] else (match["n3"], match["d3"], match["y3"])
    )
    # Ignoring case, a pattern's i takes "İ" and "ı" too, which the table has not: month 0 is no date.
    return int(year), _MONTHS.get(name.lower(), 0), int(day_)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day).date().isoformat() if year in _YEARS else None  # noqa: DTZ001 - a day has no zone
    except ValueError:
        return None


def _clock(text: str) -> str | None:
    """A time of day as `T07:40:00`, with its offset if that is written; "7" alone is no time, "7 pm" is."""
    for match in _CLOCK.finditer(text):
        if match["m"] or match["half"]:
            hour = int(match["h"])
            if match["half"]:
                hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
            return f"T{hour:02}:{match['m'] or '00'}:{match['s'] or '00'}{_offset(match['zone'])}"
    return None


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    digits = re.sub(r"[^\d+-]", "", zone)
    return f"{digits[:3]}:{digits[3:]}" if digits else "+00:00"
