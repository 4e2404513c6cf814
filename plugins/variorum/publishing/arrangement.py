"""The ways between rows, as ids: from a day to its stories, from an outlet to its articles, and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..moments import find_day, instant
from .briefs import ArticleBrief, OutletBrief, StoryBrief

UNDATED_KEY = "undated"
"""The shelf of stories without a day, among days."""


def find_days(
    ranked: list[StoryBrief], articles: Mapping[str, ArticleBrief]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The days of reports with their stories, newest first, and the stories without one."""
    days: dict[str, list[str]] = defaultdict(list)
    undated = []
    for story in ranked:
        told = {find_day(articles[key].published) for key in story.articles if key in articles} - {None}
        for day in filter(None, told):
            days[day].append(story.id)
        if not told:
            undated.append(story.id)
    return {day: tuple(days[day]) for day in sorted(days, reverse=True)}, tuple(undated)


def find_latest(articles: Mapping[str, ArticleBrief]) -> dict[str, tuple[str, ...]]:
    """The newest report of each day."""
    latest: dict[str, tuple[str, str]] = {}
    for article in articles.values():
        day = find_day(article.published)
        if day is not None and article.published is not None:
            latest[day] = max(latest.get(day, ("", "")), (instant(article.published), article.id))
    return {day: (key,) for day, (_, key) in latest.items()}


def find_topics(
    days: Mapping[str, tuple[str, ...]], undated: tuple[str, ...], stories: Mapping[str, StoryBrief]
) -> dict[str, tuple[str, ...]]:
    """The stories of each topic, those of the newest day first."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for keys in (*days.values(), undated):
        for key in keys:
            for topic in stories[key].topics:
                found[topic][key] = None
    return {topic: tuple(keys) for topic, keys in found.items()}


def find_beside(days: list[str]) -> dict[str, tuple[str, ...]]:
    """The days before and after each, "" where there is none; the undated shelf comes before all."""
    padded = ["", *days, ""]
    found: dict[str, tuple[str, ...]] = {day: (padded[n + 2], padded[n]) for n, day in enumerate(days)}
    return found | {UNDATED_KEY: ("", days[-1] if days else "")}


def find_full_feeds(
    days: Mapping[str, tuple[str, ...]], outlets: Mapping[str, OutletBrief]
) -> dict[str, tuple[str, ...]]:
    """The outlets, but for agencies, of which all is here on each day of a story's reports."""
    papers = [outlet for outlet in outlets.values() if outlet.full_feed and not outlet.agency]
    found: dict[str, set[str]] = {}
    for day, stories in days.items():
        full = {paper.id for paper in papers if any(span.from_ <= day <= span.to for span in paper.full_feed)}
        for story in stories:
            found[story] = found.get(story, full) & full
    return {story: tuple(sorted(keys)) for story, keys in found.items() if keys}


def find_followers(stories: Mapping[str, StoryBrief]) -> dict[str, tuple[str, ...]]:
    """The stories that follow each."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(stories):
        for earlier in stories[key].follows:
            found[earlier].append(key)
    return {earlier: tuple(keys) for earlier, keys in found.items()}


def find_parts(stories: Mapping[str, StoryBrief]) -> dict[str, tuple[str, ...]]:
    """The stories that were split from each."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(stories):
        whole = stories[key].split_from
        if whole is not None:
            found[whole].append(key)
    return {whole: tuple(keys) for whole, keys in found.items()}


def rank(story: StoryBrief) -> tuple[int, int, int, str]:
    """Which story leads an issue: the one told by most sources, then by most reports, then with most differences."""
    return -len(story.sources), -len(story.articles), -len(story.discrepancies), story.id


def group_by_outlet(articles: Mapping[str, ArticleBrief]) -> dict[str, tuple[str, ...]]:
    """The articles of each outlet, the newest first."""
    found: dict[str, list[ArticleBrief]] = defaultdict(list)
    for article in articles.values():
        if article.outlet is not None:
            found[article.outlet].append(article)
    newest = {outlet: sorted(rows, key=_age, reverse=True) for outlet, rows in found.items()}
    return {outlet: tuple(article.id for article in rows) for outlet, rows in newest.items()}


def find_quoting(articles: Mapping[str, ArticleBrief]) -> dict[str, tuple[str, ...]]:
    """The articles that have words of each speaker."""
    found: dict[str, list[str]] = defaultdict(list)
    for article in articles.values():
        for speaker in sorted({quotation.speaker or "" for quotation in article.quotations} - {""}):
            found[speaker].append(article.id)
    return {speaker: tuple(keys) for speaker, keys in found.items()}


def _age(article: ArticleBrief) -> tuple[str, str]:
    return article.published or "", article.id
