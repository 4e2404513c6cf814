"""Which of today's groups is which story of the ledger: greedy, one to one, in an order that depends on nothing else.

`docs/design/when-does-a-story-keep-its-name.md` says why it is so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .ledger import KnownStory
from .minting import mint

UNDATED = "~"
"""Sorts after every day."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A story that may live on as a group: how many articles they share, and whether its founder is among them."""

    group: int
    story: KnownStory
    shared: int
    has_founder: bool


def match(groups: Sequence[set[str]], known: Sequence[KnownStory]) -> dict[int, KnownStory]:
    """Pair groups with stories, the largest overlap first; then with the founder, the older story, by id.

    A story may live on as a group that holds its founder, or than which none holds more of it. A group that is left
    over and holds the founder of a story that was merged away is that story again.
    """
    home = {article: n for n, group in enumerate(groups) for article in group}
    firsts = [min(group, default="") for group in groups]
    living = [story for story in known if story.merged_into is None]
    claims = [claim for story in living for claim in _claims_of(story, home)]
    found: dict[int, KnownStory] = {}
    placed: set[str] = set()
    for claim in sorted(claims, key=lambda claim: (*_rank(claim), firsts[claim.group])):
        if claim.group not in found and claim.story.id not in placed:
            found[claim.group] = claim.story
            placed.add(claim.story.id)
    merged = [story for story in known if story.merged_into is not None]
    for story in sorted(merged, key=_age):
        group = home.get(find_founder(story))
        if group is not None and group not in found:
            found[group] = story
    return found


def _claims_of(story: KnownStory, home: Mapping[str, int]) -> Iterator[_Claim]:
    shares = Counter(home[article] for article in story.articles if article in home)
    most = max(shares.values(), default=0)
    founded = home.get(find_founder(story))
    for group, shared in shares.items():
        if shared == most or group == founded:
            yield _Claim(group, story, shared, group == founded)


def _rank(claim: _Claim) -> tuple[int, bool, str, bool, str]:
    return -claim.shared, not claim.has_founder, *_age(claim.story)


def _age(story: KnownStory) -> tuple[str, bool, str]:
    """Of one day, what was split off is the younger."""
    return story.first_day or UNDATED, story.split_from is not None, story.id


def find_founder(story: KnownStory) -> str:
    """The article that a story was founded by; where the ledger does not say, the one that mints its id."""
    if story.founder is not None:
        return story.founder
    minted = (article for article in story.articles if mint(article, set()) == story.id)
    return next(minted, min(story.articles, default=""))


def find_homes(known: Sequence[KnownStory]) -> dict[str, str]:
    """The story in which each article stood until now."""
    return {article: story.id for story in known if story.merged_into is None for article in story.articles}


def find_origin(group: set[str], homes: Mapping[str, str]) -> str | None:
    """The story in which most articles of a new group stood until now."""
    shares = Counter(homes[article] for article in group if article in homes)
    return min(shares, key=lambda key: (-shares[key], key), default=None)
