"""What the editor's orders over grouping mean in this build: articles and stories by their names."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..grouping import Editing, KnownStory, Names, plan_editing
from ..model import Article
from ..overrides import FILE, Order

log = logging.getLogger(__name__)


def take_orders(
    orders: Sequence[Order],
    articles: Iterable[Article],
    known: Sequence[KnownStory],
    ungoverned: Callable[[], Sequence[KnownStory]],
) -> tuple[Editing, Names]:
    """The orders over grouping, and what articles and stories are called.

    `ungoverned` tells the stories as they would be without the editor. It is asked only where a name is in no ledger:
    who keeps no state sees ids that are minted anew in each build.
    """
    called = name_articles(articles) if orders else {}
    names = Names(called, known)
    if any(name not in names for order in orders for name in order.stories):
        names = Names(called, [*known, *(story for story in ungoverned() if story.id not in names)])
    editing = plan_editing(orders, names)
    tell(names.warnings)
    return editing, names


def name_articles(articles: Iterable[Article]) -> Mapping[str, frozenset[str]]:
    """The ids of articles by all that they are called: id, address, path, and `FILE#RECORD` in a file of many."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        places = ["#".join(filter(None, (article.path, article.record))), *article.also]
        files = [article.path, *(place.split("#")[0] for place in article.also)]
        for name in {article.id, article.url, *places, *files} - {None}:
            found[str(name)].add(article.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def tell(warnings: Iterable[str]) -> None:
    """Log what the editor should know."""
    for warning in warnings:
        log.warning("%s: %s", FILE, warning)
