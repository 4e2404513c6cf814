"""One run of fetching, from the list of feeds to the kept articles. Read `fetch_feeds` from top to bottom.

First all feeds are asked, then the pages that they lack. What an answer means for a feed is decided in `decisions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from ..intake import OutletTable, registrable_domain
from ..progress import Progress
from .answers import GONE, NOT_MODIFIED, OK, Answer, FetchError, Limits, Request, reading
from .archive import Archive, Kept
from .blurbs import is_blurb
from .client import Client, host_of
from .decisions import (
    TRIES,
    after_answer,
    after_failure,
    after_goodbye,
    after_no_change,
    find_told_anew,
    follow,
    is_due,
    recall,
)
from .entries import Entry, Feed, read_feed
from .feed_state import FeedState, FetchState
from .json_feed import is_json, read_json_feed
from .opml import Subscription
from .records import from_blurb, from_feed, from_page
from .report import Counts, FeedReport, Report, Result
from .rounds import ask_all
from .schedule import write_moment

FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
BROKEN_OFF = "the feed breaks off; what stands whole before that was taken"


@dataclass(frozen=True, slots=True)
class Errand:
    """What a run has at hand. `now` is the moment at which it began."""

    client: Client
    archive: Archive
    table: OutletTable
    now: datetime
    limits: Limits
    progress: Progress


@dataclass(frozen=True, slots=True)
class Visit:
    """A feed that told its articles, and what is remembered of these: the ones we have, the ones that wait."""

    feed: Subscription
    state: FeedState
    answer: Answer
    told: Feed
    articles: dict[str, str]
    waiting: dict[str, int] = field(default_factory=dict)

    def outlet_of(self, entry: Entry, table: OutletTable) -> str | None:
        """The feed's name for an article of its own site; None if the site is another, or `outlets.toml` names it."""
        places = {registrable_domain(host_of(url)) for url in (self.answer.url, self.told.home or "") if url}
        is_own = registrable_domain(host_of(entry.url or self.answer.url)) in places
        return (self.feed.name or self.told.title) if is_own and not table.outlet_of(entry.url) else None


def fetch_feeds(feeds: Sequence[Subscription], state: FetchState, errand: Errand) -> tuple[FetchState, Report]:
    """Ask the feeds of a list that are due, keep their articles; the next state, and what was done."""
    states = {feed.url: recall(state.feeds.get(feed.url), feed) for feed in feeds}
    reports = {feed.url: _not_asked(feed, states[feed.url]) for feed in feeds}
    due = [feed for feed in feeds if is_due(states[feed.url], errand.now)]
    visits = []
    requests = [_request(feed, states[feed.url]) for feed in due]
    for place, answer in ask_all(errand.client, requests, errand.limits.hosts, errand.progress, "Feeds"):
        judged = _judge(due[place], states[due[place].url], _in_time(answer, errand.client), errand.now)
        if isinstance(judged, Visit):
            visits.append(judged)
        else:
            reports[judged.feed.url] = judged
    counts = Counts()
    order = {feed.url: place for place, feed in enumerate(feeds)}
    visits.sort(key=lambda visit: order[visit.feed.url])
    _keep_pages(_keep_articles(visits, errand, counts), errand, counts)
    reports |= {visit.feed.url: _close(visit, errand.now) for visit in visits}
    hosts = {name: write_moment(until) for name, until in errand.client.waits.items()}
    told = FetchState({url: report.state for url, report in reports.items()}, hosts)
    return told, Report(tuple(reports.values()), counts)


def _not_asked(feed: Subscription, state: FeedState) -> FeedReport:
    return FeedReport(feed, Result.GONE if state.gone else Result.NOT_DUE, state)


def _request(feed: Subscription, state: FeedState) -> Request:
    return Request(state.moved or feed.url, FEEDS, state.etag, state.last_modified)


def _in_time(answer: Answer | FetchError, client: Client) -> Answer | FetchError:
    """An answer, unless the time of this run is over: reading what was made to be slow takes time too."""
    return FetchError("the time of this run is over", unasked=True) if client.is_over else answer


def _judge(feed: Subscription, state: FeedState, answer: Answer | FetchError, now: datetime) -> Visit | FeedReport:
    """What an answer means: articles to keep, or a result."""
    if isinstance(answer, FetchError):
        if answer.unasked:
            return FeedReport(feed, Result.NOT_DUE, state)
        return FeedReport(feed, Result.FAILED, after_failure(state, now, str(answer)))
    if answer.status == NOT_MODIFIED:
        return FeedReport(feed, Result.UNCHANGED, after_no_change(state, answer))
    if answer.status == GONE:
        return FeedReport(feed, Result.GONE, after_goodbye(state, now))
    try:
        with reading("feed"):
            told = _read(answer, now)
    except FetchError as error:
        return FeedReport(feed, Result.FAILED, after_failure(state, now, str(error), answer.wait_until))
    keys = {entry.key for entry in told.entries}
    known = {key: digest for key, digest in state.articles.items() if key in keys or not told.is_whole}
    return Visit(feed, state, answer, told, known)


