"""The headlines that the editor has chosen: for each, the words in an article of the story that they are."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..collation import Heading, list_headings
from ..grouping import Names
from ..model import Article
from ..overrides import FILE, Order
from ..owners_files import hint_at
from ..settings import Settings
from .cleaning import body_key
from .editing import tell
from .engine import Engine
from .parts import join_article
from .reading import notes_keys
from .stories import Told

log = logging.getLogger(__name__)


def set_headlines(
    engine: Engine, stories: Sequence[Told], orders: Sequence[Order], names: Names, settings: Settings
) -> list[Told]:
    """The stories, those whose headline the editor chose with it; `names` knows the stories as they are now."""
    told, done = list(stories), set[int]()
    home = {article.id: n for n, story in enumerate(told) for article in story.articles}
    for order in orders:
        n = _find_story(order, names, home) if order.table == "headline" else None
        if n is None:
            continue
        if n in done:
            log.warning("%s: two [[headline]] are for %s; the first by its words holds.", FILE, told[n].frame.id)
            continue
        heading = _choose(engine, told[n], order, names.articles_of(order), settings)
        if heading is not None:
            done.add(n)
            told[n] = replace(told[n], frame=replace(told[n].frame, headline=heading))
    tell(names.warnings)
    return told


def _find_story(order: Order, names: Names, home: Mapping[str, int]) -> int | None:
    """The story that an order is for: where most of the named one is today, or where the named article is."""
    if order.stories:
        named = names.stories_of(order)
        homes = [home[article] for story in named for article in sorted(names.members(names.living(story)))]
    else:
        homes = [home[article] for article in sorted(names.articles_of(order))]
    return min(homes, key=lambda n: (-homes.count(n), n)) if homes else None


def _choose(engine: Engine, story: Told, order: Order, named: frozenset[str], settings: Settings) -> Heading | None:
    """The words that an order chooses, which must be published in the story; None, and a warning, if they are not."""
    articles = [article for article in story.articles if not order.articles or article.id in named]
    if not articles:
        if named:
            log.warning("%s: a [[headline]] names %s, which is not in %s.", FILE, min(named), story.frame.id)
        return None
    headings = _list_all(engine, story, articles, settings)
    for heading in headings:
        if _plain(heading.text) == order.text if order.text else heading.field == "title":
            return heading
    if not order.text:
        log.warning("%s: a [[headline]] takes the title of %s, which has none.", FILE, articles[0].id)
        return None
    hint = hint_at(order.text, {_plain(heading.text) for heading in _list_all(engine, story, articles, settings)})
    where = f"is no title, standfirst or whole sentence of {story.frame.id}"
    log.warning("%s: the [[headline]] %r %s; a headline is chosen, never written.%s", FILE, order.text, where, hint)
    return None


def _list_all(engine: Engine, story: Told, articles: Sequence[Article], settings: Settings) -> Iterator[Heading]:
    """What may be a headline; texts are looked at only when no title and no standfirst was it."""
    yield from list_headings(articles)
    wanted = {article.id for article in articles}
    keys = [key for article, key in zip(story.articles, story.cleaned, strict=True) if article.id in wanted]
    parts = zip(engine.store.take(map(body_key, keys)), engine.store.take(notes_keys(keys, settings)), strict=True)
    whole = [join_article(article, *both) for article, both in zip(articles, parts, strict=True)]
    yield from (heading for heading in list_headings(whole) if heading.field == "sentence")


def _plain(text: str) -> str:
    return " ".join(text.split())
