"""Every page of a site: where it lies, its template, and what it shows. One list, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ..digest_data import Row
from .addresses import (
    ARCHIVE,
    ENTITIES,
    FRONT,
    METHOD,
    MISSING,
    OUTLETS,
    SEARCH,
    article_page,
    atom_feed,
    compare_page,
    entity_page,
    find_rooted,
    json_feed,
    outlet_page,
    redirect_page,
    story_page,
    topic_page,
)
from .article_page import make_article_page
from .compare_page import make_compare_page
from .entity_pages import list_entities, make_entity_page
from .feed_entries import Entries, Entry
from .feeds import Channel, print_atom, print_json_feed
from .index import Index
from .issues import list_archive, list_days, make_issue
from .look import Look
from .method_page import make_method_page
from .outlet_pages import list_outlets, make_outlet_page
from .phrases import read_phrases
from .search_page import group_by_letter, list_letters, make_letter_page
from .search_rows import list_row_files, print_rows
from .site_rows import hash_of
from .sitemap import print_sitemaps
from .story_page import make_story_page
from .tombstones import WITHDRAWN, make_move, make_tombstone
from .topics import list_topics, make_topic_page

ARTICLE = "article.html"
"""The template of the pages that `noindex` asks search engines to leave alone."""
HIDDEN = frozenset({"redirect.html", "tombstone.html"})
"""The templates of pages that say the same themselves."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its path, the template that prints it, and how to make what the template knows as `page`.

    Without a template that is the text of the file itself. `salt` is what it depends on beside the facts it is made of;
    `root` is the way to the site's folder, where that is not told by where the page lies.
    """

    path: str
    template: str
    make: Callable[[], object]
    salt: str = ""
    root: str | None = None


def list_pages(index: Index, look: Look) -> Iterator[Page]:
    """All pages, and of a site whose address is known, what it has for machines and for those who are lost."""
    pages = tuple(_list_readable(index))
    yield from pages
    if look.address:
        yield from _list_feeds(index, look)
        yield from _list_sitemaps(pages, look)
        yield Page(MISSING, "missing.html", lambda: None, root=find_rooted(look.address))


def _list_readable(index: Index) -> Iterator[Page]:
    """All pages for people, each story followed by its comparison and articles, which are made of the same rows."""
    rows = index.rows
    yield from _issues(index)
    for key in sorted(rows.stories.briefs):
        brief = rows.stories.briefs[key]
        yield Page(story_page(brief.slug), "story.html", partial(_make, make_story_page, index, rows.stories, key))
        if len({rows.articles.briefs[article].outlet for article in brief.articles}) > 1:
            page, make = compare_page(brief.slug), partial(_make, make_compare_page, index, rows.stories, key)
            yield Page(page, "compare.html", make)
        for article in brief.articles:
            yield _article(index, article)
    for article in sorted(rows.articles.briefs.keys() - index.story_of.ids.keys()):
        yield _article(index, article)
    yield Page(ENTITIES, "entities.html", partial(list_entities, index))
    for key in sorted(rows.entities.briefs):
        yield Page(entity_page(key), "entity.html", partial(_make, make_entity_page, index, rows.entities, key))
    yield Page(OUTLETS, "outlets.html", partial(list_outlets, index))
    for key in sorted(rows.outlets.briefs):
        yield Page(outlet_page(key), "outlet.html", partial(_make, make_outlet_page, index, rows.outlets, key))
    for topic in list_topics():
        yield Page(topic_page(topic.code), "topic.html", partial(make_topic_page, index, topic.code))
    yield Page(METHOD, "method.html", partial(make_method_page, index))
    yield from _search(index)
    yield from map(partial(_lead_on, index), rows.redirects)


def _list_feeds(index: Index, look: Look) -> Iterator[Page]:
    """The feeds of all stories and of each topic, two of each, which are made of the same entries."""
    entries = Entries(index, look.address)
    yield from _two_feeds(Channel(look.name, look.name, look.address), entries.list_newest)
    for topic in list_topics():
        title = f"{read_phrases()[topic.key]} – {look.name}"
        of = Channel(title, look.name, look.address, topic_page(topic.code))
        yield from _two_feeds(of, partial(entries.list_newest, topic.code))


def _two_feeds(of: Channel, entries: Callable[[], tuple[Entry, ...]]) -> Iterator[Page]:
    yield Page(atom_feed(of.page), "", lambda: print_atom(of, entries()))
    yield Page(json_feed(of.page), "", lambda: print_json_feed(of, entries()))


def _list_sitemaps(pages: Iterable[Page], look: Look) -> Iterator[Page]:
    """The sitemap: all that it says is in its salt, since it is made of addresses alone."""
    hidden = HIDDEN | {ARTICLE} if look.noindex else HIDDEN
    paths = [page.path for page in pages if page.template and page.template not in hidden]
    paths += [item.page for item in look.menu]
    for path, text in print_sitemaps(look.address, sorted({*paths})).items():
        yield Page(path, "", partial(str, text), hash_of(text.encode()).hex())


def _search(index: Index) -> Iterator[Page]:
    """The page of search, the stories by letter, and the rows that search shows."""
    groups = group_by_letter(index.rows.stories.briefs)
    letters = list_letters(groups)
    told = "".join(letter.page for letter in letters if letter.has_stories)
    yield Page(SEARCH, "search.html", partial(list_letters, groups), told)
    for letter, stories in zip(letters, groups, strict=True):
        salt = " ".join((told, *groups[stories]))
        yield Page(letter.page, "letter.html", partial(make_letter_page, index, groups, stories), salt)
    for file in list_row_files(index.rows.stories.briefs):
        yield Page(file.path, "", partial(print_rows, index, file), " ".join(file.stories))


def _lead_on(index: Index, row: Row) -> Page:
    """The page of an address at which nothing stands today: all that its row says is in its salt."""
    path = redirect_page(row["from"])
    make, template = (make_tombstone, "tombstone.html") if row["reason"] == WITHDRAWN else (make_move, "redirect.html")
    return Page(path, template, partial(make, index, row), repr(sorted(row.items())))


def _make(make: Callable[[Index, Row], object], index: Index, rows: Mapping[str, Row], key: str) -> object:
    return make(index, rows[key])


def _article(index: Index, key: str) -> Page:
    return Page(article_page(key), ARTICLE, partial(_make, make_article_page, index, index.rows.articles, key))


def _issues(index: Index) -> Iterator[Page]:
    days = list_days(index)
    if not days:
        yield Page(FRONT, "empty.html", partial(list_days, index))
    for place, day in enumerate(days):
        if place == 0:
            yield Page(FRONT, "issue.html", partial(make_issue, index, day))
        yield Page(day.page, "issue.html", partial(make_issue, index, day))
    yield Page(ARCHIVE, "archive.html", partial(list_archive, index))
