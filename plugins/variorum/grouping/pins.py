"""A pinned article carries the name of its story: the group that holds it bears that id, whatever overlaps say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .identity import NO_DAYS, StoryIdentity, identify
from .ledger import KnownStory, next_ledger

Named = Sequence[tuple[Sequence[str], str]]


def identify_pinned(
    groups: Named, known: Sequence[KnownStory], pins: Mapping[str, KnownStory], days: Mapping[str, str] = NO_DAYS
) -> tuple[list[StoryIdentity], list[KnownStory]]:
    """As `identify`, but a group with a pinned article is the story that it is pinned to."""
    held = _hold(groups, pins)
    if not held:
        return identify(groups, known, days)
    taken = {article for articles in held.values() for article in articles}
    stories = {story.id: story for story in (*pins.values(), *known)}
    told = [
        replace(story, articles=held.get(key) or tuple(a for a in story.articles if a not in taken))
        for key, story in sorted(stories.items())
    ]
    names, ledger = identify(groups, told, days)
    found = {story.id: story for story in ledger}
    return names, next_ledger([found[name.id] for name in names], known)


def _hold(groups: Named, pins: Mapping[str, KnownStory]) -> dict[str, tuple[str, ...]]:
    """The articles of the group that each story is held by; of two stories in one group the smaller id is."""
    home = {article: n for n, (articles, _) in enumerate(groups) for article in articles}
    held: dict[str, tuple[str, ...]] = {}
    used: set[int] = set()
    for article, story in sorted(pins.items(), key=lambda pin: (pin[1].id, pin[0])):
        n = home[article]
        others = [home[a] for a in story.articles if a in home and a not in pins]
        if n not in used and story.id not in held and (n in others or not others):
            held[story.id] = tuple(groups[n][0])
            used.add(n)
    return held
