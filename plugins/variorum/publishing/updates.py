"""When a story last changed, as its publishers say, and which did last; no clock is asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..moments import instant
from .briefs import StoryBrief

MOST = 50
"""Stories in a feed: some days of a busy site, and no more than a feed reader wants to load."""

NEWEST = "newest"
"""All stories, among topics."""

_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?")


def find_update(last_published: str | None, corrected: Iterable[str | None]) -> str | None:
    """The time of a story's newest report, or of a correction that came after it, in UTC; None if none is known."""
    return max(filter(None, map(to_utc, (last_published, *corrected))), default=None)


def to_utc(value: str | None) -> str | None:
    """A time as feeds have it; a day is its first moment, and where no zone is given UTC is meant. None if unknown."""
    told = instant(value)
    return f"{told}Z" if _TIME.fullmatch(told) else None


def find_newest(stories: Mapping[str, StoryBrief]) -> dict[str, tuple[str, ...]]:
    """The dated stories that changed last, of all and of each topic, the newest first."""
    told = find_updates(stories)
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(told, key=lambda key: (told[key], key), reverse=True):
        for topic in (NEWEST, *stories[key].topics):
            found[topic].append(key)
    return {topic: tuple(keys[:MOST]) for topic, keys in found.items()}


def find_updates(stories: Mapping[str, StoryBrief]) -> dict[str, str]:
    """When each dated story last changed."""
    told = {key: find_update(s.last_published, (c.on for c in s.corrections)) for key, s in stories.items()}
    return {key: when for key, when in told.items() if when}
