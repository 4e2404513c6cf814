"""Facts that a page states about itself, best evidence first: JSON-LD, meta, `<time>`, byline, visible text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from ..word_lists import read_table
from .json_ld import first_text, read_articles, read_publishers
from .page_head import claims_of_head
from .records import Claim, fold
from .titles import read_title

_TABLE = read_table("page_keys")
_BYLINE = re.compile(_TABLE["byline_classes"], re.IGNORECASE)
_DATE = re.compile(_TABLE["date_classes"], re.IGNORECASE)
_STANDFIRST = re.compile(_TABLE["standfirst_classes"], re.IGNORECASE)
MIN_STANDFIRST, MAX_STANDFIRST = 20, 500
"""Characters of a standfirst: below them stands a label, above them the element holds the article."""
MAX_BYLINE = 160
"""Characters of an element's text above which it is no byline but a box around one."""


def claims_of_page(soup: BeautifulSoup) -> tuple[Claim, ...]:
    """The claims of a page's markup in the order of their rank."""
    meta = _meta(soup)
    claims = [*_standfirst(soup), *_json_ld(soup), *_from_meta(meta), *_from_elements(soup), *claims_of_head(soup)]
    sites = [str(claim.value) for claim in claims if claim.fact == "outlet" and isinstance(claim.value, str)]
    return (*read_title(soup, claims, sites), *(claim for claim in claims if claim.fact != "title"))


def _json_ld(soup: BeautifulSoup) -> Iterator[Claim]:
    for node in read_articles(soup):
        for fact, key in _TABLE["json_ld"].items():
            value = node.get(key)
            yield Claim(fact, value if fact == "authors" else first_text(value), "json-ld")


def _meta(soup: BeautifulSoup) -> dict[str, list[str]]:
    """The content of a page's `<meta>` by lower-case name."""
    found: dict[str, list[str]] = {}
    for tag in soup.find_all("meta"):
        content = tag.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = tag.get(attribute)
            if isinstance(name, str) and isinstance(content, str) and content.strip():
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _from_meta(meta: dict[str, list[str]]) -> Iterator[Claim]:
    for fact, names in _TABLE["meta"].items():
        for name in names:
            values = meta.get(name, [])
            if values:
                evidence = "open graph" if name.startswith(("og:", "article:")) else f"meta {name}"
                yield Claim(fact, values if fact == "authors" else values[0], evidence)


def _from_elements(soup: BeautifulSoup) -> Iterator[Claim]:
    canonical = soup.find("link", rel="canonical")
    if isinstance(canonical, Tag):
        yield Claim("url", canonical.get("href"), "canonical link")
    for name in read_publishers(soup):
        yield Claim("outlet", name, "json-ld")
    page = soup.find("html")
    yield Claim("language", page.get("lang") if isinstance(page, Tag) else None, "html lang")
    yield from _times(soup)
    yield from _bylines(soup)


def _standfirst(soup: BeautifulSoup) -> Iterator[Claim]:
    tag = soup.find(class_=_STANDFIRST)
    text = fold(tag.get_text(" ")) if isinstance(tag, Tag) else ""
    if MIN_STANDFIRST <= len(text) <= MAX_STANDFIRST:
        yield Claim("standfirst", text, "standfirst element")


def _times(soup: BeautifulSoup) -> Iterator[Claim]:
    place = soup.find("article") or soup.find("main") or soup
    for tag in place.find_all("time") if isinstance(place, Tag) else []:
        yield Claim("published", tag.get("datetime"), "time element")
        yield Claim("published", tag.get_text(" "), "time element")
    for tag in soup.find_all(attrs={"itemprop": "datePublished"}):
        yield Claim("published", tag.get("datetime") or tag.get_text(" "), "microdata")
    for tag in soup.find_all(class_=_DATE):
        text = tag.get_text(" ")
        if len(text) <= MAX_BYLINE:
            yield Claim("published", text, "date element")


def _bylines(soup: BeautifulSoup) -> Iterator[Claim]:
    for selector in ({"rel": "author"}, {"itemprop": "author"}, {"class": _BYLINE}):
        tags = soup.find_all(attrs=selector)
        texts = [text for tag in tags if len(text := fold(tag.get_text(" | "))) <= MAX_BYLINE]
        for text in texts:
            yield Claim("authors", text, "byline element")
