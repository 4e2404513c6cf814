"""What an answer means for a feed: what is remembered of it, and when it is asked again. Pure: `now` is given."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from ..moments import find_day, instant
from .answers import Answer
from .entries import Feed
from .feed_state import FeedState, is_past
from .opml import Subscription
from .schedule import back_off, write_moment

Seen = tuple[str, str]
"""From which day to which a feed was followed without a gap."""
TRIES = 3
"""Times that a page is asked for before the blurb has to do."""


def recall(known: FeedState | None, feed: Subscription) -> FeedState:
    """What is known of a feed of the list. One that is gone is asked again once its entry in the list has changed."""
    state = known or FeedState()
    if state.gone and state.name != feed.name:
        state = FeedState(articles=state.articles)
    return replace(state, name=feed.name)


def is_due(state: FeedState, now: datetime) -> bool:
    """Whether a feed is asked in this run."""
    return state.gone is None and is_past(state.due, now)


def find_told_anew(known: Mapping[str, str], told: Mapping[str, str]) -> frozenset[str]:
    """The articles that a feed tells for the first time or in another way, by the digests of its entries.

    A feed that dates all its articles anew at each answer says nothing by that, and would have all its pages asked for.
    """
    changed = {key for key, digest in told.items() if known.get(key) != digest}
    again = {key for key in told if key in known and _words(known[key]) == _words(told[key])}
    dated = changed & again
    return frozenset(changed - dated if len(dated) > 1 and dated == again else changed)


def _words(digest: str) -> str:
    return digest.partition(".")[0]


def after_answer(
    state: FeedState, answer: Answer, articles: Mapping[str, str], waiting: Mapping[str, int]
) -> FeedState:
    """The feed answered as it should. While articles wait for their pages, it is to be told in full again."""
    told = answer.headers
    return replace(
        state,
        moved=answer.moved or state.moved,
        etag=None if waiting else _validator(told.get("etag")),
        last_modified=None if waiting else _validator(told.get("last-modified")),
        failures=0,
        failing_since=None,
        reason=None,
        due=None,
        articles=dict(articles),
        waiting=dict(waiting),
    )


def follow(followed: Sequence[Seen], known: Collection[str], told: Feed, now: datetime) -> list[Seen]:
    """From which day to which a feed was followed, now that it has told its entries once more.

    If one of them was known, nothing slipped by since; else all is seen from its oldest entry on. An entry without a
    date may be of any day: then, what is seen begins today.
    """
    today = write_moment(now)[:10]
    if followed and any(entry.key in known for entry in told.entries):
        return [*followed[:-1], (followed[-1][0], max(followed[-1][1], today))]
    days = [find_day(instant(entry.published or entry.updated)) for entry in told.entries]
    oldest = min((day for day in days if day), default=today) if all(days) else today
    return [*followed, (min(oldest, today), today)]


def after_no_change(state: FeedState, answer: Answer) -> FeedState:
    """The feed is as it was; validators that it sends anew stand in the place of the old ones."""
    told = {
        "etag": answer.headers.get("etag") or state.etag or "",
        "last-modified": answer.headers.get("last-modified") or state.last_modified or "",
    }
    return after_answer(state, replace(answer, headers=told), state.articles, {})


def after_failure(state: FeedState, now: datetime, reason: str, wait_until: datetime | None = None) -> FeedState:
    """The feed failed. One that had moved is asked at its old address next: it may have come back."""
    failures = state.failures + 1
    due = max(back_off(now, failures), wait_until or now)
    if state.moved:
        state = replace(state, moved=None, etag=None, last_modified=None)
    since = state.failing_since or write_moment(now)
    return replace(state, failures=failures, failing_since=since, reason=reason, due=write_moment(due))


def after_goodbye(state: FeedState, now: datetime) -> FeedState:
    """The feed is gone for good."""
    return FeedState(name=state.name, gone=write_moment(now)[:10], articles=state.articles)


def _validator(value: str | None) -> str | None:
    """A validator that can be sent back as it came."""
    return value if value and value.isprintable() else None
