"""Times of articles: as they compare ("01:00+01:00" is before "00:30+00:00" of the same day), and their days."""

from __future__ import annotations

import re
from datetime import UTC, datetime

MONTHS_OF_A_YEAR = 12

ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T ](?P<clock>\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
"""An ISO 8601 day or time."""


def instant(published: str | None) -> str:
    """A sort key for an ISO 8601 time: in UTC where a zone is given, as written where none is; unknown sorts first."""
    if not published:
        return ""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return (moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment).isoformat()


def find_day(value: str | None) -> str | None:
    """The day, `YYYY-MM-DD`, of a time; None if it names none."""
    match = ISO.fullmatch(value) if value else None
    return value[:10] if value and match and 1 <= int(match["month"]) <= MONTHS_OF_A_YEAR else None
