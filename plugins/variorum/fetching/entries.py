"""What a feed says: RSS 0.9 to 2.0, RDF and Atom by `feedparser`, JSON Feed by `json_feed`; only bytes are parsed."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from io import BytesIO
from typing import Any

import feedparser
from bs4 import BeautifulSoup

from ..intake import canonical_url
from .answers import FetchError

EARLIEST = 1990
"""The year of the first page on the web: what claims to be older has no date."""
_ROOTS = re.compile(rb"<(?:\w{1,20}:)?(rss|feed|rdf|channel)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed tells it; texts are HTML."""

    key: str  # its canonical address, else its id
    url: str | None
    title: str | None
    content: str
    authors: tuple[str, ...]
    published: str | None
    updated: str | None

    @property
    def digest(self) -> str:
        """What changes when the feed tells the article in another way: of its words, a dot, of its dates."""
        return f"{_digest(self.title, self.content)}.{_digest(self.published, self.updated)}"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read. One that is not whole lacks the entry in which it broke off."""

    title: str | None
    home: str | None
    entries: tuple[Entry, ...]
    is_whole: bool = True


def read_feed(body: bytes, url: str, content_type: str, now: datetime) -> Feed:
    """The feed of a body that came from an address; raise FetchError if it is none."""
    if not _ROOTS.search(body.replace(b"\0", b"")):  # without the zeros of UTF-16
        raise FetchError(f"what it answers is no feed ({content_type.partition(';')[0][:60] or 'of no stated type'})")
    headers = {"content-location": url, "content-type": content_type}
    # A stream: feedparser would take bytes for the name of a file or an address, and open it.
    parsed = feedparser.parse(BytesIO(body), response_headers=headers)
    if not parsed.get("version") and not parsed.entries:
        raise FetchError("what it answers is no feed, though it looks like one")
    is_whole = not parsed.bozo or _ends(body)
    entries = [entry for row in parsed.entries if (entry := _entry(row, url, now))]
    told = entries if is_whole else entries[: len(parsed.entries) - 1]
    return Feed(
        _text(parsed.feed, "title"),
        _text(parsed.feed, "link"),
        merge_entries(told),
        is_whole,
    )


def _digest(*told: str | None) -> str:
    return blake2b(repr(told).encode("utf-8", "replace"), digest_size=6).hexdigest()


def merge_entries(entries: list[Entry]) -> tuple[Entry, ...]:
    """The entries in their order, of each article the first."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.key, entry)
    return tuple(found.values())


def state_moment(moment: datetime | None, now: datetime) -> str | None:
    """A moment as ISO 8601 in UTC; None where it is none that an article on the web can have."""
    if moment is None or moment.year < EARLIEST or moment > now + timedelta(days=1):
        return None
    return moment.astimezone(UTC).replace(microsecond=0).isoformat()


def _ends(body: bytes) -> bool:
    """Whether the element with which a feed begins is closed again."""
    root = _ROOTS.search(body)
    return root is None or re.search(rb"</(?:\w+:)?" + root[1] + rb"\s*>", body, re.IGNORECASE) is not None


def _entry(row: Mapping[str, Any], feed: str, now: datetime) -> Entry | None:
    """An entry; None where neither an address nor an id tells it from others."""
    url = canonical_url(row.get("feedburner_origlink")) or canonical_url(row.get("link"))
    name = _text(row, "id")
    if url is None and name is None:
        return None
    return Entry(
        key=url or f"{feed} {name}",
        url=url,
        title=_title(row),
        content=_content(row),
        authors=tuple(
            dict.fromkeys(
                name for author in row.get("authors", []) if isinstance(name := author.get("name"), str) and name
            )
        ),
        published=_moment(row, "published_parsed", now),
        updated=_moment(row, "updated_parsed", now),
    )


def _title(row: Mapping[str, Any]) -> str | None:
    title = _text(row, "title")
    if title is None or row.get("title_detail", {}).get("type") == "text/plain":
        return title
    return " ".join(BeautifulSoup(f"<p>{title}</p>", "lxml").get_text().split()) or None


def _content(row: Mapping[str, Any]) -> str:
    """The longest text that an entry gives; plain text becomes paragraphs."""
    texts = [*row.get("content", []), row.get("summary_detail", {})]
    return max((_html(text) for text in texts), key=len, default="")


def _html(text: Mapping[str, Any]) -> str:
    value = text.get("value")
    if not isinstance(value, str):
        return ""
    return paragraphs(value) if text.get("type") == "text/plain" else value


def paragraphs(text: str) -> str:
    """Plain text as HTML."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", escaped) if part.strip())


def _text(row: Mapping[str, Any], key: str) -> str | None:
    # A missing `updated` is answered with `published`, and a warning, unless one asks in this way.
    value = row.get(key) if key in row else None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _moment(row: Mapping[str, Any], key: str, now: datetime) -> str | None:
    parsed = row.get(key) if key in row else None
    try:
        return state_moment(datetime.fromtimestamp(timegm(parsed), UTC), now) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
