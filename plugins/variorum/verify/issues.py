"""The issue of a day: what it calls its newest report."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind, excerpt
from .index import DAY
from .markup import inside, where
from .page import Page
from .times import utc_of


def check_newest(page: Page, facts: Facts) -> Iterator[Finding]:
    """The newest report of a day is its newest, and is told once."""
    for node in page.marked("data-newest"):
        told = [time.attrs.get("datetime", "") for time in inside(node, page.tagged("time"))]
        days = {value[:DAY] for value in told} | ({page.key} if page.kind == "day" else set())
        newest = {facts.latest(day) for day in days}
        if len(told) != 1 or newest != {utc_of(told[0])}:
            message = (
                f"The newest report of {', '.join(sorted(days))} is of {newest}; found {excerpt(', '.join(told))}."
            )
            yield Finding(page.path, where(node), Kind.CHANGED_TIME, message)
