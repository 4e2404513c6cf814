"""What a feed says of a story: its first points with the outlets that tell them, one difference, and the way to it.

The words stand in the same marks as on a page, so that they prove themselves; feed readers pass over the marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ..digest_data import Row
from .addresses import story_page
from .differences import SUBSTANCE, Difference, Told, print_difference
from .fields import count_items, find_field, print_count, print_field
from .index import Index
from .marks import element, foreign_language, print_run
from .phrases import read_phrases
from .points import collect_chips
from .reports import Byline, name_reports
from .sentences import Speaker, find_speaker, note_apparatus
from .updates import NEWEST, find_update, to_utc

POINTS = 5
"""Enough to know what happened, few enough to read in a list of fifty stories."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML can hold, however they are written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A story in a feed; its address is its name for ever. Times are in UTC, `content` is HTML."""

    address: str
    title: str
    language: str | None
    published: str | None
    updated: str
    content: str


class Entries:
    """The entries of the stories of a site at an address; a story in several feeds is told once for all of them."""

    def __init__(self, index: Index, address: str) -> None:
        """None is made yet."""
        self._index = index
        self._address = address
        self._known: dict[str, Callable[[], Entry]] = {}

    def list_newest(self, topic: str = NEWEST) -> tuple[Entry, ...]:
        """The newest stories, of a topic or of all; one that holds what XML can't is left out."""
        entries = [self._ask(row["id"]) for row in self._index.newest.get(topic, ())]
        return tuple(entry for entry in entries if not _NOT_XML.search(entry.title + entry.content))

    def _ask(self, story: str) -> Entry:
        if story not in self._known:
            self._known[story] = self._index.recorder.share(partial(self._make, story))
        return self._known[story]()

    def _make(self, story: str) -> Entry:
        return _make_entry(self._index, self._index.rows.stories[story], self._address)


def _make_entry(index: Index, story: Row, address: str) -> Entry:
    headline = story["headline"]
    page = f"{address}/{story_page(story['slug'])}"
    return Entry(
        address=page,
        title=headline["text"],
        language=foreign_language(index.rows.articles.head(headline["article"])),
        published=to_utc(story["first_published"]),
        updated=find_update(story["last_published"], (row["on"] for row in story["corrections"])) or "",
        content=_print_entry(index, story, page),
    )


def _print_entry(index: Index, story: Row, page: str) -> str:
    path = f"stories/{story['id']}"
    bylines = name_reports(index.rows, [index.rows.articles.head(key) for key in story["articles"]])
    deck = find_field(f"{path}/deck", story["deck"], "text") if story["deck"] else None
    headline = find_field(f"{path}/headline", story["headline"], "text")
    substance = next((row for row in story["discrepancies"] if row["kind"] in SUBSTANCE), None)
    differs = print_difference(index, path, substance, bylines, is_substance=True) if substance else None
    counts = [count_items(path, story, key) for key in ("articles", "sources")]
    told = [print_count(count, key) for count, key in zip(counts, ("reports", "sources"), strict=True)]
    parts = (
        element("p", {}, print_field(deck)) if deck else "",
        element("ul", {}, _join(_print_point(index, row, bylines) for row in _pick_points(story))),
        _print_difference(differs) if differs else "",
        element("p", {}, _join(told, " ")),
        element("p", {}, _join((_say("feed_more"), element("a", {"href": page}, headline or "")), " ")),  # type: ignore[arg-type] # a field prints itself
    )
    return str(element("article", {"data-card": story["id"]}, _join(parts)))


def _pick_points(story: Row) -> list[Row]:
    """The first points: of the core, or where nothing is told twice, of what is told once."""
    tiers = ([row for row in story["statements"] if row["tier"] == tier] for tier in ("core", "only"))
    return next((rows for rows in tiers if rows), [])[:POINTS]


def _print_point(index: Index, statement: Row, bylines: Mapping[str, Byline]) -> Markup:
    shown = statement["shown"]
    article, span = index.rows.articles[shown["article"]], (shown["start"], shown["end"])
    speaker = find_speaker(index.rows, article, statement)
    run = print_run(article, span, inserts=note_apparatus(index.rows, article, span, named=speaker is not None))
    names = _join((print_field(chip.name) for chip in collect_chips(statement, bylines)), _comma())
    said = (_print_speaker(speaker) if speaker else "", run, " ", element("em", {}, names))
    return element("li", {"data-point": statement["id"]}, _join(said))


def _print_speaker(who: Speaker) -> Markup:
    name = element("span", {"data-speaker": who.id, "data-of": who.of}, print_field(who.name))
    return _join((name, _say("colon"), " "))


def _print_difference(difference: Difference) -> Markup:
    topic = element("p", {}, _join((_say("they_differ"), print_field(difference.topic)), " "))
    positions = _join(
        element("li", {"data-position": str(n)}, _print_position(position))
        for n, position in enumerate(difference.positions)
    )
    return element("div", {"data-discrepancy": difference.id}, _join((topic, element("ul", {}, positions))))


def _print_position(position: tuple[Told, ...]) -> Markup:
    if not position:
        return _say("not_here")
    return _join((_join((told.run, element("em", {}, print_field(told.by.name))), " ") for told in position), _comma())


def _say(key: str) -> Markup:
    return element("span", {}, read_phrases()[key])


def _comma() -> str:
    return f"{_say('comma')} "


def _join(parts: Iterable[str], between: str = "") -> Markup:
    """Pieces of HTML, one after the other."""
    return Markup(between.join(map(str, parts)))  # noqa: S704 - each piece is escaped already
