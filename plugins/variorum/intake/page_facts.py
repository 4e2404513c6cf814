"""Facts that a page states about itself, best evidence first: JSON-LD, meta, `<time>`, byline, visible text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..word_lists import read_table
from .json_ld import first_text, read_articles, read_publishers
from .local_days import prefer_shown_day
from .page_head import claims_of_head
from .page_tree import line_of, select, with_class
from .records import Claim
from .titles import read_title

_TABLE = read_table("page_keys")
_BYLINE = re.compile(_TABLE["byline_classes"], re.IGNORECASE)
_DATE = re.compile(_TABLE["date_classes"], re.IGNORECASE)
_STANDFIRST = re.compile(_TABLE["standfirst_classes"], re.IGNORECASE)
_LABELS = frozenset(read_table("bylines")["labels"])
_PUBLISHED = re.compile(_TABLE["published_names"])
_MODIFIED = re.compile(_TABLE["modified_names"])
MIN_STANDFIRST, MAX_STANDFIRST = 20, 500
"""Characters of a standfirst: below them stands a label, above them the element holds the article."""
MAX_BYLINE = 160
"""Characters of an element's text above which it is no byline but a box around one."""


def claims_of_page(tree: Any) -> tuple[Claim, ...]:
    """The claims of a page's markup in the order of their rank."""
    meta = _meta(tree)
    claims = [*_standfirst(tree), *_json_ld(tree), *_from_meta(meta), *_from_elements(tree)]
    sites = [str(claim.value) for claim in claims if claim.fact == "outlet" and isinstance(claim.value, str)]
    titles = tuple(read_title(tree, claims, sites))
    claims += claims_of_head(tree, str(titles[0].value) if titles else None)
    return (*titles, *prefer_shown_day([claim for claim in claims if claim.fact != "title"]))


def _json_ld(tree: Any) -> Iterator[Claim]:
    for node in read_articles(tree):
        for fact, key in _TABLE["json_ld"].items():
            value = node.get(key)
            yield Claim(fact, value if fact == "authors" else first_text(value), "json-ld")


def _meta(tree: Any) -> dict[str, list[str]]:
    """The content of a page's `<meta>` by lower-case name."""
    found: dict[str, list[str]] = {}
    for tag in select(tree, "descendant::meta[@content]"):
        content = tag.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = tag.get(attribute)
            if name and content.strip():
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _from_meta(meta: dict[str, list[str]]) -> Iterator[Claim]:
    for fact, names in _TABLE["meta"].items():
        for name in names:
            values = meta.get(name, [])
            if values:
                evidence = "open graph" if name.startswith(("og:", "article:")) else f"meta {name}"
                yield Claim(fact, values if fact == "authors" else values[0], evidence)
    for label, value in zip(meta.get("twitter:label1", []), meta.get("twitter:data1", []), strict=False):
        if label.strip().lower() in _LABELS:
            yield Claim("authors", value, "meta twitter:data1")
    for name in sorted(meta):
        if _PUBLISHED.search(name) and not _MODIFIED.search(name):
            yield Claim("published", meta[name][0], f"meta {name}")


def _from_elements(tree: Any) -> Iterator[Claim]:
    for href in select(tree, "descendant::link[@rel='canonical']/@href")[:1]:
        yield Claim("url", href, "canonical link")
    for name in read_publishers(tree):
        yield Claim("outlet", name, "json-ld")
    yield Claim("language", tree.get("lang"), "html lang")
    yield from _times(tree)
    yield from _bylines(tree)


def _standfirst(tree: Any) -> Iterator[Claim]:
    tag = next(with_class(tree, _STANDFIRST), None)
    text = "" if tag is None else line_of(tag)
    if MIN_STANDFIRST <= len(text) <= MAX_STANDFIRST:
        yield Claim("standfirst", text, "standfirst element")


def _times(tree: Any) -> Iterator[Claim]:
    place = (select(tree, "descendant::article") or select(tree, "descendant::main") or [tree])[0]
    for tag in select(place, "descendant::time"):
        yield Claim("published", tag.get("datetime"), "time element")
        yield Claim("published", line_of(tag), "time element")
    for tag in select(tree, "descendant::*[@itemprop='datePublished']"):
        yield Claim("published", tag.get("datetime") or line_of(tag), "microdata")
    for tag in with_class(tree, _DATE):
        text = line_of(tag)
        if len(text) <= MAX_BYLINE:
            yield Claim("published", text, "date element")


def _bylines(tree: Any) -> Iterator[Claim]:
    marked = select(tree, "descendant::*[contains(concat(' ', @rel, ' '), ' author ')]")
    marked += select(tree, "descendant::*[@itemprop='author']")
    for tag in (*marked, *with_class(tree, _BYLINE)):
        text = line_of(tag, " | ")
        if len(text) <= MAX_BYLINE:
            yield Claim("authors", text, "byline element")
