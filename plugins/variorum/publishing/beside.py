"""Whom and what a name appears with, and its stories by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from ..digest_data import Row
from ..moments import find_day
from .cards import StoryLink, link_story
from .days import OfDay, describe_day
from .index import Index, Named
from .people import Name, describe_entity

MOST_BESIDE = 36
"""Names that a page lists beside its own: three times what is taken in at a glance."""


def list_beside(index: Index, entity: str, named: Sequence[Named]) -> tuple[Name, ...]:
    """Those that most often stand in one sentence with an entity, which its sentences `named` tell."""
    shared: Counter[str] = Counter()
    for one in named:
        start, end = one.sentence
        mentions = index.rows.articles[one.article]["mentions"]
        shared.update({m["entity"] for m in mentions if start <= m["start"] < end} - {None, entity})
    known = [(-n, index.rows.entities[key]) for key, n in shared.items() if key in index.rows.entities]
    known.sort(key=lambda pair: (pair[0], pair[1]["type"] != "PERSON", pair[1]["name"], pair[1]["id"]))
    return tuple(describe_entity(row) for _, row in known[:MOST_BESIDE])


def list_days_of(index: Index, articles: Sequence[str]) -> tuple[OfDay[StoryLink], ...]:
    """The stories of some articles by the day of the article, newest first; a story once, on its newest day.

    Of an article without a day it is the newest day of its story.
    """
    newest: dict[str, tuple[str, Row]] = {}
    for key in articles:
        story = index.story_of.get(key)
        if story is not None:
            day = find_day(index.rows.articles.head(key)["published"]) or find_newest_day(index, story)
            newest[story["id"]] = max(newest.get(story["id"], ("", story)), (day, story), key=lambda pair: pair[0])
    days: defaultdict[str, list[StoryLink]] = defaultdict(list)
    for _, (day, story) in sorted(newest.items()):
        days[day].append(link_story(index, story))
    return tuple(OfDay(describe_day(day), tuple(days[day])) for day in sorted(days, reverse=True))


def find_newest_day(index: Index, story: Row) -> str:
    """The newest day of a story's reports; "" if nobody dates one."""
    told = (find_day(index.rows.articles.head(key)["published"]) for key in story["articles"])
    return max(filter(None, told), default="")
