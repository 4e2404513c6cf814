"""Every page of a site: where it lies, its template, and what it shows. One list, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ..digest_data import Row
from .addresses import (
    ARCHIVE,
    ENTITIES,
    FRONT,
    METHOD,
    OUTLETS,
    article_page,
    entity_page,
    outlet_page,
    redirect_page,
    story_page,
)
from .article_page import make_article_page
from .entity_pages import list_entities, make_entity_page
from .index import Index
from .issues import list_archive, list_days, make_issue
from .method_page import make_method_page
from .outlet_pages import list_outlets, make_outlet_page
from .story_page import make_story_page
from .tombstones import WITHDRAWN, make_move, make_tombstone


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its path, the template that prints it, and how to make what the template knows as `page`.

    `salt` is what that depends on beside the facts it is made of.
    """

    path: str
    template: str
    make: Callable[[], object]
    salt: str = ""


def list_pages(index: Index) -> Iterator[Page]:
    """All pages, each story followed by its articles, which are made of the same rows."""
    rows = index.rows
    yield from _issues(index)
    for key in sorted(rows.stories.briefs):
        brief = rows.stories.briefs[key]
        yield Page(story_page(brief.slug), "story.html", partial(_make, make_story_page, index, rows.stories, key))
        for article in brief.articles:
            yield _article(index, article)
    for article in sorted(rows.articles.briefs.keys() - index.story_of.ids.keys()):
        yield _article(index, article)
    yield Page(ENTITIES, "entities.html", partial(list_entities, index))
    for key in sorted(rows.entities.briefs):
        yield Page(entity_page(key), "entity.html", partial(_make, make_entity_page, index, rows.entities, key))
    yield Page(OUTLETS, "outlets.html", partial(list_outlets, index))
    for key in sorted(rows.outlets.briefs):
        yield Page(outlet_page(key), "outlet.html", partial(_make, make_outlet_page, index, rows.outlets, key))
    yield Page(METHOD, "method.html", partial(make_method_page, index))
    yield from map(partial(_lead_on, index), rows.redirects)


def _lead_on(index: Index, row: Row) -> Page:
    """The page of an address at which nothing stands today: all that its row says is in its salt."""
    path = redirect_page(row["from"])
    make, template = (make_tombstone, "tombstone.html") if row["reason"] == WITHDRAWN else (make_move, "redirect.html")
    return Page(path, template, partial(make, index, row), repr(sorted(row.items())))


def _make(make: Callable[[Index, Row], object], index: Index, rows: Mapping[str, Row], key: str) -> object:
    return make(index, rows[key])


def _article(index: Index, key: str) -> Page:
    return Page(article_page(key), "article.html", partial(_make, make_article_page, index, index.rows.articles, key))


def _issues(index: Index) -> Iterator[Page]:
    days = list_days(index)
    if not days:
        yield Page(FRONT, "empty.html", partial(list_days, index))
    for place, day in enumerate(days):
        if place == 0:
            yield Page(FRONT, "issue.html", partial(make_issue, index, day))
        yield Page(day.page, "issue.html", partial(make_issue, index, day))
    yield Page(ARCHIVE, "archive.html", partial(list_archive, index))
