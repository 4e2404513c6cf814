"""On which days the files hold all that an outlet's feed told: by these alone can it be said who was silent.

Three know it. The editor says so in `outlets.toml`. A feed that lies among the files tells all between its oldest and
its newest item, so that the days between these two are whole. And fetching saw a feed again and again, each time with
an item that it knew, so that none slipped by: `state/feeds.json` keeps from which day to which. A feed in which several
outlets stand is nobody's.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from .errors import DigestDataError
from .model import Article, Days
from .moments import find_day
from .outlets import NamedOutlets

DOCUMENT, FETCHED = "feed", "fetch"
"""What knows it, as the evidence of days; the editor's word is there already."""
FEEDS = "feeds.json"
_CLAIMS = ("feed", "feed: updated", "json feed")
"""The evidence of a date that an item of a feed among the files gives."""
_NEXT = timedelta(days=1)

Sightings = Mapping[str, Sequence[tuple[str, str]]]
"""By a feed's address, from which day to which it was followed without a gap; neither of the two need be whole."""


def read_sightings(state: Path | None) -> Sightings:
    """What fetching left in a state folder; raise DigestDataError if that is damaged."""
    path = state / FEEDS if state else None
    if path is None or not path.is_file():
        return {}
    try:
        feeds = json.loads(path.read_bytes())["feeds"]
        return {url: [_read_days(*pair) for pair in feed.get("followed", ())] for url, feed in feeds.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DigestDataError(
            f"{path} can't be read: {error}. Restore it from version control, or remove it to ask for all anew."
        ) from error


def _read_days(first: str, last: str) -> tuple[str, str]:
    """Two days, each of them one that there is."""
    return date.fromisoformat(first).isoformat(), date.fromisoformat(last).isoformat()


def find_feed(extra: str) -> str | None:
    """The feed that fetching had an article from, by what its record says beside its facts, as JSON; None if none."""
    told = json.loads(extra).get("feed") if '"feed"' in extra else None
    return told if isinstance(told, str) else None


def tell_full_feeds(
    named: NamedOutlets, declared: Mapping[str, Sequence[Days]], feeds: Mapping[str, str], sightings: Sightings
) -> NamedOutlets:
    """The outlets with the days of their full feeds: the `declared` ones by outlet, and what feeds show.

    `feeds` are the addresses of the feeds that articles came from.
    """
    documents: dict[str, list[Article]] = defaultdict(list)
    fetched: dict[str, list[Article]] = defaultdict(list)
    for article in named.articles:
        if article.id in feeds:
            fetched[feeds[article.id]].append(article)
        elif article.evidence.get("published") in _CLAIMS:
            documents[article.path].append(article)
    found: dict[str, list[Days]] = defaultdict(list)
    for told in documents.values():
        days = sorted(filter(None, (find_day(article.published) for article in told)))
        for outlet in _one_of(told) if days else ():
            found[outlet] += _between(days[0], days[-1], DOCUMENT)
    for url, told in fetched.items():
        for outlet in _one_of(told):
            for first, last in sightings.get(url, ()):
                found[outlet] += _between(first, last, FETCHED)
    full = {o.id: join_days([*declared.get(o.id, ()), *found[o.id]]) for o in named.outlets}
    return replace(named, outlets=tuple(replace(o, full_feed=full[o.id]) for o in named.outlets))


def _one_of(articles: Sequence[Article]) -> list[str]:
    """The outlet of a feed's articles, if they are of one."""
    outlets = {article.outlet for article in articles}
    return [outlet for outlet in outlets if outlet is not None] if len(outlets) == 1 else []


def _between(first: str, last: str, evidence: str) -> list[Days]:
    """The days between two, if there are any."""
    start, end = date.fromisoformat(first) + _NEXT, date.fromisoformat(last) - _NEXT
    return [Days(start.isoformat(), end.isoformat(), evidence)] if start <= end else []


def join_days(told: Sequence[Days]) -> tuple[Days, ...]:
    """Days in their order; those of one evidence that touch are one."""
    joined: list[Days] = []
    for days in sorted(told, key=lambda d: (d.evidence, d.from_, d.to)):
        before = joined[-1] if joined else None
        if before and before.evidence == days.evidence and days.from_ <= _after(before.to):
            joined[-1] = Days(before.from_, max(before.to, days.to), days.evidence)
        else:
            joined.append(days)
    return tuple(sorted(joined, key=lambda d: (d.from_, d.to, d.evidence)))


def _after(day: str) -> str:
    return (date.fromisoformat(day) + _NEXT).isoformat()
