"""How a time is said in words: the date in full, the hour and the zone as they were given, never converted."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ..digest_data import Row
from .interface import Locale

MONTHS_OF_A_YEAR = 12
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")
_DAY = re.compile(r"(\d{4}-(\d\d)-\d\d)(?:[T ](?:\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?)?")


def day_of(value: str | None) -> str | None:
    """The day of an ISO 8601 day or time, `YYYY-MM-DD`; None if it names none."""
    match = _DAY.fullmatch(value or "")
    return match[1] if match and 1 <= int(match[2]) <= MONTHS_OF_A_YEAR else None


def words_of_time(value: str, locale: Locale) -> tuple[str, ...]:
    """The ways in which a page may say an ISO 8601 time; none if it is no time."""
    match = _TIME.fullmatch(value)
    if match is None or not 1 <= int(match[2]) <= MONTHS_OF_A_YEAR:
        return ()
    month = locale.months[int(match[2]) - 1]
    day = locale.day.format(day=int(match[3]), month=month, year=match[1])
    hour, zone = match[4], match[5]
    if hour is None:
        return (day,)
    if zone is None:
        return day, f"{day}, {hour}"
    if zone == "Z":
        return day, f"{day}, {hour} UTC"
    offset = zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    minus = offset.replace("-", "\u2212")  # typographers' minus
    said = (f"{day}, {hour} {offset}", f"{day}, {hour} {minus}")
    return (day, *said, f"{day}, {hour} UTC") if offset == "+00:00" else (day, *said)


def words_of_month(value: str, locale: Locale) -> str | None:
    """How a page says a month, `YYYY-MM`; None if it is none."""
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", value)
    return locale.month.format(month=locale.months[int(match[2]) - 1], year=match[1]) if match else None


def names_day(value: str | None) -> bool:
    """Whether a value is an ISO 8601 time or day."""
    match = _TIME.fullmatch(value or "")
    return match is not None and 1 <= int(match[2]) <= MONTHS_OF_A_YEAR


def comes_before(one: str, other: str) -> bool:
    """Whether a time is before another: told alike, by the moment; else by the days as they are written."""
    first, second = _TIME.fullmatch(one), _TIME.fullmatch(other)
    if first is None or second is None:
        return False
    kinds = {(match[4] is not None, match[5] is not None) for match in (first, second)}
    if kinds not in ({(True, True)}, {(True, False)}):
        return first.group(1, 2, 3) < second.group(1, 2, 3)
    try:
        return datetime.fromisoformat(one) < datetime.fromisoformat(other)
    except ValueError:
        return False  # an hour that there is none


def utc_of(value: str | None) -> str | None:
    """An ISO 8601 time as a feed must have it: in UTC, where no zone is given as it stands; None if it is no time."""
    try:
        moment = datetime.fromisoformat(value or "")
        plain = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None
    return f"{plain.isoformat()}Z"


def changed_on(story: Row) -> str | None:
    """When a story last changed, by its newest report or a correction, as `utc_of` tells times; None if unknown."""
    told = (story["last_published"], *(correction["on"] for correction in story["corrections"]))
    return max(filter(None, map(utc_of, told)), default=None)
