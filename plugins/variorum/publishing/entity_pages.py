"""The pages of names: one for each entity with all that reports say of it, and the index of all by type and letter."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..digest_data import Row
from ..slugs import slugify
from .addresses import article_page, outward_link, sentence_anchor
from .bars import Bars, draw_bars
from .beside import list_beside, list_days_of
from .cards import StoryLink
from .days import OfDay
from .fields import Count, Field, count_items, find_field
from .index import Index, Named
from .marks import mark_mention, print_run
from .moments import Moment, find_moment
from .people import KINDS, SHOWN, Name, describe_entity
from .quoted import Quoted, list_about, list_said
from .reports import find_outlet

AUTHORITIES = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "geonames": "https://www.geonames.org/{}",
}
"""Where an identifier leads; ISO 3166 has no public page for each code."""
LONG_LIST = 40
"""Names from which the list of a type stands under letters."""


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
    since: Moment | None
    until: Moment | None


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A report that names an entity, with its sentences that do, each linked by its address."""

    outlet: Field
    page: str
    published: Moment | None
    sentences: tuple[tuple[Markup, str], ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that the page of a name shows."""

    name: Name
    roles: tuple[RoleLine, ...]
    identifiers: tuple[Identifier, ...]
    stands_for: Field | None
    mentions: Count
    said: tuple[Quoted, ...]
    about: tuple[Quoted, ...]
    beside: tuple[Name, ...]
    days: tuple[OfDay[StoryLink], ...]
    bars: Bars | None
    named_in: tuple[NamedIn, ...]
    beside_shown: int = SHOWN


@dataclass(frozen=True, slots=True)
class Letter:
    """The entities of one type under a letter; "" holds those that begin with none."""

    letter: str
    names: tuple[tuple[Name, Count], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The entities of one type by letter; `key` is that of the phrase for them. Of a short list all stand under ""."""

    type: str
    key: str
    letters: tuple[Letter, ...]
    is_long: bool


def make_entity_page(index: Index, row: Row) -> EntityPage:
    """Gather what the page of an entity shows, the newest report first."""
    path = f"entities/{row['id']}"
    named = index.named(row["id"])
    by_article = [(index.rows.articles[a], tuple(group)) for a, group in groupby(named, key=lambda n: n.article)]
    by_article.sort(key=lambda pair: (pair[0]["published"] or "", pair[0]["id"]), reverse=True)
    days = list_days_of(index, row["articles"])
    return EntityPage(
        name=describe_entity(row),
        roles=tuple(_print_role(f"{path}/roles/{n}", role) for n, role in enumerate(row["roles"])),
        identifiers=tuple(_identify(path, key, str(value)) for key, value in sorted(row["identifiers"].items())),
        stands_for=find_field(path, row, "stands_for"),
        mentions=count_items(path, row, "mentions"),
        said=list_said(index, row["id"]),
        about=list_about(index, row),
        beside=list_beside(index, row["id"], named),
        days=days,
        bars=draw_bars([(of.at.day, len(of.stories)) for of in days]),
        named_in=tuple(_gather(index, article, sentences) for article, sentences in by_article),
    )


def _print_role(path: str, role: Row) -> RoleLine:
    body = Field(f"{path}/body", role["body"]) if role["body"] else None
    title = Field(f"{path}/title", role["title"])
    return RoleLine(title, body, find_moment(path, role, "from"), find_moment(path, role, "to"))


def _identify(path: str, key: str, value: str) -> Identifier:
    pattern = AUTHORITIES.get(key)
    url = outward_link(pattern.format(value)) if pattern else None
    return Identifier(f"id_{key}", Field(f"{path}/identifiers/{key}", value), url)


def _gather(index: Index, article: Row, named: tuple[Named, ...]) -> NamedIn:
    outlet = find_outlet(index.rows, article["outlet"])
    sentences = tuple(
        (print_run(article, n.sentence, wraps=[mark_mention(m) for m in n.mentions]), sentence_anchor(*n.sentence))
        for n in sorted(named, key=lambda n: n.sentence)
    )
    published = find_moment(f"articles/{article['id']}", article, "published")
    return NamedIn(outlet, article_page(article["id"]), published, sentences)


def list_entities(index: Index) -> tuple[Kind, ...]:
    """All entities by type and name."""
    by_kind: defaultdict[str, list[Row]] = defaultdict(list)
    for row in index.rows.entities.values():
        by_kind[row["type"]].append(row)
    return tuple(_list_kind(kind, by_kind[kind]) for kind in KINDS if by_kind[kind])


def _list_kind(kind: str, rows: list[Row]) -> Kind:
    is_long = len(rows) >= LONG_LIST
    by_letter: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (_sort_key(row), row["id"])):
        by_letter[_letter(row) if is_long else ""].append(row)
    # What begins with no letter stands last.
    letters = sorted(by_letter, key=lambda letter: (not letter, letter))
    return Kind(
        kind,
        f"types_{kind}",
        tuple(Letter(letter, tuple(_count(row) for row in by_letter[letter])) for letter in letters),
        is_long,
    )


def _count(row: Row) -> tuple[Name, Count]:
    return describe_entity(row), count_items(f"entities/{row['id']}", row, "mentions")


def _sort_key(row: Row) -> tuple[str, str]:
    """A person by the family name, then by the whole; all else by the whole. Letters stand as their plain ones."""
    name = row["name"]
    family = name.split()[-1] if row["type"] == "PERSON" and name.split() else name
    return slugify(family) or family.casefold(), slugify(name) or name


def _letter(row: Row) -> str:
    first = _sort_key(row)[0][:1].upper()
    return first if first.isalpha() else ""
