"""What readers see around a page's heading: date lines and bylines in plain text, which rank below all markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from ..word_lists import read_table
from .origin import is_date_line
from .people import is_name, person_names
from .records import Claim, fold

BEFORE, AFTER = 8, 25
"""Blocks of text around the heading that are read: breadcrumbs above; share bars, standfirst and reading time below."""
MAX_LENGTH = 160
"""Characters above which a block is a paragraph."""
_BY = re.compile(rf"^(?:{'|'.join(read_table('bylines')['by'])})\b\s*:?\s*", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "noscript", "template", "title", "svg", "select", "option", "button"})
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "header",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "address",
        "td",
        "article",
        "main",
        "body",
        "span",
    }
)


def claims_of_head(soup: BeautifulSoup) -> Iterator[Claim]:
    """Claims from the visible text below the heading, then from that above it."""
    blocks = _blocks(soup)
    place = next((index for index, (is_heading, _) in enumerate(blocks) if is_heading), None)
    if place is None:
        return
    texts = [text for _, text in (*blocks[place + 1 : place + AFTER], *blocks[max(0, place - BEFORE) : place])]
    for text, below in zip(texts, [*texts[1:], ""], strict=True):
        if len(text) > MAX_LENGTH:
            continue
        if is_date_line(text):
            yield Claim("published", text, "page text")
        if _BY.match(text):
            yield from _authors(text, below)


def _authors(text: str, below: str) -> Iterator[Claim]:
    """Names after "By", or in the next block where "By" stands alone."""
    rest = _BY.sub("", text)
    if rest and rest[0].isupper() and person_names(rest):
        yield Claim("authors", rest, "page text")
    elif not rest and is_name(below):
        yield Claim("authors", below, "page text")


def _blocks(soup: BeautifulSoup) -> list[tuple[bool, str]]:
    """The texts of the page by the element that holds them, and whether that is the main heading."""
    gathered: list[tuple[Tag, list[str]]] = []
    for string in (soup.body or soup).find_all(string=True):
        if not isinstance(string, NavigableString) or isinstance(string, Comment) or not string.strip():
            continue
        parents = [parent.name for parent in string.parents]
        if _SILENT.intersection(parents):
            continue
        block = next((parent for parent in string.parents if parent.name in _BLOCKS), soup)
        if gathered and gathered[-1][0] is block:
            gathered[-1][1].append(string)
        else:
            gathered.append((block, [string]))
    texts = [(block, fold(" ".join(parts))) for block, parts in gathered]
    return [(block.name == "h1" or block.find_parent("h1") is not None, text) for block, text in texts]
