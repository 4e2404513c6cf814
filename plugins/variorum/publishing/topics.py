"""Topics: the page of each with its stories, and the stories of a day that do not lead it under their topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..digest_data import Row
from ..word_lists import read_table
from .addresses import name_feed, topic_page
from .bars import Bars, draw_bars
from .beside import find_newest_day
from .cards import Card, make_card
from .days import OfDay, describe_day
from .index import Index


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic by the key of its phrase; `code` is "" for what is of none."""

    code: str
    key: str
    page: str | None


@dataclass(frozen=True, slots=True)
class UnderTopic:
    """Stories in one line each, under the first of their topics."""

    topic: Topic
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic with its stories by their newest day, the newest first; `feed` is its feeds' name without its ending."""

    topic: Topic
    days: tuple[OfDay[Card], ...]
    bars: Bars | None
    feed: str


def describe_topic(code: str) -> Topic:
    """A topic as pages name it."""
    return Topic(code, f"topic_{code}", topic_page(code)) if code else Topic("", "topic_none", None)


def list_topics() -> tuple[Topic, ...]:
    """All topics there are, in the order of their codes; each has a page, with stories or without."""
    return tuple(describe_topic(code) for code in sorted(read_table("topics")))


def find_topics(story: Row) -> tuple[Topic, ...]:
    """The topics of a story."""
    known = read_table("topics")
    return tuple(describe_topic(code) for code in story["topics"] if code in known)


def sort_by_topic(index: Index, stories: Sequence[Row]) -> tuple[UnderTopic, ...]:
    """Stories under the first of their topics: the topic with most of them first, those of none last."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for story in stories:
        found[next(iter(topic.code for topic in find_topics(story)), "")].append(story)
    order = sorted(found, key=lambda code: (not code, -len(found[code]), code))
    return tuple(
        UnderTopic(describe_topic(code), tuple(make_card(index, story) for story in found[code])) for code in order
    )


def make_topic_page(index: Index, code: str) -> TopicPage:
    """Gather what the page of a topic shows."""
    days: defaultdict[str, list[Card]] = defaultdict(list)
    for story in index.by_topic.get(code, ()):
        days[find_newest_day(index, story)].append(make_card(index, story))
    bars = draw_bars([(day, len(cards)) for day, cards in days.items()])
    newest_first = tuple(OfDay(describe_day(day), tuple(days[day])) for day in sorted(days, reverse=True))
    return TopicPage(describe_topic(code), newest_first, bars, name_feed(topic_page(code)))
