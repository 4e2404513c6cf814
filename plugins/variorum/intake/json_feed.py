"""JSON Feed 1 and 1.1: each item an article; its HTML counts before its text, and that before its summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model import Image, Reject
from .bodies import fill_markup, fill_text
from .records import Claim, Record, UnreadableError, name_of, reject
from .urls import is_address

EVIDENCE = "json feed"


def is_json_feed(value: object) -> bool:
    """Whether a JSON value says that it is a feed."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("items"), list)
        and ("jsonfeed.org" in str(value.get("version", ""))[:200] or isinstance(value.get("feed_url"), str))
    )


def read_json_feed(path: str, feed: Any) -> Iterator[Record | Reject]:
    """The articles of a feed; an item without words is a reject."""
    number = 0
    for number, item in enumerate(feed["items"], 1):
        name = (name_of(item.get("id")) if isinstance(item, dict) else None) or f"item {number}"
        try:
            yield _read_item(path, name, item, feed)
        except UnreadableError as error:
            yield reject(path, name, error)
    if not number:
        yield reject(path, None, "the feed has no items")


def _read_item(path: str, name: str, item: object, feed: Mapping[str, object]) -> Record:
    if not isinstance(item, dict):
        raise UnreadableError("the item is no JSON object")
    hints = (Claim("outlet", feed.get("title"), "feed title"),)
    record = Record(path, name, claims=tuple(_claims(item, feed)), images=_images(item), hints=hints)
    html, text, summary = (_words(item.get(key)) for key in ("content_html", "content_text", "summary"))
    if html:
        return fill_markup(record, html)
    if text or summary:
        return fill_text(record, text or summary)
    raise UnreadableError("the item has neither content nor a summary with words in it")


def _claims(item: Mapping[str, object], feed: Mapping[str, object]) -> Iterator[Claim]:
    tags = item.get("tags")
    summary = item.get("summary") if item.get("content_html") or item.get("content_text") else None
    for fact, value in (
        ("url", item.get("url")),
        ("url", item.get("external_url")),
        ("title", item.get("title")),
        ("standfirst", summary),
        ("published", item.get("date_published")),
        ("modified", item.get("date_modified")),
        ("authors", item.get("authors") or item.get("author")),
        ("section", tags[0] if isinstance(tags, list) and tags else None),
        ("language", item.get("language") or feed.get("language")),
    ):
        if value not in (None, ""):
            yield Claim(fact, value, EVIDENCE)


def _images(item: Mapping[str, object]) -> tuple[Image, ...]:
    urls = [item.get(key) for key in ("image", "banner_image")]
    return tuple(Image(url) for url in urls if is_address(url))


def _words(value: object) -> str:
    return value if isinstance(value, str) and any(map(str.isalpha, value)) else ""
