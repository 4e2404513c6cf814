"""What a feed says of stories: every entry is of one story, says what the data says, and its words prove themselves.

The contents of the entries are checked as one page, by the checks that hold for all pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from ..digest_data import Row
from .facts import Facts
from .feeds import Feed, FeedEntry, read_feed, topic_of
from .finding import Finding, Kind, excerpt
from .links import Link, check_addresses, links_of
from .markup import fold, nearest, parse, where
from .page import Page, make_page
from .pages import OF_WORDS, Check, PageReport
from .place import place_of
from .policy import check_markup
from .statements import relations_by_outlet
from .targets import check_targets
from .times import changed_on, utc_of
from .words import check_words

KIND = "feed"
_BETWEEN = " – "
"""Between the name of a topic and that of the site."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Told:
    """What was found of all that a feed tells, and the facts that this stands on."""

    findings: tuple[Finding, ...]
    links: tuple[Link, ...]
    noted: frozenset[str]


def check_feed(path: str, data: bytes, facts: Facts, known: dict[Feed, Told]) -> PageReport:
    """Read a feed and run all of its checks; what another that tells the same was proved by stands in `known`."""
    try:
        feed = read_feed(path, data)
    except (ValueError, RecursionError) as error:
        return PageReport((Finding(path, "", Kind.UNREADABLE_PAGE, f"The feed can't be read: {error}"),))
    same = replace(feed, updated=None)
    if same not in known:
        known[same] = _check_told(path, feed, facts)
    told = known[same]
    facts.noted |= told.noted
    findings = [replace(found, page=path) for found in told.findings]
    if feed.updated is not None and feed.entries and feed.updated != feed.entries[0].updated:
        findings.append(Finding(path, "updated", Kind.WRONG_FEED, "The feed must be as new as its first entry."))
    return PageReport(tuple(findings), told.links)


def _check_told(path: str, feed: Feed, facts: Facts) -> Told:
    document = parse(_put_together(feed).encode("utf-8", "replace"))
    try:
        page = make_page(path, document, (KIND, ""))
        findings = [
            *_check_head(path, feed, facts),
            *_check_listed(path, feed, facts),
            *_check_entries(path, feed, page, facts),
        ]
        findings += [found for check in CHECKS for found in check(page, facts)]
        return Told(tuple(findings), links_of(page), frozenset(facts.noted))
    finally:
        document.release()


def _put_together(feed: Feed) -> str:
    """The contents of all entries as one page where the feed lies, each in an element that says where it leads."""
    here, ours = f'href="{escape(feed.address)}/', f'href="{"../" * feed.name.count("/")}'
    told = (f'<section data-entry="{n}">{e.content.replace(here, ours)}</section>' for n, e in enumerate(feed.entries))
    return f'<!doctype html>\n<html lang="en"><body>{"".join(told)}</body></html>'


def _check_head(path: str, feed: Feed, facts: Facts) -> Iterator[Finding]:
    if feed.language != facts.interface.language:
        message = f"The feed must name the language of the site, {facts.interface.language}; found {feed.language}."
        yield Finding(path, "language", Kind.WRONG_FEED, message)
    if fold(feed.site) not in facts.site_words:
        message = f"A feed has the name of the site; {excerpt(feed.site)} is not on the front page."
        yield Finding(path, "site", Kind.WRONG_FEED, message)
    of, told = topic_of(feed.name), feed.title.removesuffix(f"{_BETWEEN}{feed.site}")
    if (f"topic_{of}" not in facts.interface.keys(fold(told)) or told == feed.title) if of else told != feed.site:
        message = f"The title of a feed is the name of the site, after that of its topic; found {excerpt(feed.title)}."
        yield Finding(path, "title", Kind.WRONG_FEED, message)
    names = Counter(entry.name for entry in feed.entries)
    for name in sorted(name for name, n in names.items() if n > 1):
        yield Finding(path, name, Kind.WRONG_FEED, f"The id {excerpt(name)} stands on more than one entry.")
    times = [entry.updated for entry in feed.entries]
    if times != sorted(times, reverse=True):
        yield Finding(path, "updated", Kind.WRONG_FEED, "The newest entry must stand first.")