def _read(answer: Answer, now: datetime) -> Feed:
    if answer.status != OK:
        raise FetchError(f"it answers {answer.status}")
    if is_json(answer.body):
        return read_json_feed(answer.body, answer.url, now)
    return read_feed(answer.body, answer.url, answer.headers.get("content-type", ""), now)


def _keep_articles(visits: Sequence[Visit], errand: Errand, counts: Counts) -> list[tuple[Visit, Entry]]:
    """Keep what the feeds carry whole; the articles whose pages are needed."""
    listed, lacking = {visit.feed.url for visit in visits}, []
    claimed: set[str] = set()
    for visit in visits:
        asked = 0
        anew = find_told_anew(visit.articles, {entry.key: entry.digest for entry in visit.told.entries})
        for entry in visit.told.entries:
            if entry.key not in anew:
                visit.articles[entry.key] = entry.digest
                continue
            if entry.key in claimed or errand.archive.feed_of(entry.key) in listed - {visit.feed.url}:
                visit.articles[entry.key] = entry.digest  # another feed of the list brings it
                continue
            claimed.add(entry.key)
            if _keep_whole(visit, entry, errand, counts):
                continue
            if asked < errand.limits.pages:
                lacking.append((visit, entry))
                asked += 1
            else:
                _wait(visit, entry, counts, visit.state.waiting.get(entry.key, 0))
    return lacking


def _keep_whole(visit: Visit, entry: Entry, errand: Errand, counts: Counts) -> bool:
    """Keep an article that the feed carries whole, or that has no page; False if its page is needed."""
    kept = Kept.NONE
    with suppress(FetchError), reading("entry"):
        if entry.url and is_blurb(entry.content, entry.url):
            return False
        kept = errand.archive.keep(from_feed(entry, visit.feed.url, visit.outlet_of(entry, errand.table)))
    if kept is Kept.NONE and entry.url:
        return False
    _count(visit, entry, counts, kept)
    return True


def _keep_pages(lacking: Sequence[tuple[Visit, Entry]], errand: Errand, counts: Counts) -> None:
    """Ask for pages and keep their articles."""
    requests = [Request(entry.url or "", PAGES) for _, entry in lacking]
    for place, answer in ask_all(errand.client, requests, errand.limits.hosts, errand.progress, "Pages"):
        visit, entry = lacking[place]
        try:
            kept = _keep_page(visit, entry, _in_time(answer, errand.client), errand)
        except FetchError as error:
            tries = visit.state.waiting.get(entry.key, 0) + (not error.unasked)
            if not error.lasting and tries < TRIES:
                _wait(visit, entry, counts, tries)
                continue
            kept = _keep_blurb(visit, entry, errand)
            counts.blurbs += kept is Kept.NEW
        _count(visit, entry, counts, kept)


def _keep_page(visit: Visit, entry: Entry, answer: Answer | FetchError, errand: Errand) -> Kept:
    """Keep an article as its page tells it; raise FetchError if it tells none."""
    if isinstance(answer, FetchError):
        raise answer
    outlet = visit.outlet_of(entry, errand.table)
    with reading("page"):
        kept = errand.archive.keep(from_page(entry, visit.feed.url, outlet, answer))
    if kept is Kept.NONE:
        raise FetchError("its page holds no article", lasting=True)
    return kept


def _keep_blurb(visit: Visit, entry: Entry, errand: Errand) -> Kept:
    """Keep a blurb in the place of an article that is not to be had; never over the article itself."""
    if errand.archive.feed_of(entry.key) is not None:
        return Kept.UNCHANGED
    with suppress(FetchError), reading("blurb"):
        return errand.archive.keep(from_blurb(entry, visit.feed.url, visit.outlet_of(entry, errand.table)))
    return Kept.NONE


def _count(visit: Visit, entry: Entry, counts: Counts, kept: Kept) -> None:
    visit.articles[entry.key] = entry.digest
    counts.kept[kept] += 1


def _wait(visit: Visit, entry: Entry, counts: Counts, tries: int) -> None:
    visit.waiting[entry.key] = tries
    counts.waiting += 1


def _close(visit: Visit, now: datetime) -> FeedReport:
    """The result of a feed whose articles were kept."""
    if not visit.told.is_whole:
        state = replace(visit.state, etag=None, last_modified=None, articles=visit.articles, waiting=visit.waiting)
        return FeedReport(visit.feed, Result.FAILED, after_failure(state, now, BROKEN_OFF))
    state = after_answer(visit.state, visit.answer, visit.articles, visit.waiting)
    is_new = visit.articles != visit.state.articles or bool(visit.waiting)
    if is_new:  # what is known of a feed stays as it is while that tells nothing
        state = replace(state, followed=follow(visit.state.followed, visit.state.articles, visit.told, now))
    return FeedReport(visit.feed, Result.READ if is_new else Result.UNCHANGED, state)
