"""The issue of a day: what it calls its newest report, and which of its leading stories it calls older."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind, excerpt
from .index import DAY
from .markup import inside, where
from .page import Page
from .times import names_day, utc_of


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


def check_since(page: Page, facts: Facts) -> Iterator[Finding]:
    """A leading story that was told before the day of its issue says on which day first; no other does."""
    own = next(
        (time.attrs.get("datetime", "") for h1 in page.tagged("h1") for time in inside(h1, page.tagged("time"))), ""
    )
    seen = set()
    for card in page.marked("data-card"):
        is_lead = bool(inside(card, page.tagged("h2")))
        first = _first_day(card.attrs["data-card"], facts) if is_lead else None
        expected = [(first, [first])] if first and own and first < own else []
        nodes = inside(card, page.marked("data-since"))
        seen |= set(nodes)
        found = [
            (n.attrs["data-since"], [t.attrs.get("datetime") for t in inside(n, page.tagged("time"))]) for n in nodes
        ]
        if found != expected:
            message = (
                f"The story {card.attrs['data-card']} was first told on {first}; found {found} on {own or 'no day'}."
            )
            yield Finding(page.path, where(card), Kind.CHANGED_TIME, message)
    for node in page.marked("data-since"):
        if node not in seen:
            yield Finding(page.path, where(node), Kind.CHANGED_TIME, "The mark data-since belongs in a leading story.")


def _first_day(story: str, facts: Facts) -> str | None:
    row = facts.rows.stories.head(story)
    heads = [facts.rows.articles.head(key) for key in row["articles"]] if row is not None else []
    told = [head["published"] for head in heads if head is not None and names_day(head["published"])]
    return min((value[:DAY] for value in told), default=None)
