"""When a story last changed, as its publishers say; no clock is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..moments import instant

_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?")


def find_update(last_published: str | None, corrected: Iterable[str | None]) -> str | None:
    """The time of a story's newest report, or of a correction that came after it, in UTC; None if none is known."""
    return max(filter(None, map(to_utc, (last_published, *corrected))), default=None)


def to_utc(value: str | None) -> str | None:
    """A time as feeds have it; a day is its first moment, and where no zone is given UTC is meant. None if unknown."""
    told = instant(value)
    return f"{told}Z" if _TIME.fullmatch(told) else None
