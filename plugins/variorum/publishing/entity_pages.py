"""The pages of names: one for each entity with every sentence that names it, and the index of all by type."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..digest_data import Row
from .addresses import article_page, outward_link, sentence_anchor
from .cards import StoryLink, link_story
from .fields import Count, Field, count_items
from .index import Index, Named
from .marks import mark_mention, print_run
from .moments import Moment, find_moment
from .people import KINDS, Name, describe_entity
from .reports import find_outlet

AUTHORITIES = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "geonames": "https://www.geonames.org/{}",
}
"""Where an identifier leads; ISO 3166 has no public page for each code."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """What an authority calls an entity."""

    label: str
    value: Field
    url: str | None


@dataclass(frozen=True, slots=True)
class RoleLine:
    """An office and the body it belongs to."""

    title: Field
    body: Field | None


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A report that names an entity, with its sentences that do, each linked by its address."""

    outlet: Field
    page: str
    published: Moment | None
    story: StoryLink | None
    sentences: tuple[tuple[Markup, str], ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that the page of a name shows."""

    name: Name
    roles: tuple[RoleLine, ...]
    identifiers: tuple[Identifier, ...]
    mentions: Count
    named_in: tuple[NamedIn, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The entities of one type, by name; `key` is that of the phrase for them."""

    key: str
    names: tuple[tuple[Name, Count], ...]


def make_entity_page(index: Index, row: Row) -> EntityPage:
    """Gather what the page of an entity shows, the newest report first."""
    path = f"entities/{row['id']}"
    named = index.named(row["id"])
    by_article = [(index.rows.articles[a], tuple(group)) for a, group in groupby(named, key=lambda n: n.article)]
    by_article.sort(key=lambda pair: (pair[0]["published"] or "", pair[0]["id"]), reverse=True)
    return EntityPage(
        name=describe_entity(row),
        roles=tuple(_print_role(f"{path}/roles/{n}", role) for n, role in enumerate(row["roles"])),
        identifiers=tuple(_identify(path, key, str(value)) for key, value in sorted(row["identifiers"].items())),
        mentions=count_items(path, row, "mentions"),
        named_in=tuple(_gather(index, article, sentences) for article, sentences in by_article),
    )


def _print_role(path: str, role: Row) -> RoleLine:
    body = Field(f"{path}/body", role["body"]) if role["body"] else None
    return RoleLine(Field(f"{path}/title", role["title"]), body)


def _identify(path: str, key: str, value: str) -> Identifier:
    pattern = AUTHORITIES.get(key)
    url = outward_link(pattern.format(value)) if pattern else None
    return Identifier(f"id_{key}", Field(f"{path}/identifiers/{key}", value), url)


def _gather(index: Index, article: Row, named: tuple[Named, ...]) -> NamedIn:
    outlet = find_outlet(index.rows, article["outlet"])
    story = index.story_of.get(article["id"])
    sentences = tuple(
        (print_run(article, n.sentence, wraps=[mark_mention(m) for m in n.mentions]), sentence_anchor(*n.sentence))
        for n in sorted(named, key=lambda n: n.sentence)
    )
    published = find_moment(f"articles/{article['id']}", article, "published")
    link = link_story(index, story) if story else None
    return NamedIn(outlet, article_page(article["id"]), published, link, sentences)


def list_entities(index: Index) -> tuple[Kind, ...]:
    """All entities by type and name."""
    kinds = []
    for kind in KINDS:
        rows = sorted(
            (r for r in index.rows.entities.values() if r["type"] == kind),
            key=lambda r: (r["name"].casefold(), r["id"]),
        )
        if rows:
            names = tuple((describe_entity(row), count_items(f"entities/{row['id']}", row, "mentions")) for row in rows)
            kinds.append(Kind(f"types_{kind}", names))
    return tuple(kinds)
