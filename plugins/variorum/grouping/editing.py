"""The editor's word over grouping: what stands apart, what is joined, what stays where it was put.

What the editor moves takes no part in grouping: the rest is grouped as if it were not there, and then groups are only
joined, never cut. Of orders that contradict each other the first of these holds: never, split, pin, merge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, product

from ..overrides import Order
from .groups import Group
from .joining import Groups, Partners
from .ledger import KnownStory

MERGED = "the editor merged these (overrides.toml)"
SPLIT = "the editor made these a story of their own (overrides.toml)"
PINNED = "the editor pinned the second to this story (overrides.toml)"


@dataclass(frozen=True, slots=True)
class Bond:
    """What is to be one story: articles, and sets of articles that are or were stories."""

    articles: frozenset[str]
    stories: tuple[frozenset[str], ...]
    order: Order


@dataclass(frozen=True, slots=True)
class Split:
    """What is a story of its own."""

    articles: frozenset[str]
    order: Order


@dataclass(frozen=True, slots=True)
class Pin:
    """The story that an article is to be in."""

    story: KnownStory
    order: Order


@dataclass(frozen=True, slots=True)
class Editing:
    """The editor's orders in ids of articles that are there; `homes` is each article's story of the last build.

    Each says which order it is, so that of two that contradict each other both can be named.
    """

    apart: Mapping[tuple[str, str], Order] = field(default_factory=dict)
    splits: tuple[Split, ...] = ()
    merges: tuple[Bond, ...] = ()
    pins: Mapping[str, Pin] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)

    @property
    def parted(self) -> frozenset[str]:
        """All articles that are split off."""
        return frozenset[str]().union(*(split.articles for split in self.splits))

    @property
    def is_empty(self) -> bool:
        """Whether the editor leaves the groups as they are."""
        return not (self.apart or self.splits or self.merges or self.pins)


@dataclass(frozen=True, slots=True)
class Edited:
    """Groups as the editor wants them, and what of the orders can't be."""

    groups: tuple[Group, ...]
    warnings: tuple[str, ...] = ()


Part = Callable[[frozenset[str]], Sequence[Group]]
"""Groups all articles; those that it is given take no part and are groups of their own."""


def edit_groups(part: Part, editing: Editing, ages: Mapping[str, object]) -> Edited:
    """The groups after the editor's orders; `ages` are sort keys of articles, oldest first."""
    if editing.is_empty:
        return Edited(tuple(part(frozenset())))
    partners, aside = Partners.of(editing.apart), editing.parted
    while True:
        groups = part(aside)
        joined = Groups(groups, ages, partners)
        warnings = [*_split(joined, editing), *_merge(joined, editing)]
        # A pinned article that has to go elsewhere is no reason for others to leave: it goes first.
        strays = {*_misplaced(joined, editing)} - aside or {*_quarrels(groups, editing, partners)}
        if not strays:
            warnings += _pin(joined, editing)
            return Edited(tuple(joined), tuple(sorted(set(warnings))))
        aside |= strays


def _quarrels(groups: Sequence[Group], editing: Editing, partners: Partners) -> Iterator[str]:
    """Articles that grouping has put beside some that they must never be with.

    Who must be apart from most leaves first; of equals one that is not pinned, then the younger.
    """
    for group in groups:
        left = list(group.articles)
        while True:
            worst = max(left, key=lambda a: (len(partners[a].intersection(left)), a not in editing.pins, left.index(a)))
            if not partners[worst].intersection(left):
                break
            left.remove(worst)
            yield worst


def _split(joined: Groups, editing: Editing) -> Iterator[str]:
    for split in editing.splits:
        first, *others = joined.by_age(split.articles)
        for other in others:
            if not joined.join(first, other, SPLIT):
                why = _holder(first, other, joined, editing)
                yield f"the {split.order} can't hold {first} and {other} together: {why}"


def _merge(joined: Groups, editing: Editing) -> Iterator[str]:
    for bond in editing.merges:
        anchors = joined.by_age(_anchors(bond, joined, editing))
        for other in anchors[1:]:
            joined.join(anchors[0], other, MERGED)
        units = [*(frozenset({a}) for a in sorted(bond.articles)), *bond.stories]
        first = anchors[0] if anchors else min(units[0])
        for unit in units:
            if not any(joined.home[article] == joined.home[first] for article in unit):
                why = _holder(first, min(unit), joined, editing)
                yield f"the {bond.order} can't join {min(unit)} to {first}: {why}"


def _anchors(bond: Bond, joined: Groups, editing: Editing) -> set[str]:
    """An article of each group that is to be joined: the named ones, and one for what is left of each story.

    A group is a part of the stories if at least half of those of its articles that an earlier build had were in them;
    a story that grouping has since scattered is where most of it is.
    """
    whole = frozenset[str]().union(*bond.stories)
    elsewhere = {a for a, pin in editing.pins.items() if not joined.present(pin.story.articles) <= whole}
    free = whole - editing.parted
    parts = [
        part
        for part in joined.parts(free - editing.pins.keys())
        if 2 * len(part.inside) >= sum(a in editing.homes for a in part.group.articles)
    ]
    found = {min(part.inside) for part in parts}
    for story in bond.stories:
        if not any(story.intersection(part.group.articles) for part in parts):
            found |= {min(part.inside) for part in joined.parts(free & story - elsewhere)[:1]}
    return found | (bond.articles - editing.parted)


def _misplaced(joined: Groups, editing: Editing) -> Iterator[str]:
    for article, pin in editing.pins.items():
        group = joined.of(article)
        target = _target(article, pin.story, joined, editing)
        strangers = any(editing.homes.get(other, pin.story.id) != pin.story.id for other in group.articles)
        if len(group.articles) > 1 and (group is not target if target else strangers):
            yield article


def _target(article: str, story: KnownStory, joined: Groups, editing: Editing) -> Group | None:
    """The group that is the story, told by its other articles, those that are not pinned first; None without any."""
    away = {a for a, other in editing.pins.items() if other.story.id != story.id} | editing.parted
    others = joined.present(story.articles) - {article} - away
    others = others - joined.partners[article] or others
    parts = joined.parts(others - editing.pins.keys()) or joined.parts(others)
    return parts[0].group if parts else None


def _pin(joined: Groups, editing: Editing) -> Iterator[str]:
    for article, pin in sorted(editing.pins.items(), key=lambda named: named[0]):
        target = _target(article, pin.story, joined, editing)
        if target and not joined.join(target.articles[0], article, PINNED):
            why = _holder(target.articles[0], article, joined, editing)
            yield f"the {pin.order} can't bring {article} to {pin.story.id}: {why}"


def _holder(one: str, other: str, joined: Groups, editing: Editing) -> str:
    """Which order holds the groups of two articles apart."""
    pairs = product(joined.of(one).articles, joined.of(other).articles)
    nevers = (editing.apart.get((min(pair), max(pair))) for pair in pairs)
    splits = (split.order for split in editing.splits if split.articles & {one, other})
    pins = (editing.pins[article].order for article in (other, one) if article in editing.pins)
    found = next(filter(None, chain(nevers, splits, pins)), None)
    return f"the {found or 'likeness of their other reports'} holds."
