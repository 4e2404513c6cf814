"""The pictures of a page: the one that it shares, and those with the article's text, with alt text and caption."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from ..model import Image
from .claims import tidy
from .page_tree import line_of, select

SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
"""Attributes under which pages keep a picture's address, lazy loading's own after the standard one."""
MAX_PICTURES = 60
"""Pictures kept of one page: a long gallery; more are icons."""


def read_pictures(tree: Any) -> tuple[Image, ...]:
    """The pictures of a page by their place in it, each address once."""
    base = next((href for href in select(tree, "descendant::link[@rel='canonical']/@href")), "")
    found: dict[str, Image] = {}
    for image in (*_figures(tree, base), *_shared(tree, base)):
        found.setdefault(image.url, image)
    return tuple(found.values())[:MAX_PICTURES]


def _shared(tree: Any, base: str) -> Iterator[Image]:
    meta, alt = (
        select(tree, f"descendant::meta[@property='{name}']/@content")[:1] for name in ("og:image", "og:image:alt")
    )
    if meta and (url := _absolute(meta[0], base)):
        yield Image(url, tidy(alt[0]) if alt else None)


def _figures(tree: Any, base: str) -> Iterator[Image]:
    place = (select(tree, "descendant::article") or select(tree, "descendant::main"))[:1]
    for figure in select(place[0], "descendant::figure") if place else ():
        images, captions = (select(figure, f"descendant::{name}")[:1] for name in ("img", "figcaption"))
        urls = (url for image in images for key in SOURCES if (url := _absolute(image.get(key), base)))
        if url := next(urls, None):
            yield Image(url, tidy(images[0].get("alt")), None, line_of(captions[0]) or None if captions else None)


def _absolute(value: object, base: str) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        url = urljoin(base, value.strip())
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) and not any(map(str.isspace, url)) else None
