"""The pictures of a page: the one that it shares, and those with the article's text, with alt text and caption."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from ..model import Image
from .claims import tidy
from .records import fold

SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
"""Attributes under which pages keep a picture's address, lazy loading's own after the standard one."""
MAX_PICTURES = 60
"""Pictures kept of one page: a long gallery; more are icons."""


def read_pictures(soup: BeautifulSoup) -> tuple[Image, ...]:
    """The pictures of a page by their place in it, each address once."""
    base = _base(soup)
    found: dict[str, Image] = {}
    place = soup.find("article") or soup.find("main")
    for image in (*_figures(place, base), *_shared(soup, base)):
        found.setdefault(image.url, image)
    return tuple(found.values())[:MAX_PICTURES]


def _base(soup: BeautifulSoup) -> str:
    link = soup.find("link", rel="canonical")
    href = link.get("href") if isinstance(link, Tag) else None
    return href if isinstance(href, str) else ""


def _shared(soup: BeautifulSoup, base: str) -> Iterator[Image]:
    meta = soup.find("meta", property="og:image")
    alt = soup.find("meta", property="og:image:alt")
    if isinstance(meta, Tag) and (url := _absolute(meta.get("content"), base)):
        yield Image(url, tidy(alt.get("content")) if isinstance(alt, Tag) else None)


def _figures(place: object, base: str) -> Iterator[Image]:
    if not isinstance(place, Tag):
        return
    for figure in place.find_all("figure"):
        image, caption = figure.find("img"), figure.find("figcaption")
        if not isinstance(image, Tag):
            continue
        url = next((url for key in SOURCES if (url := _absolute(image.get(key), base))), None)
        text = fold(caption.get_text(" ")) or None if isinstance(caption, Tag) else None
        if url:
            yield Image(url, tidy(image.get("alt")), None, text)


def _absolute(value: object, base: str) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        url = urljoin(base, value.strip())
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) and not any(map(str.isspace, url)) else None
