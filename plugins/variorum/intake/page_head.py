"""What readers see around a page's heading: date lines and bylines in plain text, which rank below all markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..word_lists import read_table
from .origin import is_date_line
from .page_tree import select
from .people import is_name, person_names
from .records import Claim, fold

BEFORE, AFTER = 8, 25
"""Blocks of text around the heading that are read: breadcrumbs above; share bars, standfirst and reading time below."""
MAX_LENGTH = 160
"""Characters above which a block is a paragraph."""
_BY = re.compile(rf"^(?:{'|'.join(read_table('bylines')['by'])})\b\s*:?\s*", re.IGNORECASE)
_WRITER = re.compile(rf"^(?:{'|'.join(read_table('bylines')['writer'])})\b\s*:?\s*", re.IGNORECASE)
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


def claims_of_head(tree: Any, title: str | None = None) -> Iterator[Claim]:
    """Claims from the visible text below the title's heading, then from that above it, then from the whole page."""
    blocks = _blocks(tree)
    headings = [index for index, (is_heading, _) in enumerate(blocks) if is_heading]
    if not headings:
        return
    place = next((index for index in headings if title and blocks[index][1] in title), headings[0])
    texts = [text for _, text in (*blocks[place + 1 : place + AFTER], *blocks[max(0, place - BEFORE) : place])]
    for text, below in zip(texts, [*texts[1:], ""], strict=True):
        if len(text) > MAX_LENGTH:
            continue
        if is_date_line(text):
            yield Claim("published", text, "page text")
        if _BY.match(text):
            yield from _authors(text, below)
    for (_, text), (_, below) in pairwise(blocks):
        if len(text) <= MAX_LENGTH and _WRITER.match(text):
            yield from _authors(_WRITER.sub("", text), below)


def _authors(text: str, below: str) -> Iterator[Claim]:
    """Names after "By", or in the next block where "By" stands alone."""
    rest = _BY.sub("", text)
    if rest and rest[0].isupper() and person_names(rest):
        yield Claim("authors", rest, "page text")
    elif not rest and is_name(below):
        yield Claim("authors", below, "page text")


def _blocks(tree: Any) -> list[tuple[bool, str]]:
    """The texts of the page by the element that holds them, and whether that is the main heading."""
    walk = _Walk()
    for body in select(tree, "descendant::body")[:1]:
        walk.enter(body)
    return [(is_heading, text) for is_heading, parts in walk.blocks if (text := fold(" ".join(parts)))]


class _Walk:
    """Goes through a page and gathers its texts; what stands in one element, and on end, is one block."""

    def __init__(self) -> None:
        self.blocks: list[tuple[bool, list[str]]] = []
        self._last: object = None

    def enter(self, root: Any) -> None:
        """Gather the texts of an element and all in it."""
        from lxml import etree  # noqa: PLC0415 - slow to import, and for saved pages only

        blocks: list[Any] = [None]
        walk = etree.iterwalk(root, events=("start", "end"), tag="*")
        for event, element in walk:
            if event == "start":
                if element.tag in _SILENT:
                    walk.skip_subtree()
                blocks.append(element if element.tag in _BLOCKS else blocks[-1])
                self._gather(blocks[-1], element.text if element.tag not in _SILENT else None)
            else:
                blocks.pop()
                if element is not root:
                    self._gather(blocks[-1], element.tail)

    def _gather(self, block: Any, text: str | None) -> None:
        if not text or not text.strip():
            return
        if block is self._last and self.blocks:
            self.blocks[-1][1].append(text)
            return
        is_heading = block.tag == "h1" or any(True for _ in block.iterancestors("h1"))
        self.blocks.append((is_heading, [text]))
        self._last = block
