"""Permanent names: a story keeps its id and address whatever becomes of its articles, and none is given twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from .ledger import KnownStory, next_ledger
from .matching import find_founder, find_homes, find_origin, match
from .minting import free_slug, mint

NO_DAYS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StoryIdentity:
    """What a group is called, for ever."""

    id: str
    slug: str


def identify(
    groups: Sequence[tuple[Sequence[str], str]], known: Sequence[KnownStory], days: Mapping[str, str] = NO_DAYS
) -> tuple[list[StoryIdentity], list[KnownStory]]:
    """Name each group (its article ids, and the words its address is minted from); return names and the next ledger.

    `days` says when articles were published: of two stories that claim the same, the older lives.
    """
    members = [set(ids) for ids, _ in groups]
    kept = match(members, known)
    living = {n: _continue(story, members[n]) for n, story in kept.items()}
    taken = {story.slug.casefold() for story in known}
    used = {story.id for story in known}
    homes = find_homes(known)
    for n in sorted(set(range(len(groups))) - living.keys(), key=lambda n: groups[n][0][0]):
        (founder, *_), words = groups[n]
        story_id = mint(founder, used)
        slug = free_slug(words, story_id, taken)
        living[n] = KnownStory(
            story_id,
            slug,
            tuple(sorted(members[n])),
            split_from=find_origin(members[n], homes),
            founder=founder,
            first_day=days.get(founder),
        )
        used.add(story_id)
        taken.add(slug.casefold())
    ordered = [living[n] for n in range(len(groups))]
    return [StoryIdentity(story.id, story.slug) for story in ordered], next_ledger(ordered, known)


def _continue(story: KnownStory, members: set[str]) -> KnownStory:
    """A story of the ledger with today's articles."""
    return replace(story, articles=tuple(sorted(members)), merged_into=None, founder=find_founder(story))
