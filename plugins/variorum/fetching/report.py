"""What a run of fetching did, in plain words, and the exit code that a machine can act on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from .archive import Kept
from .feed_state import FeedState
from .opml import Subscription

ALL_FAILED = 3
"""The exit code when feeds were asked and every one failed: the network or the list is broken, not some feeds."""
LONGEST_REASON = 160
"""Characters of a reason that are told."""


class Result(Enum):
    """What came of a feed."""

    READ = "read"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    GONE = "gone for good"
    NOT_DUE = "not due yet"


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What came of one feed, and what is remembered of it."""

    feed: Subscription
    result: Result
    state: FeedState


@dataclass(slots=True)
class Counts:
    """What became of articles."""

    kept: dict[Kept, int] = field(default_factory=lambda: dict.fromkeys(Kept, 0))
    blurbs: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, feed by feed in the order of the list."""

    feeds: tuple[FeedReport, ...]
    counts: Counts

    @property
    def exit_code(self) -> int:
        """0, or ALL_FAILED."""
        results = {told.result for told in self.feeds if told.result not in (Result.NOT_DUE, Result.GONE)}
        return ALL_FAILED if results == {Result.FAILED} else 0

    def lines(self) -> Iterator[str]:
        """The summary."""
        asked = sum(told.result is not Result.NOT_DUE for told in self.feeds)
        results = {result: sum(told.result is result for told in self.feeds) for result in Result}
        rest = ", ".join(f"{number} {result.value}" for result, number in results.items() if number)
        yield f"{len(self.feeds)} {'feed' if len(self.feeds) == 1 else 'feeds'}, {asked} asked: {rest or 'none'}"
        yield ", ".join(self._articles())
        for told in self.feeds:
            if told.result is Result.FAILED:
                yield f"  {_name(told.feed)}: {_failure(told.state)}"

    def _articles(self) -> Iterator[str]:
        kept, counts = self.counts.kept, self.counts
        yield f"{kept[Kept.NEW]} new {'article' if kept[Kept.NEW] == 1 else 'articles'}"
        yield f"{kept[Kept.CHANGED]} changed"
        if counts.blurbs:
            yield f"{counts.blurbs} of these from a blurb only"
        if kept[Kept.NONE]:
            yield f"{kept[Kept.NONE]} without words"
        if counts.waiting:
            yield f"{counts.waiting} waiting for their pages"


def _name(feed: Subscription) -> str:
    return f"{feed.name} ({feed.url})" if feed.name else feed.url


def _failure(state: FeedState) -> str:
    times = "" if state.failures == 1 else f", {state.failures} times since {(state.failing_since or '')[:10]}"
    due = (state.due or "").replace("T", " ").removesuffix("Z")[:16]
    return f"{(state.reason or '')[:LONGEST_REASON]}{times}; asked again after {due} UTC"
