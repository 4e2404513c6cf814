"""Permanent names: a story keeps its id and address when it grows, and a merged one leaves a redirect.

The ledger (`state/stories.jsonl`) lists every story ever published. Old and new are matched greedily by what they
share, in an order that depends on nothing else.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from ..slugs import slugify

LONGEST_SLUG = 80
"""Characters of an address that every file system and archive takes."""


@dataclass(frozen=True, slots=True)
class KnownStory:
    """A story of an earlier build: its id, its address, its articles then, and the story it went into since."""

    id: str
    slug: str
    articles: tuple[str, ...]
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class StoryIdentity:
    """What a group is called, for ever."""

    id: str
    slug: str


def identify(
    groups: Sequence[tuple[Sequence[str], str]], known: Sequence[KnownStory]
) -> tuple[list[StoryIdentity], list[KnownStory]]:
    """Name each group (its article ids, and the words its address is minted from); return names and the next ledger."""
    living = [story for story in known if story.merged_into is None]
    kept = match([set(ids) for ids, _ in groups], living)
    names: dict[int, StoryIdentity] = {n: StoryIdentity(story.id, story.slug) for n, story in kept.items()}
    taken = {story.slug.casefold() for story in known}
    used = {story.id for story in known}
    for n in sorted(set(range(len(groups))) - names.keys(), key=lambda n: groups[n][0][0]):
        story_id = mint(groups[n][0][0], used)
        slug = free_slug(groups[n][1], story_id, taken)
        names[n] = StoryIdentity(story_id, slug)
        used.add(story_id)
        taken.add(slug.casefold())
    ordered = [names[n] for n in range(len(groups))]
    return ordered, next_ledger(groups, ordered, known)


def match(groups: Sequence[set[str]], living: Sequence[KnownStory]) -> dict[int, KnownStory]:
    """Pair groups with earlier stories one to one, largest overlap first, ties by id."""
    home = {article: n for n, group in enumerate(groups) for article in group}
    shared: dict[tuple[int, str], int] = {}
    by_id = {story.id: story for story in living}
    for story in living:
        for article in story.articles:
            if article in home:
                key = home[article], story.id
                shared[key] = shared.get(key, 0) + 1
    found: dict[int, KnownStory] = {}
    gone: set[str] = set()
    for (n, story_id), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0][1], min(groups[item[0][0]]))):
        if n not in found and story_id not in gone:
            found[n] = by_id[story_id]
            gone.add(story_id)
    return found


def next_ledger(
    groups: Sequence[tuple[Sequence[str], str]], names: Sequence[StoryIdentity], known: Sequence[KnownStory]
) -> list[KnownStory]:
    """Every story ever known, with today's members; one whose articles now stand elsewhere points there."""
    home = {article: names[n].id for n, (ids, _) in enumerate(groups) for article in ids}
    now = {
        name.id: KnownStory(name.id, name.slug, tuple(sorted(ids)))
        for name, (ids, _) in zip(names, groups, strict=True)
    }
    ledger = dict(now)
    for story in known:
        if story.id not in now:
            went = sorted(home[article] for article in story.articles if article in home)
            ledger[story.id] = KnownStory(story.id, story.slug, story.articles, went[0] if went else story.merged_into)
    return [ledger[key] for key in sorted(ledger)]


def mint(founder: str, used: set[str]) -> str:
    """A new id from the founding article; a number is added should the founder have founded before."""
    n = 0
    while True:
        digest = blake2b(f"{founder}/{n}".encode() if n else founder.encode(), digest_size=8).digest()
        story_id = "s-" + b32encode(digest).decode().lower()[:12]
        if story_id not in used:
            return story_id
        n += 1


def free_slug(words: str, story_id: str, taken: set[str]) -> str:
    """An address from words: lower-case ASCII, at most LONGEST_SLUG characters, unlike every other."""
    slug = slugify(words)[:LONGEST_SLUG].rsplit("-", 1)[0] if len(slugify(words)) > LONGEST_SLUG else slugify(words)
    if not slug:
        return story_id
    return slug if slug not in taken else f"{slug[: LONGEST_SLUG - len(story_id) - 1].rstrip('-')}-{story_id}"


def redirects(ledger: Sequence[KnownStory], living: Mapping[str, str]) -> list[tuple[str, str]]:
    """Old address to new for each story that went into another, path compressed."""
    into = {story.id: story.merged_into for story in ledger}
    found = []
    for story in ledger:
        target = story.merged_into
        while target is not None and target not in living:
            target = into.get(target)
        if story.merged_into is not None and target is not None:
            found.append((story.slug, living[target]))
    return sorted(found)
