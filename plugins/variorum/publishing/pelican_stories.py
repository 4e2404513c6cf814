"""Stories as light objects for Pelican's own lists: feeds, index, archives, tags and sitemaps of a blog then know them.

Filling the context alone would leave feeds and index empty, and filling the generator alone the templates; so both are
filled. A story without a date is left out: Pelican's lists are sorted by date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import escape
from pelican.generators import ArticlesGenerator
from pelican.urlwrappers import Author, Category
from pelican.utils import SafeDatetime, get_date, order_content, set_date_tzinfo

from ..digest_data import DigestRows, Row
from .addresses import story_page
from .pelican_generator import DigestGenerator

CATEGORY = "Digest"
"""The category of a blog's lists that stories stand under."""


@dataclass(eq=False)
class StoryArticle:
    """What Pelican's lists, feeds and templates ask of an article."""

    title: str
    date: SafeDatetime
    locale_date: str
    url: str
    save_as: str
    slug: str
    lang: str
    summary: str
    content: str
    category: Category
    author: Author
    source_path: str
    template: str = "article"
    status: str = "published"
    in_default_lang: bool = True
    tags: list[Any] = field(default_factory=list)
    translations: list[Any] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def authors(self) -> list[Author]:
        """The one author, the digest itself."""
        return [self.author]

    def get_content(self, _siteurl: str) -> str:
        """The same words for every address: they hold no links."""
        return self.content


class StoryList(list[Any]):
    """A list that knows at once what is in it: Pelican asks that for each article and category."""

    def __init__(self, items: Sequence[Any]) -> None:
        """Take over the items; the list is not changed afterwards."""
        super().__init__(items)
        self._ids = {id(item) for item in items}

    def __contains__(self, item: object) -> bool:
        """Whether this very object is in the list."""
        return id(item) in self._ids


def share_stories(generators: Sequence[Any], digest: DigestGenerator) -> None:
    """Put the dated stories into the lists of Pelican's articles, in the generator and in the context."""
    articles = next(g for g in generators if isinstance(g, ArticlesGenerator))
    stories = make_stories(digest)
    articles.articles = StoryList(order_content([*articles.articles, *stories], articles.settings["ARTICLE_ORDER_BY"]))
    newest_first = articles.context["NEWEST_FIRST_ARCHIVES"]
    articles.dates = StoryList(sorted(articles.articles, key=lambda a: a.date, reverse=newest_first))
    if stories:
        articles.categories = _add(articles.categories, stories[0].category, stories)
        articles.categories.sort(reverse=articles.settings["REVERSE_CATEGORY_ORDER"])
        articles.authors = sorted(_add(articles.authors, stories[0].author, stories))
    articles._update_context(("articles", "dates", "categories", "authors"))  # noqa: SLF001 - as Pelican itself does
    articles.period_archives = articles._build_period_archives(  # noqa: SLF001
        articles.dates, articles.articles, articles.settings
    )
    articles.context["period_archives"] = articles.period_archives


def _add(
    groups: Sequence[tuple[Any, list[Any]]], name: Any, stories: Sequence[StoryArticle]
) -> list[tuple[Any, list[Any]]]:
    """The groups with the stories under their own name, beside articles that stand there already."""
    there = [item for group, items in groups if group == name for item in items]
    return [(group, items) for group, items in groups if group != name] + [(name, StoryList([*there, *stories]))]


def make_stories(digest: DigestGenerator) -> list[StoryArticle]:
    """A light object for each dated story."""
    settings = digest.settings
    category, author = Category(CATEGORY, settings), Author(settings["SITENAME"], settings)
    rows = digest.read_rows()
    prefix = f"{digest.build.prefix}/" if digest.build.prefix else ""
    stories = []
    for story in sorted(rows.stories.values(), key=lambda row: row["id"]):
        if story["last_published"]:
            date = set_date_tzinfo(get_date(story["last_published"]), settings.get("TIMEZONE"))
            stories.append(_make_story(rows, story, date, prefix, (category, author)))
            stories[-1].locale_date = date.strftime(settings["DEFAULT_DATE_FORMAT"])
    return stories


def _make_story(
    rows: DigestRows, story: Row, date: SafeDatetime, prefix: str, names: tuple[Category, Author]
) -> StoryArticle:
    """A story as an article. Its words are escaped: foreign themes print them as HTML."""
    page = prefix + story_page(story["slug"])
    words = str(escape(_say_first(rows, story)))
    return StoryArticle(
        title=str(escape(story["headline"]["text"])),
        date=date,
        locale_date="",
        url=page,
        save_as=page,
        slug=story["slug"],
        lang=rows.articles[story["headline"]["article"]]["language"] or "en",
        summary=f"<p>{words}</p>",
        content=f"<p>{words}</p>",
        category=names[0],
        author=names[1],
        source_path=page,
    )


def _say_first(rows: DigestRows, story: Row) -> str:
    """The deck, or else the first printed sentence."""
    if story["deck"]:
        return str(story["deck"]["text"])
    first = next((s["shown"] for s in story["statements"] if s["tier"] != "folded"), None)
    return str(rows.articles[first["article"]]["text"][first["start"] : first["end"]]) if first else ""
