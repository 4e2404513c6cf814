"""From what the editor wrote to what it means today: names become ids, and what is gone is told.

A story is named by its id or address of any earlier build. The ledger knows its articles then, and where it went.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from ..overrides import Order
from ..owners_files import hint_at
from .editing import Bond, Editing, Pin, Split
from .ledger import KnownStory


class Names:
    """What articles and stories are called; names that nothing has are warned of once each."""

    def __init__(self, articles: Mapping[str, frozenset[str]], stories: Sequence[KnownStory]) -> None:
        """Articles by each of their names, and all stories ever known."""
        self._articles = articles
        self.stories = {s.id: s for s in stories}
        self._named = {s.slug: s for s in stories} | self.stories
        self._present = frozenset[str]().union(*articles.values())
        self.warnings: list[str] = []

    def __contains__(self, name: str) -> bool:
        """Whether a story was ever called so."""
        return name in self._named

    def articles_of(self, order: Order) -> frozenset[str]:
        """The articles that an order names."""
        for name in order.articles:
            if name not in self._articles:
                hint = hint_at(name, self._articles)
                self._warn(f"a [[{order.table}]] names the article {name!r}, which is not among the inputs.{hint}")
        return frozenset[str]().union(*(self._articles.get(name, ()) for name in order.articles))

    def stories_of(self, order: Order) -> list[KnownStory]:
        """The stories that an order names, with those of their articles that are there."""
        return [story for name in order.stories for story in self._story(order.table, name)]

    def _story(self, table: str, name: str) -> Iterator[KnownStory]:
        known = self._named.get(name)
        if known is None:
            hint = hint_at(name, self._named)
            self._warn(f"a [[{table}]] names the story {name!r}, which no build has known.{hint}")
        elif not self._present.intersection(known.articles):
            self._warn(f"a [[{table}]] names the story {name!r}, of which no article is among the inputs.")
        else:
            yield known

    def members(self, story: KnownStory) -> frozenset[str]:
        """The articles of a story that are there."""
        return self._present.intersection(story.articles)

    def living(self, story: KnownStory) -> KnownStory:
        """The story that a merged one went into in the end."""
        while story.merged_into in self.stories:
            story = self.stories[story.merged_into]
        return story

    def grown(self, ledger: Sequence[KnownStory]) -> Names:
        """The same names, with stories as a later ledger has them."""
        return Names(self._articles, [*(self.stories | {story.id: story for story in ledger}).values()])

    def _warn(self, text: str) -> None:
        if text not in self.warnings:
            self.warnings.append(text)


def plan_editing(orders: Sequence[Order], names: Names) -> Editing:
    """The orders over grouping; what can't hold from the start is among the warnings of `names`."""
    never, split, merge, pin = ([o for o in orders if o.table == t] for t in ("never", "split", "merge", "pin"))
    splits = tuple(_list_splits(split, names))
    parted = {article: split.order for split in splits for article in split.articles}
    pins = _hold_pins(pin, names, parted)
    at_home = {article: pin.story for article, pin in pins.items()}
    bonds = (_bind(order, names, at_home) for order in merge)
    apart: dict[tuple[str, str], Order] = {}
    for order in never:
        apart |= {pair: order for pair in _keep_apart(order, names, at_home, parted.keys()) if pair not in apart}
    return Editing(
        apart,
        splits,
        tuple(bond for bond in bonds if bond.articles or bond.stories),
        pins,
        {a: story.id for story in names.stories.values() if story.merged_into is None for a in story.articles},
    )


def _list_splits(orders: Sequence[Order], names: Names) -> Iterator[Split]:
    """What is split off; an article of two orders is of the one whose ids come first."""
    taken: dict[str, Order] = {}
    wanted = {tuple(sorted(names.articles_of(order))): order for order in reversed(orders)}
    for articles, order in sorted(wanted.items()):
        for article in articles:
            if taken.setdefault(article, order) != order:
                names.warnings.append(f"the {order} can't have {article}: the {taken[article]} holds.")
        left = frozenset(article for article in articles if taken[article] == order)
        if left:
            yield Split(left, order)


Homes = Mapping[str, KnownStory]


def _keep_apart(order: Order, names: Names, pins: Homes, parted: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """The pairs that must never meet; an article of two of the stories is of the smaller one, which went into it.

    What is split off is of no story, and what is pinned is of the story that it is pinned to.
    """
    units = [frozenset({article}) for article in sorted(names.articles_of(order))]
    for story in names.stories_of(order):
        pinned = {article for article, home in pins.items() if home.id == story.id}
        units.append((names.members(story) - parted - pins.keys()) | pinned)
    own: dict[str, int] = {}
    for n in sorted(range(len(units)), key=lambda n: (len(units[n]), sorted(units[n]))):
        for article in units[n]:
            own.setdefault(article, n)
    for a, b in combinations(sorted(own), 2):
        if own[a] != own[b]:
            yield a, b


def _bind(order: Order, names: Names, pins: Homes) -> Bond:
    """A pinned article stands for the story that it is pinned to."""
    articles = names.articles_of(order)
    stories = {names.members(story) for story in names.stories_of(order)}
    stories |= {names.members(pins[article]) for article in articles & pins.keys()}
    return Bond(articles - pins.keys(), tuple(sorted(stories, key=sorted)), order)


def _hold_pins(orders: Iterable[Order], names: Names, parted: Mapping[str, Order]) -> dict[str, Pin]:
    wanted: dict[tuple[str, str], Order] = {}
    for order in orders:
        for story in names.stories_of(order):
            for article in names.articles_of(order):
                wanted.setdefault((article, names.living(story).id), order)
    pins: dict[str, Pin] = {}
    for (article, story_id), held in sorted(wanted.items()):
        story = names.stories[story_id]
        if article in parted and not names.members(story) <= parted.keys():
            names.warnings.append(f"the {held} can't move {article}: the {parted[article]} holds.")
        elif article in pins:
            names.warnings.append(f"the {held} can't move {article}: the {pins[article].order} holds.")
        else:
            pins[article] = Pin(story, held)
    return pins
