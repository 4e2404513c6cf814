"""The indexes of the digest data, gathered from the briefs of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from .data_files import Data
from .feeds import MOST
from .holders import Holders
from .ledger import Brief, of_topic
from .times import names_day, utc_of

BY_ID = ("articles", "stories", "entities", "outlets")
"""The files whose rows are told by their ids."""
DAY = len("2026-03-09")
"""Characters of a time that tell its day."""
WITHDRAWN = "withdrawn"
"""The reason of a redirect at whose address stands a tombstone."""
_SINGLE = {
    "index.html": "front",
    "archive.html": "archive",
    "method.html": "method",
    "entities/index.html": "entities",
    "outlets/index.html": "outlets",
    "search.html": "search",
    "404.html": "missing",
}
_FOLDERS = {
    "compare": "comparison",
    "stories": "story",
    "articles": "article",
    "entities": "entity",
    "outlets": "outlet",
    "days": "day",
    "topics": "topic",
    "letters": "letter",
    "pages": "owner",
}
_KNOWN = {"article": "articles", "entity": "entities", "outlet": "outlets"}
TOPICS = tuple(f"{number:02}000000" for number in range(1, 18))
"""The top level of the IPTC Media Topics; each has a page."""


class Index:
    """The indexes of digest data in which every row has its shape and every id of a file stands once."""

    def __init__(self, data: Data) -> None:
        """Arrange the briefs; `numbers` leads from an id to the row's number in its file."""
        self.data = data
        self.briefs = {name: {line.brief.id: line.brief for line in data.files[name].lines} for name in BY_ID}
        self.numbers = {name: {key: n for n, key in enumerate(self.briefs[name])} for name in BY_ID}
        self.stories, self.articles = self.briefs["stories"], self.briefs["articles"]
        self.by_slug = {story.name: story.id for story in self.stories.values()}
        self.story_of = {article: story.id for story in self.stories.values() for article in story.articles}
        redirects = [line.brief for line in data.files["redirects"].lines]
        self.redirects = {story_page(brief.id): story_page(brief.name) for brief in redirects}
        self.tombstones = {story_page(brief.id): brief.key for brief in redirects if brief.reason == WITHDRAWN}
        self.gone = {brief.key: number for number, brief in enumerate(redirects) if brief.key}
        self.site_words = frozenset[str]()

    def identify(self, path: str) -> tuple[str, str]:
        """Which kind of page stands at a path and what it is about; "unknown" where the agreement names none."""
        if path in self.tombstones:
            return "tombstone", self.tombstones[path]
        if path in self.redirects:
            return "redirect", path
        if path in _SINGLE:
            return _SINGLE[path], ""
        folder, _, name = path.partition("/")
        kind, key = _FOLDERS.get(folder, "unknown"), name.removesuffix(".html")
        if kind in {"story", "comparison"}:
            known = self.by_slug if kind == "story" else self.compared
            return (kind, known[key]) if key in known else ("unknown", key)
        is_unknown = key not in self.briefs[_KNOWN[kind]] if kind in _KNOWN else kind == "topic" and key not in TOPICS
        return ("unknown", key) if is_unknown else (kind, key)

    @cached_property
    def compared(self) -> Mapping[str, str]:
        """The stories that several outlets tell, by their slugs."""
        return {story.name: story.id for story in self.stories.values() if len(self._outlets_of(story)) > 1}

    def _outlets_of(self, story: Brief) -> set[str]:
        return {self.articles[article].outlet for article in story.articles if article in self.articles}

    @cached_property
    def reports_of(self) -> Mapping[str, list[str]]:
        """The articles of each outlet."""
        found: dict[str, list[str]] = {}
        for article in self.articles.values():
            found.setdefault(article.outlet, []).append(article.id)
        return found

    @cached_property
    def newest(self) -> Mapping[str, tuple[str, ...]]:
        """The dated stories that changed last, by topic and for "" of all, newest first: those that a feed tells of."""
        dated = sorted(((story.changed, story.id) for story in self.stories.values() if story.changed), reverse=True)
        found: dict[str, list[str]] = {"": [key for _, key in dated]}
        for topic in TOPICS:
            found[topic] = [key for _, key in dated if of_topic(topic) in self.stories[key].parts]
        return {topic: tuple(keys[:MOST]) for topic, keys in found.items()}

    @cached_property
    def full_feeds(self) -> Mapping[str, tuple[str, ...]]:
        """The outlets of which all is here on each day on which a story was reported."""
        spans = {key: [days.split("/") for days in brief.ids] for key, brief in self.briefs["outlets"].items()}
        found = {}
        for story in self.stories.values():
            told = [self.articles[key].changed for key in story.articles if key in self.articles]
            days = {when[:DAY] for when in told if names_day(when)}
            found[story.id] = tuple(
                outlet
                for outlet, known in sorted(spans.items())
                if days and all(any(first <= day <= last for first, last in known) for day in days)
            )
        return found

    @cached_property
    def latest(self) -> Mapping[str, str]:
        """When the newest report of each day was published, as `utc_of` tells times."""
        found: dict[str, str] = {}
        for article in self.articles.values():
            day, told = article.changed[:DAY], utc_of(article.changed)
            if told is not None:
                found[day] = max(found.get(day, ""), told)
        return found

    @cached_property
    def cited_by(self) -> Mapping[str, list[Brief]]:
        """The stories that cite each article."""
        return _invert(self.stories)

    @cached_property
    def named_in(self) -> Mapping[str, list[Brief]]:
        """The articles that name each entity."""
        return _invert(self.articles)

    @cached_property
    def statements(self) -> Holders:
        """The stories in which each statement's id stands: one, if the data is sound."""
        return Holders(self.stories)

    @cached_property
    def quotations(self) -> Holders:
        """The articles in which each quotation's id stands."""
        return Holders(self.articles)


def story_page(address: str) -> str:
    """The page of a story's address; where a redirect stands or leads may be told as a slug or as a page."""
    return address if address.endswith(".html") else f"stories/{address}.html"


def _invert(briefs: Mapping[str, Brief]) -> dict[str, list[Brief]]:
    found: dict[str, list[Brief]] = {}
    for brief in briefs.values():
        for part in brief.parts:
            found.setdefault(part, []).append(brief)
    return found
