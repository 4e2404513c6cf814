"""When a feed or host may be asked again: what the host says, else longer after each failure. Pure: `now` is given."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

FIRST_WAIT = timedelta(minutes=30)
"""After a first failure; doubled by each further one."""
LONGEST_WAIT = timedelta(days=7)
"""A feed that is dead for months is asked once a week; and no host is believed that says to wait longer."""
UNTOLD_WAIT = timedelta(hours=1)
"""After "too many requests" without a Retry-After."""


def back_off(now: datetime, failures: int) -> datetime:
    """When to ask again after so many failures in a row."""
    doublings = min(max(failures - 1, 0), 16)  # past LONGEST_WAIT long before
    return now + min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def read_retry_after(value: str | None, now: datetime) -> datetime | None:
    """The moment that a Retry-After header names, in seconds or as a date; None if it names none."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        seconds = min(int(text[:12]), LONGEST_WAIT.total_seconds())
        return now + timedelta(seconds=seconds)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    told = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(told, now), now + LONGEST_WAIT)


def write_moment(moment: datetime) -> str:
    """A moment as the state holds it: UTC, to the second, rounded up so that nobody is asked too early."""
    whole = moment.astimezone(UTC)
    if whole.microsecond:
        whole = whole.replace(microsecond=0) + timedelta(seconds=1)
    return whole.strftime("%Y-%m-%dT%H:%M:%SZ")


def read_moment(text: str) -> datetime:
    """The moment that `write_moment` wrote; raise ValueError for anything else."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
