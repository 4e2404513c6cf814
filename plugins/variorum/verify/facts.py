"""What the digest data says, arranged for the questions that pages raise. Built once, read by every check."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..digest_data import DigestRows, Row
from .interface import Interface
from .markup import fold

Place = tuple[str, int, int]
"""An article's id, and the start and end of a span of its text."""

STRENGTH = ("words", "also", "partly")
"""Relations of a citation, the strongest first."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The digest data with its indexes.

    `story_of` leads from an article, `by_slug` from an address and `statements` from an id to a story's id or a row;
    `citing` from a sentence to the statements that cite it or a part of it; `mentions` from a place to the entities it
    names, and `named` back; `quotations` from a quotation's id to the rows of that name by article.
    """

    rows: DigestRows
    interface: Interface
    story_of: Mapping[str, str]
    by_slug: Mapping[str, str]
    redirects: Mapping[str, str]
    statements: Mapping[str, tuple[str, Row]]
    citing: Mapping[Place, frozenset[str]]
    mentions: Mapping[Place, frozenset[str]]
    named: Mapping[str, tuple[Place, ...]]
    quotations: Mapping[str, Mapping[str, Row]]
    site_words: frozenset[str] = frozenset()
    _by_id: dict[int, dict[str, Row]] = field(default_factory=dict)

    def text_at(self, place: Place) -> str | None:
        """The words at a place; None if there is no such place."""
        article = self.rows.articles.get(place[0])
        if article is None or not 0 <= place[1] < place[2] <= len(article["text"]):
            return None
        return str(article["text"][place[1] : place[2]])

    def outlet_of(self, article: str) -> str | None:
        """The outlet that published an article."""
        row = self.rows.articles.get(article)
        return row["outlet"] if row else None

    def value(self, pointer: str) -> object:
        """The value that `FILE/ID/KEY/…` names; raise LookupError if there is none."""
        file, *steps = pointer.split("/")
        if file not in {"articles", "stories", "entities", "outlets", "rejects", "report"} or not steps:
            raise LookupError(pointer)
        value: object = getattr(self.rows, file)
        for step in steps:
            value = self._step(value, step)
        return value

    def _step(self, value: object, step: str) -> object:
        if isinstance(value, Mapping):
            return value[step]
        if not isinstance(value, list):
            raise LookupError(step)  # noqa: TRY004 - to the caller a pointer that leads nowhere is all one
        rows: list[Any] = value
        if step.isascii() and step.isdigit():
            return rows[int(step)]
        # Kept by the list's identity: the rows outlive the facts, and a story's statements are asked for once each.
        if id(rows) not in self._by_id:
            self._by_id[id(rows)] = {row["id"]: row for row in rows if isinstance(row, dict) and "id" in row}
        return self._by_id[id(rows)][step]


def place_of(span: Row) -> Place:
    """A span of the digest data as a place."""
    return span["article"], span["start"], span["end"]


def strongest(relations: set[str]) -> str:
    """The strongest of some relations."""
    return min(relations, key=STRENGTH.index)


def gather_facts(rows: DigestRows, interface: Interface) -> Facts:
    """Arrange digest data that has the right shape; references in it may still lead nowhere."""
    citing: dict[Place, set[str]] = {}
    statements: dict[str, tuple[str, Row]] = {}
    for story in rows.stories.values():
        for statement in story["statements"]:
            statements[statement["id"]] = story["id"], statement
            for citation in statement["citations"]:
                for sentence in sentences_at(rows, place_of(citation)):
                    citing.setdefault(sentence, set()).add(statement["id"])
    mentions: dict[Place, set[str]] = {}
    named: dict[str, list[Place]] = {}
    for place, entity in _mentions(rows):
        mentions.setdefault(place, set()).add(entity)
        named.setdefault(entity, []).append(place)
    return Facts(
        rows=rows,
        interface=interface,
        story_of={article: story["id"] for story in rows.stories.values() for article in story["articles"]},
        by_slug={story["slug"]: story["id"] for story in rows.stories.values()},
        redirects={story_page(row["from"]): story_page(row["to"]) for row in rows.redirects},
        statements=statements,
        citing={place: frozenset(ids) for place, ids in citing.items()},
        mentions={place: frozenset(entities) for place, entities in mentions.items()},
        named={entity: tuple(places) for entity, places in named.items()},
        quotations=_quotations(rows),
    )


def sentences_at(rows: DigestRows, place: Place) -> list[Place]:
    """The sentences that a span touches."""
    article, start, end = place
    if article not in rows.articles:
        return []
    sentences = rows.articles[article]["sentences"]
    first = bisect_right(sentences, start, key=lambda sentence: sentence[1])
    last = bisect_left(sentences, end, key=lambda sentence: sentence[0])
    return [(article, begin, stop) for begin, stop in sentences[first:last]]


def story_page(address: str) -> str:
    """The page of a story's address; a redirect may be told as a slug or as a page."""
    return address if address.endswith(".html") else f"stories/{address}.html"


def _mentions(rows: DigestRows) -> Iterator[tuple[Place, str]]:
    for article in rows.articles.values():
        for mention in article["mentions"]:
            if mention["entity"] is not None:
                yield (article["id"], mention["start"], mention["end"]), mention["entity"]


def _quotations(rows: DigestRows) -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    for article in rows.articles.values():
        for quotation in article["quotations"]:
            found.setdefault(quotation["id"], {})[article["id"]] = quotation
    return found


def same_words(facts: Facts, one: Place, other: Place) -> bool:
    """Whether two places hold the same words, white space folded."""
    return fold(facts.text_at(one) or "") == fold(facts.text_at(other) or "\0")


def is_part(place: Place | None, whole: Place) -> bool:
    """Whether a place lies inside another."""
    return place is not None and place[0] == whole[0] and whole[1] <= place[1] and place[2] <= whole[2]
