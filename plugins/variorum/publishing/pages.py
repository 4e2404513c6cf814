"""Every page of a site: where it lies, its template, and what it shows. One list, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its path, the template that prints it, and what the template knows as `page`."""

    path: str
    template: str
    shows: object


def list_pages(index: Index) -> Iterator[Page]:
    """All pages; each is made when it is asked for."""
    yield from _issues(index)
    for story in _by_id(index.rows.stories):
        yield Page(story_page(story["slug"]), "story.html", make_story_page(index, story))
    for article in _by_id(index.rows.articles):
        yield Page(article_page(article["id"]), "article.html", make_article_page(index, article))
    yield Page(ENTITIES, "entities.html", list_entities(index))
    for entity in _by_id(index.rows.entities):
        yield Page(entity_page(entity["id"]), "entity.html", make_entity_page(index, entity))
    yield Page(OUTLETS, "outlets.html", list_outlets(index))
    for outlet in _by_id(index.rows.outlets):
        yield Page(outlet_page(outlet["id"]), "outlet.html", make_outlet_page(index, outlet))
    yield Page(METHOD, "method.html", make_method_page(index))
    for redirect in index.rows.redirects:
        yield Page(redirect_page(redirect["from"]), "redirect.html", redirect_page(redirect["to"]))


def _issues(index: Index) -> Iterator[Page]:
    days = list_days(index)
    if not days:
        yield Page(FRONT, "empty.html", None)
    for place, day in enumerate(days):
        if place == 0:
            yield Page(FRONT, "issue.html", make_issue(index, days, 0))
        yield Page(day.page, "issue.html", make_issue(index, days, place))
    yield Page(ARCHIVE, "archive.html", list_archive(index, days))


def _by_id(rows: dict[str, Row]) -> list[Row]:
    return [rows[key] for key in sorted(rows)]
