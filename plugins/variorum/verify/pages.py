"""The checks of a page, as a visible list, and what a page tells the checks of the whole site.

A report is a function of the page's bytes and of the facts alone, so that it may be remembered while both stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .article_page import check_article, check_strangers
from .cards import check_cards
from .comparison import check_compared, check_comparison, check_stray_sides
from .coverage import check_coverage, check_reports, check_stray_coverage
from .discrepancies import check_discrepancies
from .entity_page import check_about, check_beside, check_entity, check_said, check_stories_of
from .facts import Facts
from .fields import check_fields
from .finding import Finding, Kind
from .headline import check_deck, check_heading, check_subject
from .issues import check_newest, check_since
from .ledger import SearchPart
from .letters import check_letters
from .linked_data import check_linked_data
from .links import Link, check_addresses, links_of
from .markup import parse
from .news import check_news, check_stray_news
from .numbers import check_numbers
from .outlet_page import check_carried, check_stray_carried
from .page import Page, make_page
from .pictures import check_pictures
from .policy import check_policy, is_hidden
from .quotations import check_quotations, check_shared, check_speakers
from .receipt import check_receipt
from .redirects import check_redirect
from .runs import check_mentions, check_runs
from .says_table import check_tables
from .silence import check_silence, check_silent
from .statements import check_statements, check_strays
from .targets import check_targets
from .tombstones import check_tombstone
from .topics import check_topic, check_topics
from .words import check_site_words, check_speaking_attributes, check_title, check_words, site_words

Check = Callable[[Page, Facts], Iterable[Finding]]

OF_WORDS: tuple[Check, ...] = (
    check_speaking_attributes,
    check_fields,
    check_numbers,
    check_runs,
    check_mentions,
    check_speakers,
    check_quotations,
    check_discrepancies,
    check_cards,
    check_strays,
    check_stray_news,
    check_strangers,
    check_topics,
    check_stray_sides,
    check_stray_carried,
    check_reports,
    check_stray_coverage,
    check_silent,
)
"""What holds for words of sources and of the data wherever they stand, on a page or in a feed."""
EVERY_PAGE: tuple[Check, ...] = (
    check_policy,
    check_linked_data,
    check_addresses,
    check_targets,
    check_title,
    check_subject,
    check_words,
    check_site_words,
    check_letters,
    check_pictures,
    *OF_WORDS,
)
BY_KIND: Mapping[str, tuple[Check, ...]] = {
    "story": (
        *(check_heading, check_deck, check_statements, check_shared, check_tables, check_receipt, check_news),
        *(check_compared, check_coverage, check_silence),
    ),
    "comparison": (check_heading, check_comparison),
    "article": (check_article,),
    "topic": (check_topic,),
    "day": (check_newest, check_since),
    "front": (check_newest, check_since),
    "entity": (check_entity, check_said, check_about, check_beside, check_stories_of),
    "outlet": (check_carried,),
    "redirect": (check_redirect,),
    "tombstone": (check_tombstone,),
}


@dataclass(frozen=True, slots=True)
class PageReport:
    """What is wrong with a page in itself; where its links lead; the ids on it; its words of the site's own.

    `is_hidden` says whether it asks search engines to leave it alone; `part` is what it adds to the index of search.
    """

    findings: tuple[Finding, ...]
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    site_words: frozenset[str] = frozenset()
    is_hidden: bool = False
    part: SearchPart | None = None


def check_page(path: str, data: bytes, facts: Facts) -> PageReport:
    """Read a page and run all of its checks."""
    try:
        document = parse(data)
    except UnicodeDecodeError as error:
        return PageReport((Finding(path, "", Kind.UNREADABLE_PAGE, f"The page is not UTF-8: {error}."),))
    try:
        return _check(make_page(path, document, facts.identify(path)), facts)
    finally:
        document.release()


def _check(page: Page, facts: Facts) -> PageReport:
    findings = [found for check in (*EVERY_PAGE, *BY_KIND.get(page.kind, ())) for found in check(page, facts)]
    if page.kind == "unknown":
        message = f"The agreement knows no page {page.path}; it is not verified."
        findings.append(Finding(page.path, "", Kind.UNKNOWN_PAGE, message))
    own = frozenset(site_words(page))
    return PageReport(tuple(findings), links_of(page), frozenset(page.ids), own, is_hidden(page))


def read_site_words(data: bytes) -> frozenset[str]:
    """The words of the site's own on its front page: what every page may say of the site."""
    try:
        document = parse(data)
    except UnicodeDecodeError:
        return frozenset()
    try:
        return frozenset(site_words(make_page("index.html", document, ("front", ""))))
    finally:
        document.release()
