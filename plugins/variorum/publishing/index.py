"""The digest data arranged for the questions that pages ask. Built once for a site, in time linear in the data.

All is read through a recorder, so that it is known of each page what it was made of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..digest_data import Row
from ..model import Pair
from .arrangement import (
    UNDATED_KEY,
    find_beside,
    find_days,
    find_followers,
    find_full_feeds,
    find_latest,
    find_parts,
    find_quoting,
    find_topics,
    group_by_outlet,
    rank,
)
from .briefs import ArticleBrief, Brief, OutletBrief, StoryBrief
from .citing import Citing, Taken, find_citing
from .recorder import Recorder
from .site_rows import HASH_BYTES, RecordedTable, Table, read_list, read_report
from .updates import find_newest, find_updates

A = TypeVar("A")

STORIES_AT_HAND = 64
"""Stories whose citations stay arranged: pages come story by story."""


@dataclass(frozen=True, slots=True)
class Named:
    """One sentence of an article that names an entity, with the mentions in it."""

    article: str
    sentence: Pair
    mentions: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SiteRows:
    """The rows of a site; all but redirects and rejects by id."""

    articles: Table[ArticleBrief]
    stories: Table[StoryBrief]
    entities: Table[Brief]
    outlets: Table[OutletBrief]
    redirects: list[Row]
    _rejects: list[Row]
    _report: Row
    _recorder: Recorder

    @property
    def rejects(self) -> list[Row]:
        """What could not become an article."""
        self._recorder.note("?rejects")
        return self._rejects

    @property
    def report(self) -> Row:
        """What the compile counted."""
        self._recorder.note("?report")
        return self._report

    @property
    def tables(self) -> tuple[Table[ArticleBrief] | Table[StoryBrief] | Table[Brief] | Table[OutletBrief], ...]:
        """The rows that have ids."""
        return self.articles, self.stories, self.entities, self.outlets


class Answers(Mapping[str, A], Generic[A]):
    """An index whose answers are noted when they are asked for; `ids` are what each answer depends on beside rows."""

    def __init__(
        self, name: str, ids: Mapping[str, tuple[str, ...]], make: Callable[[tuple[str, ...]], A], recorder: Recorder
    ) -> None:
        """The index of this name: `make` turns the ids of an answer into it."""
        self.name = name
        self.ids = ids
        self._make = make
        self._recorder = recorder

    def __getitem__(self, key: str) -> A:
        """The answer; that there is none is noted too."""
        self._recorder.note(f"?{self.name}/{key}")
        return self._make(self.ids[key])

    def get(self, key: str, default: Any = None) -> Any:
        """The answer, or what stands for it; whether there is one is noted."""
        if key in self.ids:
            return self[key]
        self._recorder.note(f"?{self.name}/{key}")
        return default

    def __iter__(self) -> Iterator[str]:
        """All keys, in their order."""
        self._recorder.note(f"?{self.name}/*")
        return iter(self.ids)

    def __len__(self) -> int:
        """How many keys there are."""
        self._recorder.note(f"?{self.name}/*")
        return len(self.ids)

    def hash(self, key: str) -> bytes:
        """A hash of an answer as it is now."""
        told = tuple(self.ids) if key == "*" else self.ids.get(key)
        return b"" if told is None else blake2b("\n".join(told).encode(), digest_size=HASH_BYTES).digest()


@dataclass(frozen=True, slots=True)
class Index:
    """All rows and the ways between them, which lead to the heads of rows: what a list shows of them.

    `story_of` leads from an article to its story; `articles_of` from an outlet to its articles, the newest first;
    `quoting` from an entity to the articles that have words of its own; `days` from a day, newest first, to its
    stories, the leading one first; `latest` to its newest report; `by_topic` from a topic to its stories, those of the
    newest day first; `undated` are the stories of which no report tells its day; `beside` leads from a day to the days
    before and after it; `followers` from a story to those that follow it, `parts` to those that were split from it;
    `newest` leads from a topic, or from NEWEST for all, to the stories that changed last; `updates` from a dated story
    to when it did; `full_feeds` from a story to the outlets of which all is here on each of its days.
    """

    rows: SiteRows
    recorder: Recorder
    story_of: Answers[Row]
    articles_of: Answers[tuple[Row, ...]]
    quoting: Answers[tuple[str, ...]]
    days: Answers[tuple[Row, ...]]
    by_topic: Answers[tuple[Row, ...]]
    latest: Answers[Row]
    beside: Answers[tuple[str, ...]]
    shelf: Answers[tuple[Row, ...]]
    followers: Answers[tuple[Row, ...]]
    parts: Answers[tuple[Row, ...]]
    newest: Answers[tuple[Row, ...]]
    updates: Answers[str]
    full_feeds: Answers[tuple[str, ...]]
    arrange: Callable[[str], Citing]

    @property
    def undated(self) -> tuple[Row, ...]:
        """The stories without a day."""
        return self.shelf[UNDATED_KEY]

    def reports(self, story: Row) -> list[Row]:
        """The articles of a story, oldest first."""
        return [self.rows.articles[article] for article in story["articles"]]

    def citing(self, article: str) -> Mapping[Pair, tuple[Taken, ...]]:
        """The cited spans of an article and, for each, the statements of its story that cite it."""
        story = self.story_of.get(article)
        if story is None:
            return {}
        self.recorder.note(self.rows.stories.ref(story["id"]), "statements")
        return self.arrange(story["id"]).get(article, {})

    def named(self, entity: str) -> list[Named]:
        """The sentences that name an entity, by article and place."""
        found = []
        for key in sorted(self.rows.entities[entity]["articles"]):
            article = self.rows.articles[key]
            sentences: dict[Pair, list[Row]] = defaultdict(list)
            for mention in article["mentions"]:
                if mention["entity"] == entity:
                    sentence = find_sentence(article, mention["start"], mention["end"])
                    if sentence is not None:
                        sentences[sentence].append(mention)
            found += [Named(key, sentence, tuple(mentions)) for sentence, mentions in sentences.items()]
        return found

    @property
    def answers(self) -> tuple[Answers[str] | Answers[Row] | Answers[tuple[str, ...]] | Answers[tuple[Row, ...]], ...]:
        """Every index."""
        lists = self.days, self.by_topic, self.shelf, self.followers, self.parts, self.newest, self.full_feeds
        return self.story_of, self.latest, self.articles_of, self.quoting, self.beside, self.updates, *lists


def build_index(data: Path, *, is_recorded: bool = True) -> Index:
    """Arrange a folder of digest data; raise DigestDataError if it can't be read.

    Unless it is recorded, nothing is known afterwards of what was read.
    """
    recorder = Recorder()
    table = RecordedTable if is_recorded else Table
    articles = table(data, "articles", ArticleBrief, recorder)
    stories = table(data, "stories", StoryBrief, recorder)
    rows = SiteRows(
        articles,
        stories,
        table(data, "entities", Brief, recorder),
        table(data, "outlets", OutletBrief, recorder),
        read_list(data, "redirects"),
        read_list(data, "rejects"),
        read_report(data),
        recorder,
    )

    def story(ids: tuple[str, ...]) -> Row:
        return stories.head(ids[0])

    def article(ids: tuple[str, ...]) -> Row:
        return articles.head(ids[0])

    def all_stories(ids: tuple[str, ...]) -> tuple[Row, ...]:
        return tuple(stories.head(key) for key in ids)

    def all_articles(ids: tuple[str, ...]) -> tuple[Row, ...]:
        return tuple(articles.head(key) for key in ids)

    ranked = sorted(stories.briefs.values(), key=rank)
    days, undated = find_days(ranked, articles.briefs)
    homes = {article: (brief.id,) for brief in ranked for article in brief.articles}
    outlets = group_by_outlet(articles.briefs)
    return Index(
        rows,
        recorder,
        Answers("story_of", homes, story, recorder),
        Answers("articles_of", outlets, all_articles, recorder),
        Answers("quoting", find_quoting(articles.briefs), tuple, recorder),
        Answers("days", days, all_stories, recorder),
        Answers("by_topic", find_topics(days, undated, stories.briefs), all_stories, recorder),
        Answers("latest", find_latest(articles.briefs), article, recorder),
        Answers("beside", find_beside(list(days)), tuple, recorder),
        Answers("shelf", {UNDATED_KEY: undated}, all_stories, recorder),
        Answers("followers", find_followers(stories.briefs), all_stories, recorder),
        Answers("parts", find_parts(stories.briefs), all_stories, recorder),
        Answers("newest", find_newest(stories.briefs), all_stories, recorder),
        Answers("updates", {key: (when,) for key, when in find_updates(stories.briefs).items()}, _first, recorder),
        Answers("full_feeds", find_full_feeds(days, rows.outlets.briefs), tuple, recorder),
        lru_cache(STORIES_AT_HAND)(lambda key: find_citing(stories[key])),
    )


def _first(ids: tuple[str, ...]) -> str:
    return ids[0]


def find_sentence(article: Row, start: int, end: int) -> Pair | None:
    """The sentence that holds a span; None if the span crosses a border."""
    sentences = article["sentences"]
    place = bisect_right(sentences, start, key=lambda sentence: sentence[0]) - 1
    if place < 0 or end > sentences[place][1]:
        return None
    return sentences[place][0], sentences[place][1]
