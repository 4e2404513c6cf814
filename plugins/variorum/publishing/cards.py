"""A story in a list: its headline, what it is made of, and on the front page the first of what it tells."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..digest_data import Row
from ..moments import find_day
from .addresses import story_page
from .days import Day, describe_day
from .differences import SUBSTANCE, Difference, print_difference
from .fields import Count, Field, count_items, find_field
from .index import Index
from .marks import foreign_language, print_run
from .openings import Opening, print_opening
from .reports import Byline, name_reports
from .sentences import Speaker, find_speaker, note_apparatus

WORDS_OF_POINT = 24
"""Enough of a point to see what differs in it; most are not much longer."""


@dataclass(frozen=True, slots=True)
class Card:
    """A story in one line; `updated` is when it last changed, in UTC, for a browser that remembers what it showed."""

    id: str
    page: str
    headline: Field
    reports: Count
    sources: Count
    updated: str | None


@dataclass(frozen=True, slots=True)
class StoryLink:
    """A story by its headline alone."""

    id: str
    page: str
    headline: Field


@dataclass(frozen=True, slots=True)
class Lead:
    """A leading story: its card, and the first sentence of it with one difference between its sources.

    `since` is the day on which it was first told, if that is before that of the issue: its headline is no news then.
    `about` are the first words of the point that the difference belongs to. If the story has news, the sentence is the
    first point of that, and `is_new`.
    """

    card: Card
    deck: Field | None
    run: Markup | None
    speaker: Speaker | None
    by: Byline | None
    difference: Difference | None
    about: Opening | None
    is_new: bool
    since: Day | None


def make_card(index: Index, story: Row) -> Card:
    """A story in one line."""
    path, link = f"stories/{story['id']}", link_story(index, story)
    reports, sources = count_items(path, story, "articles"), count_items(path, story, "sources")
    return Card(link.id, link.page, link.headline, reports, sources, index.updates.get(story["id"]))


def link_story(index: Index, story: Row) -> StoryLink:
    """A story by its headline alone."""
    headline = story["headline"]
    language = foreign_language(index.rows.articles.head(headline["article"]))
    words = Field(f"stories/{story['id']}/headline/text", headline["text"], language)
    return StoryLink(story["id"], story_page(story["slug"]), words)


def make_lead(index: Index, story: Row, day: str | None) -> Lead:
    """A leading story with its first printed sentence; no sentence where the headline is that sentence already."""
    path, story = f"stories/{story['id']}", index.rows.stories[story["id"]]
    bylines = name_reports(index.rows, index.reports(story))
    printed = [s for tier in ("core", "only") for s in story["statements"] if s["tier"] == tier]
    new = {*story["news"]["statements"]} if story["news"] else set()
    fresh = [statement for statement in printed if statement["id"] in new]
    printed = fresh or printed
    is_said = bool(printed) and story["headline"]["field"] == "sentence" and _says(index, printed[0], story["headline"])
    first = printed[0] if printed and not is_said else None
    article = index.rows.articles[first["shown"]["article"]] if first else None
    substance = [row for row in story["discrepancies"] if row["kind"] in SUBSTANCE]
    return Lead(
        card=make_card(index, story),
        deck=_find_deck(index, path, story["deck"]) if story["deck"] else None,
        run=_print_first(index, article, first) if first and article else None,
        speaker=find_speaker(index.rows, article, first) if first and article else None,
        by=bylines[article["id"]] if article else None,
        difference=print_difference(index, path, substance[0], bylines, is_substance=True) if substance else None,
        about=_print_about(index, story, substance[0]) if substance else None,
        is_new=bool(fresh) and first is not None,
        since=_find_since(index, story, day) if day else None,
    )


def _find_since(index: Index, story: Row, day: str) -> Day | None:
    """The first day of a story's reports, if it is before a day."""
    days = {find_day(index.rows.articles.head(key)["published"]) for key in story["articles"]}
    first = min(filter(None, days), default=day)
    return describe_day(first) if first < day else None


def _print_about(index: Index, story: Row, difference: Row) -> Opening:
    """The first words of the point that a difference belongs to."""
    shown = next(row["shown"] for row in story["statements"] if row["id"] == difference["statement"])
    return print_opening(index.rows.articles[shown["article"]], shown["start"], shown["end"], WORDS_OF_POINT)


def _find_deck(index: Index, path: str, deck: Row) -> Field | None:
    language = foreign_language(index.rows.articles.head(deck["article"]))
    return find_field(f"{path}/deck", deck, "text", language)


def _says(index: Index, statement: Row, headline: Row) -> bool:
    shown = statement["shown"]
    words = index.rows.articles[shown["article"]]["text"][shown["start"] : shown["end"]]
    return " ".join(words.split()) == " ".join(headline["text"].split())


def _print_first(index: Index, article: Row, statement: Row) -> Markup:
    span = statement["shown"]["start"], statement["shown"]["end"]
    named = find_speaker(index.rows, article, statement) is not None
    notes = note_apparatus(index.rows, article, span, named=named)
    return print_run(article, span, inserts=notes)
