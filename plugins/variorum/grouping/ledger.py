"""The ledger of stories (`state/stories.jsonl`): every story ever published or ordered, and what became of it.

A story lives while a group of articles is matched with it. One whose articles stand in other stories was merged; one of
which no article stands is withdrawn, and lives again when an article of it returns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class KnownStory:
    """A story of an earlier build: its id, its address, its articles when it last lived, and what became of it since.

    `split_from` is the story that its articles stood in before it was one; `founder` the article its id was minted
    from, `first_day` when that was published; `title` the last headline. A ledger of old may not know them.
    """

    id: str
    slug: str
    articles: tuple[str, ...]
    merged_into: str | None = None
    split_from: str | None = None
    founder: str | None = None
    first_day: str | None = None
    title: str | None = None


def next_ledger(living: Sequence[KnownStory], known: Sequence[KnownStory]) -> list[KnownStory]:
    """The stories of today, and every other that was known; one whose articles stand elsewhere points there."""
    home = {article: story.id for story in living for article in story.articles}
    ledger = {story.id: story for story in known} | {story.id: story for story in living}
    for story in known:
        if ledger[story.id] is story:
            ledger[story.id] = replace(story, merged_into=_find_new_home(story, home) or story.merged_into)
    return [ledger[key] for key in sorted(ledger)]


def _find_new_home(story: KnownStory, home: Mapping[str, str]) -> str | None:
    """The story that took most of another's articles."""
    went = Counter(home[article] for article in story.articles if article in home)
    return min(went, key=lambda key: (-went[key], key), default=None)


def successors(ledger: Sequence[KnownStory], living: Mapping[str, str]) -> dict[str, str]:
    """The living story that each one is, or went into; withdrawn ones are missing."""
    into = {story.id: story.merged_into for story in ledger}
    found = {}
    for story in ledger:
        end: str | None = story.id
        while end is not None and end not in living:
            end = into.get(end)
        if end is not None:
            found[story.id] = end
    return found


def redirects(ledger: Sequence[KnownStory], living: Mapping[str, str]) -> list[tuple[str, str]]:
    """Old address to new for each story that went into another, path compressed."""
    ends = successors(ledger, living)
    return sorted((s.slug, living[ends[s.id]]) for s in ledger if s.id in ends and s.id not in living)


def origins(ledger: Sequence[KnownStory], living: Mapping[str, str]) -> dict[str, str]:
    """The living story, if there is one, that each living story was split from."""
    ends = successors(ledger, living)
    found = {story.id: ends.get(story.split_from or "") for story in ledger if story.id in living}
    return {key: origin for key, origin in found.items() if origin is not None and origin != key}
