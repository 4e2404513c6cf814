"""Times of articles as they compare: "01:00+01:00" is before "00:30+00:00" of the same day."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(published: str | None) -> str:
    """A sort key for an ISO 8601 time: in UTC where a zone is given, as written where none is; unknown sorts first."""
    if not published:
        return ""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return (moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment).isoformat()
