"""What is kept of an article, as a record of the contract: its page, the text of its feed, or only a blurb of it."""

from __future__ import annotations

import html
from email.message import Message

from bs4 import BeautifulSoup, Comment
from bs4.dammit import UnicodeDammit

from ..intake import canonical_url
from .answers import OK, PASSING, SERVER_ERRORS, Answer, FetchError
from .archive import Found
from .blurbs import read_blurb
from .entries import Entry

PAGE_TYPES = ("", "text/html", "application/xhtml+xml")
_WEIGHT = ("style", "svg", "iframe", "canvas", "video", "audio", "object", "embed")
"""Elements without a word of the article, which are most of a page's bytes."""
_TEMPLATE = "<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><article>{content}</article></body></html>"


def from_page(entry: Entry, feed: str, outlet: str | None, answer: Answer) -> Found:
    """An article as its page tells it; raise FetchError if what was answered is no page."""
    if answer.status != OK:
        passes = answer.status in PASSING or answer.status in SERVER_ERRORS
        raise FetchError(f"it answers {answer.status}", lasting=not passes)
    if answer.url != entry.url and canonical_url(answer.url) is None:
        raise FetchError("its page leads to the front page of its site", lasting=True)
    kind, charset = read_content_type(answer.headers.get("content-type", ""))
    if kind not in PAGE_TYPES:
        raise FetchError(f"it is no page but {kind[:60]}", lasting=True)
    page = UnicodeDammit(answer.body, known_definite_encodings=[charset] if charset else [], is_html=True)
    return _found(entry, feed, outlet, {"html": slim(page.unicode_markup or "")}, answer.moved)


def from_feed(entry: Entry, feed: str, outlet: str | None) -> Found:
    """An article as its feed carries it."""
    page = _TEMPLATE.format(title=html.escape(entry.title or ""), content=entry.content)
    return _found(entry, feed, outlet, {"html": page})


def from_blurb(entry: Entry, feed: str, outlet: str | None) -> Found:
    """What the feed says of an article whose page is not to be had."""
    return _found(entry, feed, outlet, {"text": read_blurb(entry.content)})


def slim(page: str) -> str:
    """A page without scripts, styles, drawings and comments; what it states about itself as JSON-LD stays."""
    soup = BeautifulSoup(page, "lxml")
    for tag in soup.find_all(_WEIGHT):
        tag.decompose()
    for tag in soup.find_all("script"):
        if "ld+json" not in str(tag.get("type", "")).lower():
            tag.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    return str(soup)


def read_content_type(value: str) -> tuple[str, str | None]:
    """The type that a header names, in lower case, and the charset."""
    message = Message()
    message["content-type"] = value
    return (message.get_content_type() if value.strip() else ""), message.get_content_charset()


def _found(entry: Entry, feed: str, outlet: str | None, body: dict[str, object], moved: str | None = None) -> Found:
    """A record that states what only the feed knows for certain; of the rest the page speaks first."""
    facts = {"title": entry.title, "url": moved or entry.url, "published": entry.published}
    modified = entry.updated if entry.published and entry.updated != entry.published else None
    # Where a feed gives one date only, it may call it that of the update.
    gaps = {"outlet": outlet, "authors": list(entry.authors), "modified": modified, "published": entry.updated}
    return Found(entry.key, feed, {key: value for key, value in facts.items() if value} | body, gaps)
