"""JSON-LD in a page: its articles, wherever they hide (`@graph`, lists, values). Junk is nothing, never an error."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from .page_tree import select

MAX_DEPTH = 12
"""Levels of nesting that are walked: real pages have five."""
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting|ScholarlyArticle)$")
_COMMENTS = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)


def read_articles(tree: Any) -> list[dict[str, Any]]:
    """The article objects of a page's JSON-LD, news articles before others, else in the page's order."""
    nodes = [node for block in _blocks(tree) for node in _walk(block, 0) if any(map(_ARTICLE.search, _types(node)))]
    return sorted(nodes, key=lambda node: "NewsArticle" not in _types(node))


def read_publishers(tree: Any) -> Iterator[Any]:
    """Names of the organisations and sites that a page's JSON-LD says it belongs to."""
    for block in _blocks(tree):
        for node in _walk(block, 0):
            if {"NewsMediaOrganization", "WebSite"} & set(_types(node)):
                yield node.get("name")


def first_text(value: object) -> object:
    """A string out of a value that may be a string, an object with a name or address, or a list of these."""
    if isinstance(value, list):
        return next((text for item in value[:50] if (text := first_text(item))), None)
    if isinstance(value, dict):
        return next((value[key] for key in ("name", "@id", "url", "@value") if isinstance(value.get(key), str)), None)
    return value


def _blocks(tree: Any) -> Iterator[object]:
    for script in select(tree, "descendant::script[@type]"):
        if not script.get("type").strip().lower().startswith("application/ld+json"):
            continue
        try:
            yield json.loads(_COMMENTS.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue


def _walk(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    given = node.get("@type")
    return [text for text in (given if isinstance(given, list) else [given]) if isinstance(text, str)]
