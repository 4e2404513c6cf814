"""Extracted lines in the order of their page, so that the words of a text are a subsequence of the page's words.

An extractor may put a line that it found late before the others: of 300 pages, two. Each line is looked up in the
page's text without white space, for inline markup moves white space about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..raw_article import Line
from .page_tree import text_of


def in_page_order(lines: Sequence[Line], tree: Any) -> tuple[Line, ...]:
    """The same lines, each where its words stand in the page; a line that is not found stays with the one above it."""
    page = _squeeze(text_of(tree))
    places: list[int] = []
    at = above = 0
    for line in lines:
        words = _squeeze(line.text)
        place = page.find(words, at)
        if place < 0:
            place = page.find(words)
        above = above if place < 0 else place
        at = at if place < 0 else place + len(words)
        places.append(above)
    order = sorted(range(len(lines)), key=lambda index: (places[index], index))
    return tuple(lines[index] for index in order)


def _squeeze(text: str) -> str:
    return "".join(text.split())
