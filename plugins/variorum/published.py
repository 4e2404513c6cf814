"""Every address ever published but those of stories, which have a ledger: what stood there, and what stands there now.

An address at which nothing stands today leads on to its successor, where one is known; else a tombstone says what was
there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .digest_data import Redirect
from .grouping import KnownStory, redirects, successors
from .model import Article, Entity, Outlet
from .moments import find_day

FRONT = "index.html"
"""Where an address leads that has no successor."""
UNDATED = "undated"
"""The shelf of stories of which no report tells its day."""
FOLDERS = {
    "article": "articles",
    "comparison": "compare",
    "day": "days",
    "entity": "entities",
    "outlet": "outlets",
}

Bearing = tuple[str | None, str]
"""A type of name, and a name."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address that was published: what stood there and what it was called.

    Of an article its outlet's name and its story's id too, of an entity its type. The comparison of a story's outlets
    has the story's slug as its id and no title.
    """

    kind: str  # article, comparison, day, entity, outlet
    id: str
    title: str
    outlet: str | None = None
    story: str | None = None
    type: str | None = None

    @property
    def page(self) -> str:
        """The page that it names."""
        return f"{FOLDERS[self.kind]}/{self.id}.html"

    @property
    def key(self) -> str:
        """What redirects call it: its id, which a comparison has not alone."""
        return f"compare:{self.id}" if self.kind == "comparison" else self.id


def list_addresses(
    stories: Sequence[tuple[str, Sequence[Article]]],
    slugs: Mapping[str, str],
    titles: Mapping[str, str],
    entities: Iterable[Entity],
    outlets: Sequence[Outlet],
) -> list[Address]:
    """The addresses of all but stories: `stories` are ids with articles, `slugs` and `titles` are by their ids."""
    names = {outlet.id: outlet.name for outlet in outlets}
    return [
        *(
            Address("article", article.id, titles[article.id], names.get(article.outlet or ""), story)
            for story, articles in stories
            for article in articles
        ),
        *(
            Address("comparison", slugs[story], "", story=story)
            for story, articles in stories
            if len({article.outlet for article in articles}) > 1
        ),
        *(Address("day", day, day) for day in _list_days(articles for _, articles in stories)),
        *(Address("entity", entity.id, entity.name, type=entity.type) for entity in entities),
        *(Address("outlet", outlet.id, outlet.name) for outlet in outlets),
    ]


def _list_days(stories: Iterable[Sequence[Article]]) -> set[str]:
    """The days of reports; a story without any stands on a shelf of its own."""
    told = [{day for article in story if (day := find_day(article.published))} for story in stories]
    return {day for days in told for day in days or {UNDATED}}


def remember(known: Iterable[Address], now: Iterable[Address]) -> tuple[Address, ...]:
    """All addresses ever published, each as it was last, in a fixed order."""
    last = {(address.kind, address.id): address for address in (*known, *now)}
    return tuple(last[key] for key in sorted(last))


def lead_on(
    known: Sequence[Address],
    now: Sequence[Address],
    entities: Sequence[Entity],
    ledger: Sequence[KnownStory],
    living: Mapping[str, str],
) -> list[Redirect]:
    """Where every known address leads at which nothing stands today; `living` are the slugs of stories by id."""
    standing = {(address.kind, address.id) for address in now}
    gone = [address for address in known if (address.kind, address.id) not in standing]
    ends = successors(ledger, living) if gone else {}
    bearers = _find_bearers(entities) if gone else {}
    found = [*_lead_on_stories(ledger, living)]
    for address in gone:
        into = living.get(ends.get(address.story or "", "")) if address.kind == "comparison" else None
        found.append(_lead_on_compared(address, into, standing) if into else _lead_on(address, bearers, ends, living))
    return sorted(found, key=lambda redirect: redirect.from_)


def _lead_on_stories(ledger: Sequence[KnownStory], living: Mapping[str, str]) -> Iterator[Redirect]:
    moved = dict(redirects(ledger, living))
    for story in ledger:
        if story.slug in moved:
            yield Redirect(story.slug, moved[story.slug], "merged", story.id)
        elif story.id not in living:
            yield Redirect(story.slug, FRONT, "withdrawn", story.id, story.title)


def _lead_on(
    address: Address, bearers: Mapping[Bearing, str], ends: Mapping[str, str], living: Mapping[str, str]
) -> Redirect:
    bearer = bearers.get((address.type, address.title)) or bearers.get((None, address.title))
    if bearer is not None:
        return Redirect(address.page, Address("entity", bearer, "").page, "renamed", address.id)
    story = ends.get(address.story or "")
    to = f"stories/{living[story]}.html" if story else FRONT
    title = None if address.kind == "day" else address.title or None
    return Redirect(address.page, to, "withdrawn", address.key, title, address.outlet, story)


def _lead_on_compared(address: Address, story: str, standing: Container[tuple[str, str]]) -> Redirect:
    """From a comparison to that of the story of today, told by its slug; to the story where one outlet tells it."""
    there = Address("comparison", story, "")
    to = there.page if (there.kind, there.id) in standing else f"stories/{story}.html"
    return Redirect(address.page, to, "merged", address.key)


def _find_bearers(entities: Iterable[Entity]) -> dict[Bearing, str]:
    """The entity of a type that bears a name, as its own or as another; none where two do.

    A name of several words is as good as unique: it is also told under no type, as which type it has may have changed.
    """
    found: defaultdict[Bearing, set[str]] = defaultdict(set)
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            for kind in (entity.type, *([None] if " " in name else [])):
                found[kind, name].add(entity.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}
