"""The digest data arranged for the questions that pages ask. Built once for a site, in time linear in the data."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..digest_data import DigestRows, Row
from ..model import Pair
from .moments import find_day


@dataclass(frozen=True, slots=True)
class Named:
    """One sentence of an article that names an entity, with the mentions in it."""

    article: str
    sentence: Pair
    mentions: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """All rows and the ways between them.

    `story_of` leads from an article to its story; `citing` from an article to its cited spans and, for each, the ids of
    the statements that cite it; `named` from an entity to the sentences that name it; `days` from a day, newest first,
    to its stories, the leading one first; `undated` are the stories of which no report tells its day; `followers` from
    a story to those that follow it.
    """

    rows: DigestRows
    story_of: Mapping[str, Row]
    citing: Mapping[str, Mapping[Pair, tuple[str, ...]]]
    named: Mapping[str, tuple[Named, ...]]
    articles_of: Mapping[str, tuple[Row, ...]]
    days: Mapping[str, tuple[Row, ...]]
    undated: tuple[Row, ...]
    followers: Mapping[str, tuple[Row, ...]]

    def reports(self, story: Row) -> list[Row]:
        """The articles of a story, oldest first."""
        return [self.rows.articles[article] for article in story["articles"]]


def build_index(rows: DigestRows) -> Index:
    """Arrange the rows."""
    stories = sorted(rows.stories.values(), key=_rank)
    days: dict[str, list[Row]] = defaultdict(list)
    undated: list[Row] = []
    for story in stories:
        told = {find_day(rows.articles[article]["published"]) for article in story["articles"]} - {None}
        for day in sorted(filter(None, told)):
            days[day].append(story)
        if not told:
            undated.append(story)
    return Index(
        rows=rows,
        story_of={article: story for story in stories for article in story["articles"]},
        citing=_find_citing(stories),
        named=_find_named(rows.articles.values()),
        articles_of=_group_by_outlet(rows.articles.values()),
        days={day: tuple(days[day]) for day in sorted(days, reverse=True)},
        undated=tuple(undated),
        followers=_find_followers(rows.stories),
    )


def _find_followers(stories: Mapping[str, Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for key in sorted(stories):
        for earlier in stories[key]["follows"]:
            found[earlier].append(stories[key])
    return {earlier: tuple(rows) for earlier, rows in found.items()}


def _rank(story: Row) -> tuple[int, int, int, str]:
    """Which story leads an issue: the one told by most sources, then by most reports, then with most differences."""
    return -len(story["sources"]), -len(story["articles"]), -len(story["discrepancies"]), story["id"]


def _find_citing(stories: Sequence[Row]) -> dict[str, dict[Pair, tuple[str, ...]]]:
    found: dict[str, dict[Pair, tuple[str, ...]]] = defaultdict(dict)
    for story in stories:
        for statement in story["statements"]:
            for citation in statement["citations"]:
                spans = found[citation["article"]]
                span = citation["start"], citation["end"]
                if statement["id"] not in spans.get(span, ()):
                    spans[span] = (*spans.get(span, ()), statement["id"])
    return found


def _find_named(articles: Iterable[Row]) -> dict[str, tuple[Named, ...]]:
    found: dict[str, dict[tuple[str, Pair], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        for mention in article["mentions"]:
            sentence = find_sentence(article, mention["start"], mention["end"])
            if mention["entity"] is not None and sentence is not None:
                found[mention["entity"]][article["id"], sentence].append(mention)
    return {
        entity: tuple(Named(article, span, tuple(mentions)) for (article, span), mentions in sentences.items())
        for entity, sentences in found.items()
    }


def find_sentence(article: Row, start: int, end: int) -> Pair | None:
    """The sentence that holds a span; None if the span crosses a border."""
    sentences = article["sentences"]
    place = bisect_right(sentences, start, key=lambda sentence: sentence[0]) - 1
    if place < 0 or end > sentences[place][1]:
        return None
    return sentences[place][0], sentences[place][1]


def _group_by_outlet(articles: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for article in articles:
        if article["outlet"] is not None:
            found[article["outlet"]].append(article)
    return {outlet: tuple(sorted(rows, key=_newest_first, reverse=True)) for outlet, rows in found.items()}


def _newest_first(article: Row) -> tuple[str, str]:
    return article["published"] or "", article["id"]