def _check_listed(path: str, feed: Feed, facts: Facts) -> Iterator[Finding]:
    """A feed tells of the newest stories, of each that XML can tell of, and of no others."""
    told = {facts.identify(_page_of(entry, feed))[1] for entry in feed.entries}
    newest = facts.newest(topic_of(feed.name))
    for key in newest:
        if key not in told and not _holds_more_than_xml(facts.rows.stories[key], facts):
            yield Finding(path, key, Kind.WRONG_FEED, f"The feed must tell of the story {key}; it does not.")
    for key in sorted(told - {*newest}):
        yield Finding(path, key, Kind.WRONG_FEED, f"The story {excerpt(key)} is none of the newest.")


def _holds_more_than_xml(story: Row, facts: Facts) -> bool:
    """Whether an entry of a story may hold a character that no XML can."""
    articles = [facts.rows.articles.get(key) for key in story["articles"]]
    outlets = [facts.rows.outlets.head(row["outlet"] or "") for row in articles if row is not None]
    return any(map(_NOT_XML.search, _texts([story, articles, outlets])))


def _texts(value: object) -> Iterator[str]:
    """All strings of a row, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | Mapping):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)


def _check_entries(path: str, feed: Feed, page: Page, facts: Facts) -> Iterator[Finding]:
    cards = {}
    for node in page.marked("data-entry"):
        inner = node.elements()
        cards[node.attrs["data-entry"]] = inner[0].attrs.get("data-card") if len(inner) == 1 else None
    for number, entry in enumerate(feed.entries):
        kind, key = facts.identify(_page_of(entry, feed))
        if kind != "story" or entry.name != entry.address or cards.get(str(number)) != key:
            message = f"An entry is named by the page of its story; {excerpt(entry.name)} leads to a {kind} page."
            yield Finding(path, entry.name, Kind.WRONG_FEED, message)
        else:
            yield from _check_entry(path, entry, facts.rows.stories[key], facts)


def _page_of(entry: FeedEntry, feed: Feed) -> str:
    return entry.address.removeprefix(f"{feed.address}/")


def _check_entry(path: str, entry: FeedEntry, story: Row, facts: Facts) -> Iterator[Finding]:
    article = facts.rows.articles.head(story["headline"]["article"]) or {}
    expected = {
        "title": story["headline"]["text"],
        "published": utc_of(story["first_published"]),
        "updated": changed_on(story),
    }
    for name, value in expected.items():
        if getattr(entry, name) != value:
            message = f"The {name} of the entry must be {excerpt(value)}; found {excerpt(getattr(entry, name))}."
            yield Finding(path, entry.name, Kind.WRONG_FEED, message)
    if entry.language not in {None, article.get("language")}:
        yield Finding(path, entry.name, Kind.WRONG_FEED, f"No report names the language {excerpt(entry.language)}.")


def check_points(page: Page, facts: Facts) -> Iterator[Finding]:
    """A point shows the sentence of a statement of its card's story, and names just the outlets that it cites."""
    for node in page.marked("data-point"):
        card, known = nearest(node, "data-card"), facts.statement(node.attrs["data-point"])
        if card is None or known is None or known[0] != card.attrs["data-card"]:
            message = f"The point {excerpt(node.attrs['data-point'])} must be a statement of its entry's story."
            yield Finding(page.path, where(node), Kind.WRONG_FEED, message)
            continue
        shown = place_of(known[1]["shown"])
        if [run.place for run in page.outer_runs(node)] != [shown]:
            message = f"The point {known[1]['id']} must hold the words {shown}, and no others."
            yield Finding(page.path, where(node), Kind.WRONG_FEED, message)
        fields = [inner.attrs.get("data-field", "").split("/") for inner in page.within(node)]
        named = [field[1] for field in fields if field[0] == "outlets"]
        cited = relations_by_outlet(known[1], facts)
        if sorted(named) != sorted(cited) or named[:1] != [facts.outlet_of(shown[0])]:
            message = f"The point {known[1]['id']} is told by {', '.join(sorted(cited))}; found {', '.join(named)}."
            yield Finding(page.path, where(node), Kind.WRONG_FEED, message)


def check_places(page: Page, _facts: Facts) -> Iterator[Finding]:
    """The words of sources stand in points and differences."""
    for run in page.runs:
        if nearest(run.node, "data-point") is None and nearest(run.node, "data-discrepancy") is None:
            message = f"Words of a source stand in a point or a difference; {excerpt(run.text)} stands outside."
            yield Finding(page.path, where(run.node), Kind.WRONG_FEED, message)


CHECKS: tuple[Check, ...] = (
    check_markup,
    check_addresses,
    check_targets,
    check_words,
    *OF_WORDS,
    check_points,
    check_places,
)
"""The checks of pages that hold for what stands in a feed, and those of a feed alone."""
