"""What the digest data says, for the questions that pages and rows raise; every question asked is noted.

A check may learn of the data only by what stands here, so that what it asked is all that its answer depends on: while
these facts stay, the answer stays. Rows are decoded when they are asked for.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from ..digest_data import Row
from .heads import HEADS, SIZES, size_key
from .index import BY_ID, Index
from .interface import Interface, read_interface
from .ledger import of_topic, said_by
from .markup import fold
from .place import Place, place_of
from .rows import AllRows, Rows

STRENGTH = ("words", "also", "partly")
"""Relations of a citation, the strongest first."""


class Facts:
    """The digest data as checks see it. `noted` holds what was asked since it was last cleared."""

    def __init__(self, index: Index, interface: Path) -> None:
        """The facts of indexed data, and the catalogue of the interface; raise VerificationError if there is none."""
        self.noted: set[str] = set()
        self.rows = AllRows(index, self.noted)
        self._catalogue = interface
        if not interface.is_file():
            read_interface(interface)
        self.index = index
        self._of_articles: dict[str, _ArticleIndex] = {}
        self._statements: dict[str, dict[str, Row]] = {}
        self._citing: dict[str, dict[Place, set[str]]] = {}
        self._by_id: dict[int, dict[str, Row]] = {}

    @cached_property
    def interface(self) -> Interface:
        """The catalogue; it is part of the ledger's key, so that it need not be noted."""
        return read_interface(self._catalogue)

    @property
    def site_words(self) -> frozenset[str]:
        """The words of the site's own on its front page."""
        self.noted.add("site words:")
        return self.index.site_words

    def newest(self, topic: str) -> tuple[str, ...]:
        """The stories that the feed of a topic must tell of, or of all for "", the newest first."""
        self.noted.add(f"newest:{topic}")
        return self.index.newest.get(topic, ())

    def full_feeds(self, story: str) -> tuple[str, ...]:
        """The outlets of which all is here on the days of a story."""
        self.noted.add(f"full feeds:{story}")
        return self.index.full_feeds.get(story, ())

    def latest(self, day: str) -> str | None:
        """When the newest report of a day was published, in UTC."""
        self.noted.add(f"latest:{day}")
        return self.index.latest.get(day)

    def identify(self, path: str) -> tuple[str, str]:
        """Which kind of page stands at a path and what it is about."""
        self.noted.add(f"page:{path}")
        return self.index.identify(path)

    def redirect(self, path: str) -> str | None:
        """Where the story went that had a page once."""
        self.noted.add(f"redirect:{path}")
        return self.index.redirects.get(path)

    def gone(self, key: str) -> Row | None:
        """The row of redirects.jsonl about what had a page once."""
        self.noted.add(f"redirects:{key}")
        number = self.index.gone.get(key)
        return None if number is None else self.index.data.files["redirects"].row(number)

    def text_at(self, place: Place) -> str | None:
        """The words at a place; None if there is no such place."""
        article = self.rows.articles.get(place[0])
        if article is None or not 0 <= place[1] < place[2] <= len(article["text"]):
            return None
        return str(article["text"][place[1] : place[2]])

    def outlet_of(self, article: str) -> str | None:
        """The outlet that published an article."""
        head = self.rows.articles.head(article)
        return head["outlet"] if head is not None else None

    def story_of(self, article: str) -> str | None:
        """The story that an article is in."""
        self.noted.add(f"story of:{article}")
        return self.index.story_of.get(article)

    def reports_of(self, outlet: str) -> list[str]:
        """The articles that an outlet published."""
        self.noted.add(f"reports of:{outlet}")
        return self.index.reports_of.get(outlet, [])

    def statement(self, key: str) -> tuple[str, Row] | None:
        """A statement and its story's id; the last of its name, should there be more."""
        stories = self.index.statements.of(key)
        if not stories:
            self.noted.add(f"statement:{key}")
            return None
        story = stories[-1]
        self.noted |= {f"stories:{story}", f"statements:{story}"}
        if story not in self._statements:
            rows = self.rows.stories.unnoted(story)["statements"]
            self._statements[story] = {row["id"]: row for row in rows}
        return story, self._statements[story][key]

    def quotations(self, key: str) -> Mapping[str, Row]:
        """The quotations of this name by article."""
        articles = self.index.quotations.of(key)
        if not articles:
            self.noted.add(f"quotation:{key}")
            return {}
        for article in articles:
            self.noted |= {f"articles:{article}", f"quotations:{article}"}
        return {article: self._of_article(article).quotations[key] for article in articles}

    def citing(self, place: Place) -> frozenset[str]:
        """The statements that cite a sentence or a part of it."""
        article = place[0]
        self.noted |= {f"articles:{article}", f"citing:{article}"}
        if article not in self._citing:
            self._citing[article] = self._find_citing(article)
        return frozenset(self._citing[article].get(place, ()))

    def cited_places(self, article: str) -> set[tuple[str, Place]]:
        """The places that are cited of an article, each with the story that cites it."""
        self.noted.add(f"citing:{article}")
        return {
            (brief.id, place_of(citation))
            for brief in self.index.cited_by.get(article, ())
            for statement in self.rows.stories.unnoted(brief.id)["statements"]
            for citation in statement["citations"]
            if citation["article"] == article
        }

    def stories_of(self, topic: str) -> list[str]:
        """The stories of a topic."""
        part = of_topic(topic)
        self.noted.add(f"citing:{part}")
        return sorted(brief.id for brief in self.index.cited_by.get(part, ()))

    def entities_at(self, place: Place) -> frozenset[str]:
        """The entities that the words at a place name."""
        self.noted.add(f"articles:{place[0]}")
        if place[0] not in self.index.articles:
            return frozenset()
        return frozenset(self._of_article(place[0]).entities.get(place, ()))

    def places_of(self, entity: str) -> list[Place]:
        """The places that name an entity."""
        self.noted.add(f"named:{entity}")
        briefs = self.index.named_in.get(entity, ())
        return [place for brief in briefs for place in self._of_article(brief.id).places[entity]]

    def said_by(self, entity: str) -> list[tuple[str, Row]]:
        """The quotations of which an entity is the speaker, each with its article."""
        part = said_by(entity)
        self.noted.add(f"named:{part}")
        articles = [brief.id for brief in self.index.named_in.get(part, ())]
        rows = [(key, row) for key in articles for row in self._of_article(key).quotations.values()]
        return [(key, row) for key, row in rows if row["speaker"] == entity]

    def sentences_at(self, place: Place) -> list[Place]:
        """The sentences that a span touches."""
        row = self.rows.articles.get(place[0])
        return [] if row is None else sentences_in(row, place)

    def value(self, pointer: str) -> object:
        """The value that `FILE/ID/KEY/…` names; raise LookupError if there is none."""
        file, *steps = pointer.split("/")
        if not steps:
            raise LookupError(pointer)
        value, steps = self._start(file, steps)
        for step in steps:
            value = self._step(value, step)
        return value

    def size(self, pointer: str) -> int:
        """The length of the list that a pointer names, or the number; raise LookupError if it names neither."""
        file, *steps = pointer.split("/")
        if len(steps) == 2 and steps[1] in SIZES.get(file, ()):  # noqa: PLR2004 - an id and a key
            rows: Rows = getattr(self.rows, file)
            head = rows.head(steps[0]) or {}
            return int(head[size_key(steps[1])])
        value = self.value(pointer)
        if isinstance(value, list):
            return len(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise LookupError(pointer)

    def _start(self, file: str, steps: list[str]) -> tuple[object, list[str]]:
        if file in BY_ID:
            rows: Rows = getattr(self.rows, file)
            is_of_head = len(steps) > 1 and steps[1] in HEADS[file]
            row = rows.head(steps[0]) if is_of_head else rows.get(steps[0])
            if row is None:
                raise LookupError(steps[0])
            return row, steps[1:]
        if file == "redirects":
            gone = self.gone(steps[0])
            if gone is None:
                raise LookupError(steps[0])
            return gone, steps[1:]
        if file == "report":
            self.noted.add("report:")
            return self._report, steps
        if file == "rejects":
            self.noted.add("rejects:")
            return self._rejects, steps
        raise LookupError(file)

    @cached_property
    def _report(self) -> object:
        report: object = json.loads(self.index.data.report.decode())
        return report

    @cached_property
    def _rejects(self) -> list[Row]:
        rejects = self.index.data.files["rejects"]
        return [rejects.row(number) for number in range(len(rejects.lines))]

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

    def _of_article(self, article: str) -> _ArticleIndex:
        if article not in self._of_articles:
            self._of_articles[article] = _ArticleIndex(self.rows.articles.unnoted(article))
        return self._of_articles[article]

    def _find_citing(self, article: str) -> dict[Place, set[str]]:
        found: dict[Place, set[str]] = {}
        if article not in self.index.articles:
            return found
        row = self.rows.articles.unnoted(article)
        for brief in self.index.cited_by.get(article, ()):
            for statement in self.rows.stories.unnoted(brief.id)["statements"]:
                places = [place_of(c) for c in statement["citations"] if c["article"] == article]
                for sentence in (sentence for place in places for sentence in sentences_in(row, place)):
                    found.setdefault(sentence, set()).add(statement["id"])
        return found


class _ArticleIndex:
    """The names and quotations of an article: entities by place, places by entity, quotations by id."""

    def __init__(self, row: Row) -> None:
        self.entities: dict[Place, set[str]] = {}
        self.places: dict[str, list[Place]] = {}
        self.quotations: dict[str, Row] = {quotation["id"]: quotation for quotation in row["quotations"]}
        for mention in row["mentions"]:
            if mention["entity"] is not None:
                place = row["id"], mention["start"], mention["end"]
                self.entities.setdefault(place, set()).add(mention["entity"])
                self.places.setdefault(mention["entity"], []).append(place)


def sentences_in(article: Row, place: Place) -> list[Place]:
    """The sentences of an article that a span of it touches."""
    _, start, end = place
    sentences = article["sentences"]
    first = bisect_right(sentences, start, key=lambda sentence: sentence[1])
    last = bisect_left(sentences, end, key=lambda sentence: sentence[0])
    return [(article["id"], begin, stop) for begin, stop in sentences[first:last]]


def strongest(relations: set[str]) -> str:
    """The strongest of some relations; one that the contract does not know is the weakest."""
    return next((relation for relation in STRENGTH if relation in relations), min(relations))


def same_words(facts: Facts, one: Place, other: Place) -> bool:
    """Whether two places hold the same words, white space folded."""
    return fold(facts.text_at(one) or "") == fold(facts.text_at(other) or "\0")
