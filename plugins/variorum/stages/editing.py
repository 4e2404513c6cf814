"""What the editor may call articles, and what is told to the editor."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..model import Article
from ..overrides import FILE

log = logging.getLogger(__name__)


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
