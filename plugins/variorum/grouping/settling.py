"""Stories as the editor wants them, and as they stay: orders are read again with what they make until nothing moves.

An order may name a story, and a story is what the last build left of it. So the same orders are read with the ledger
that they would leave, until they leave it as it is: a second build finds nothing to change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..overrides import Order
from .editing import Edited, Editing
from .groups import Group
from .identity import NO_DAYS, StoryIdentity, identify
from .ledger import KnownStory
from .orders import Names, plan_editing
from .pins import identify_pinned

Grouping = Callable[[Editing], Edited]
"""Groups all articles, as the editor wants them."""

Ledger = Sequence[KnownStory]


@dataclass(frozen=True, slots=True)
class Naming:
    """Articles by all that they are called; the words of each that an address is minted from, and its day."""

    called: Mapping[str, frozenset[str]]
    words: Mapping[str, str]
    days: Mapping[str, str] = field(default_factory=lambda: NO_DAYS)


@dataclass(frozen=True, slots=True)
class Stories:
    """Groups with what each is called, the next ledger, what the editor may call stories, and what can't be."""

    groups: Sequence[Group]
    identities: Sequence[StoryIdentity]
    ledger: Ledger
    names: Names
    warnings: tuple[str, ...] = ()

    @property
    def slugs(self) -> dict[str, str]:
        """The address of each story by its id."""
        return {identity.id: identity.slug for identity in self.identities}

    @property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The articles of each story by its id."""
        return {identity.id: group.articles for identity, group in zip(self.identities, self.groups, strict=True)}


def settle_stories(group: Grouping, orders: Sequence[Order], naming: Naming, known: Ledger) -> Stories:
    """Group all articles and name the groups so that doing it again with the next ledger gives the same.

    Orders that contradict each other may go round in a circle. Of the stories that they would make in turn those hold
    that come first by their ids and articles, wherever in the circle one begins.
    """
    ledgers, steps = [list(known)], list[Stories]()
    while True:
        steps.append(_take_step(group, orders, naming, ledgers[-1]))
        ledger = list(steps[-1].ledger)
        if ledger in ledgers:
            circle = steps[ledgers.index(ledger) :]
            return _warn(min(circle, key=_content), circle, orders)
        ledgers.append(ledger)


def _take_step(group: Grouping, orders: Sequence[Order], naming: Naming, known: Ledger) -> Stories:
    known, names = _find_names(group, orders, naming, known)
    editing = plan_editing(orders, names)
    edited = group(editing)
    pins = {article: pin.story for article, pin in editing.pins.items()}
    identities, ledger = identify_pinned(_entitle(edited.groups, naming), known, pins, naming.days)
    warnings = (*names.warnings, *edited.warnings)
    return Stories(edited.groups, identities, ledger, names.grown(ledger), warnings)


def _find_names(group: Grouping, orders: Sequence[Order], naming: Naming, known: Ledger) -> tuple[Ledger, Names]:
    """The ledger, and what articles and stories are called.

    Where a name is in no ledger, stories are known too as they would be without the editor: who keeps no state sees ids
    that are minted anew in each build. Those that an order names are in the ledger from then on.
    """
    names = Names(naming.called, known)
    wanted = {name for order in orders for name in order.stories if name not in names}
    if not wanted:
        return known, names
    ungoverned = identify(_entitle(group(Editing()).groups, naming), known, naming.days)[1]
    new = [story for story in ungoverned if story.id not in names]
    named = (story for story in new if wanted.intersection((story.id, story.slug)))
    return [*known, *named], Names(naming.called, [*known, *new])


def _entitle(groups: Sequence[Group], naming: Naming) -> list[tuple[Sequence[str], str]]:
    return [(group.articles, naming.words[group.articles[0]]) for group in groups]


def _content(stories: Stories) -> list[tuple[str, tuple[str, ...], str]]:
    return [(story.id, story.articles, story.merged_into or "") for story in stories.ledger]


def _warn(stories: Stories, circle: Sequence[Stories], orders: Sequence[Order]) -> Stories:
    """Add which orders go round in a circle, if they do: those that name something of what it moves."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for turn in circle:
        for identity, group in zip(turn.identities, turn.groups, strict=True):
            for article in group.articles:
                homes[article].add(identity.id)
    moved = {article for article, ids in homes.items() if len(ids) > 1}
    if not moved:
        return stories
    names = stories.names.grown(stories.ledger)
    told = [str(order) for order in orders if moved & _reach(order, names)]
    warning = f"the {' and the '.join(told)} undo each other; of what they make in turn, what sorts first holds."
    return replace(stories, warnings=(*stories.warnings, warning))


def _reach(order: Order, names: Names) -> frozenset[str]:
    """The articles that an order names, and those of the stories that it names."""
    if order.table not in {"never", "split", "merge", "pin"}:
        return frozenset()
    return names.articles_of(order).union(*map(names.members, names.stories_of(order)))
