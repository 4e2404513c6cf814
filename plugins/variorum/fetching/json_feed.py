"""JSON Feed 1.0 and 1.1 (jsonfeed.org), which `feedparser` does not read."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from dateutil import parser

from ..intake import canonical_url
from .answers import FetchError
from .entries import Entry, Feed, merge_entries, paragraphs, state_moment

VERSION = "jsonfeed.org/version/"


def is_json(body: bytes) -> bool:
    """Whether a body opens as a JSON object does."""
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read_json_feed(body: bytes, url: str, now: datetime) -> Feed:
    """The feed of a JSON body; raise FetchError if it is none."""
    try:
        feed = json.loads(body.decode("utf-8-sig"), parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise FetchError("what it answers is no feed: it opens as JSON and can't be read as such") from error
    if VERSION not in str(feed.get("version")):
        raise FetchError("what it answers is no feed: JSON without the version of a JSON Feed")
    rows = feed.get("items")
    found = [_entry(row, url, now) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    entries = merge_entries([entry for entry in found if entry])
    return Feed(_text(feed, "title"), _text(feed, "home_page_url"), entries)


def _entry(row: dict[str, Any], feed: str, now: datetime) -> Entry | None:
    url = canonical_url(row.get("url")) or canonical_url(row.get("external_url"))
    name = str(row.get("id") or "").strip()
    if url is None and not name:
        return None
    texts = (_text(row, "content_html"), paragraphs(str(row.get("content_text") or "")), _text(row, "summary"))
    return Entry(
        key=url or f"{feed} {name}",
        url=url,
        title=_text(row, "title"),
        content=next((text for text in texts if text), ""),
        authors=_authors(row),
        published=_moment(row.get("date_published"), now),
        updated=_moment(row.get("date_modified"), now),
    )


def _authors(row: dict[str, Any]) -> tuple[str, ...]:
    given = row.get("authors") or [row.get("author")]
    rows = [author for author in given if isinstance(author, dict)] if isinstance(given, list) else []
    return tuple(name for author in rows if (name := _text(author, "name")))


def _text(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _moment(value: object, now: datetime) -> str | None:
    """RFC 3339, as the standard wants it; what has no zone is taken as UTC, as in the other feeds."""
    try:
        moment = parser.isoparse(value) if isinstance(value, str) else None
        return state_moment(moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC), now)
    except (ValueError, OverflowError):
        return None
