"""Pictures: a bar for each day of the list that is its table, as tall as the day has stories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .facts import Facts
from .finding import Finding, Kind
from .markup import inside, where
from .page import Page

TALLEST = 32
LONGEST = 120
"""Days that a picture shows, to the newest."""


def check_pictures(page: Page, _facts: Facts) -> Iterator[Finding]:
    """Every bar stands for a day of the table, in their order, and none is left out, added, too tall or too low."""
    for node in page.marked("data-bars"):
        table = page.ids.get(node.attrs["data-bars"])
        items = inside(table, page.tagged("li")) if table is not None else []
        counts: dict[str, int] = {}
        for item in items:
            days = [time.attrs.get("datetime", "") for time in inside(item, page.tagged("time"))]
            stories = len(inside(item, page.marked("data-card")))
            if len(days) == 1 and stories:
                counts[days[0]] = stories
        newest = max(counts, default="")
        shown = {day: n for day, n in counts.items() if _days_between(day, newest) < LONGEST}
        most = max(shown.values(), default=1)
        expected = [(day, str(max(1, TALLEST * n // most))) for day, n in sorted(shown.items())]
        bars = inside(node, page.marked("data-bar"))
        found = [(bar.attrs["data-bar"], bar.attrs.get("height", "")) for bar in bars]
        places = [int(bar.attrs.get("x", "-1")) for bar in bars]
        if found != expected or places != sorted(set(places)):
            message = f"The bars must be {expected}; found {found}."
            yield Finding(page.path, where(node), Kind.CHANGED_COUNT, message)


def _days_between(day: str, newest: str) -> int:
    return (date.fromisoformat(newest) - date.fromisoformat(day)).days
