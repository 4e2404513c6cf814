"""What fetching remembers, in one readable file: `state/feeds.json`, sorted, so that no change is no change of it.

A feed is known by its address in the list; one that is no longer in the list is forgotten.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from ..errors import DigestDataError
from .schedule import read_moment

NAME = "feeds.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is known of one feed. Moments are UTC, to the second."""

    name: str | None = None  # in the list, when it was asked last
    moved: str | None = None  # where it said for good to ask from now on
    etag: str | None = None  # as received
    last_modified: str | None = None  # as received
    gone: str | None = None  # the day on which it said so; it is not asked again until its entry in the list changes
    failures: int = 0  # in a row
    failing_since: str | None = None
    reason: str | None = None  # of the last failure
    due: str | None = None  # not asked before that
    articles: dict[str, str] = field(default_factory=dict)  # in the feed, by address: what it told of each
    followed: list[tuple[str, str]] = field(default_factory=list)  # from which day to which no entry slipped by, in UTC
    waiting: dict[str, int] = field(default_factory=dict)  # whose page did not come yet: how often it was asked


@dataclass(frozen=True, slots=True)
class FetchState:
    """All feeds by address, and the hosts that want to be left alone, until when."""

    feeds: dict[str, FeedState] = field(default_factory=dict)
    hosts: dict[str, str] = field(default_factory=dict)


def read_fetch_state(path: Path) -> FetchState:
    """The state of a file; an empty one if there is none yet; raise DigestDataError for one that is damaged."""
    if not path.is_file():
        return FetchState()
    try:
        state = msgspec.json.decode(path.read_bytes(), type=FetchState)
        for moment in [*state.hosts.values(), *(feed.due for feed in state.feeds.values() if feed.due)]:
            read_moment(moment)
    except (msgspec.MsgspecError, ValueError) as error:
        raise DigestDataError(
            f"{path} can't be read: {error}. Restore it from version control, or remove it to ask for all anew."
        ) from error
    return state


def write_fetch_state(state: FetchState, path: Path) -> bool:
    """Put a state in the place of the one before, in one step; False, and nothing is written, if it is the same."""
    encoded = msgspec.json.encode(_plain(state), order="sorted")
    data = msgspec.json.format(encoded, indent=1) + b"\n"
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.new")
    waiting.write_bytes(data)
    waiting.replace(path)
    return True


def _plain(state: FetchState) -> dict[str, object]:
    """The state as JSON, without what says nothing."""
    feeds = {url: {key: value for key, value in asdict(feed).items() if value} for url, feed in state.feeds.items()}
    return {"feeds": feeds, "hosts": state.hosts}


def is_past(moment: str | None, now: datetime) -> bool:
    """Whether a moment of the state is over, or was none."""
    return moment is None or read_moment(moment) <= now
