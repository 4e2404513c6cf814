"""The page of a story: everything that its templates print, gathered from one story's own rows."""

from __future__ import annotations

from dataclasses import dataclass

from ..digest_data import Row
from ..moments import find_day
from .addresses import article_page, find_root, story_page
from .cards import StoryLink, link_story
from .compare_page import find_compare_page
from .coverage import Coverage, draw_coverage
from .days import Day, describe_day
from .days_told import ToldDay, print_days
from .differences import print_differences
from .fields import Count, Field, count_items, find_field
from .index import Index
from .linked_data import describe_story
from .marks import foreign_language
from .matrix import Matrix, print_matrix
from .news import News, find_marks, print_news
from .people import SHOWN, Name, list_people
from .points import Printer
from .quotations import QuotationPrinter, Quotations
from .receipt import Receipt, Tie, list_ties, make_receipt
from .reports import Byline, name_reports
from .silence import Silence, find_silence
from .sources_list import Source, list_sources
from .tiers import Tiers, print_tiers
from .topics import Topic, find_topics

SPEED = 230
"""Words a minute, as the agreement with `verify` has it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a story page. `credit` is the key of the phrase that credits headline and deck."""

    headline: Field
    deck: Field | None
    credit: str
    by: Byline
    page: str
    deck_by: Byline | None
    deck_page: str | None
    reports: Count
    sources: Count
    once: tuple[tuple[str, Count], ...]
    days: tuple[Day, ...]
    topics: tuple[Topic, ...]
    differences: Count
    follows: tuple[StoryLink, ...]
    followers: tuple[StoryLink, ...]
    whole: tuple[StoryLink, ...]
    parts: tuple[StoryLink, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All that a story page shows."""

    id: str
    head: Head
    news: News | None
    tiers: Tiers
    minutes: dict[str, int]
    quotations: Quotations
    days: tuple[ToldDay, ...]
    people: tuple[Name, ...]
    matrix: Matrix
    compare: str | None
    sources: tuple[Source, ...]
    coverage: Coverage | None
    silence: Silence | None
    receipt: Receipt
    ties: tuple[Tie, ...]
    copied: Count
    linked_data: dict[str, object]
    people_shown: int = SHOWN

    @property
    def is_single(self) -> bool:
        """Whether there is nothing to compare."""
        return self.head.reports.n == 1

    @property
    def printed(self) -> dict[str, int]:
        """How many points each tier prints."""
        return self.tiers.count()

    @property
    def first_difference(self) -> str | None:
        """The first point with a difference."""
        return self.tiers.find_difference()

    @property
    def sections(self) -> tuple[tuple[str, bool], ...]:
        """The sections after the points: the anchor of each, and whether this story has it."""
        has_quotations = bool(self.quotations.shared or self.quotations.others)
        return (
            ("quotations", has_quotations),
            ("days", bool(self.days)),
            ("people", bool(self.people)),
            ("table", bool(self.matrix.lines)),
            ("sources", True),
        )


def make_story_page(index: Index, story: Row) -> StoryPage:
    """Gather what the page of a story shows."""
    root = find_root(story_page(story["slug"]))
    bylines = name_reports(index.rows, index.reports(story))
    printer = Printer(index, root, bylines, find_marks(story))
    tiers = print_tiers(printer, story, print_differences(index, story, bylines))
    sources = list_sources(index, story, bylines)
    quotations = QuotationPrinter(index, story, bylines, root).print_all()
    people = list_people(index, story, printer.named)
    return StoryPage(
        id=story["id"],
        head=_make_head(index, story, bylines, sources),
        news=print_news(index, story, tiers, bylines, root),
        tiers=tiers,
        minutes={tier: _count_minutes(index, story, tier) for tier in ("core", "only")},
        quotations=quotations,
        days=print_days(index, story),
        people=people,
        matrix=print_matrix(index, story, bylines),
        compare=find_compare_page(index, story),
        sources=sources,
        coverage=draw_coverage(sources),
        silence=find_silence(index, story),
        receipt=make_receipt(index, story),
        ties=list_ties(story, {report.id: report for source in sources for report in source.reports}),
        copied=count_items(f"stories/{story['id']}", story, "reuse"),
        linked_data=describe_story(index, story, root, people, quotations),
    )


def _make_head(index: Index, story: Row, bylines: dict[str, Byline], sources: tuple[Source, ...]) -> Head:
    path = f"stories/{story['id']}"
    headline, deck = story["headline"], story["deck"]
    language = foreign_language(index.rows.articles[headline["article"]])
    same = deck is not None and deck["article"] == headline["article"]
    return Head(
        headline=Field(f"{path}/headline/text", headline["text"], language),
        deck=find_field(f"{path}/deck", deck, "text", foreign_language(index.rows.articles[deck["article"]]))
        if deck
        else None,
        credit="credit_sentence" if headline["field"] == "sentence" else "credit_both" if same else "credit_headline",
        by=bylines[headline["article"]],
        page=article_page(headline["article"]),
        deck_by=bylines[deck["article"]] if deck and not same else None,
        deck_page=article_page(deck["article"]) if deck and not same else None,
        reports=count_items(path, story, "articles"),
        sources=count_items(path, story, "sources"),
        once=tuple((source.note, source.count) for source in sources if source.note),
        days=link_days(index, story),
        topics=find_topics(story),
        differences=count_items(path, story, "discrepancies"),
        follows=tuple(link_story(index, index.rows.stories[key]) for key in story["follows"]),
        followers=tuple(link_story(index, row) for row in index.followers.get(story["id"], ())),
        whole=_link_whole(index, story.get("split_from")),
        parts=tuple(link_story(index, row) for row in index.parts.get(story["id"], ())),
    )


def _link_whole(index: Index, key: str | None) -> tuple[StoryLink, ...]:
    """The story that another was split from, if it stands."""
    return (link_story(index, index.rows.stories.head(key)),) if key is not None and key in index.rows.stories else ()


def link_days(index: Index, story: Row) -> tuple[Day, ...]:
    """The days on which a story's reports were published, oldest first."""
    days = sorted({find_day(article["published"]) for article in index.reports(story)} - {None}, key=str)
    return tuple(describe_day(day) for day in days if day)


def _count_minutes(index: Index, story: Row, tier: str) -> int:
    """Minutes that the printed sentences of a tier take to read, rounded up, at least 1."""
    shown = [statement["shown"] for statement in story["statements"] if statement["tier"] == tier]
    words = sum(len(index.rows.articles[s["article"]]["text"][s["start"] : s["end"]].split()) for s in shown)
    return max(1, -(-words // SPEED))
