"""The main content of a page as lines with kinds, and its pictures.

`trafilatura` finds the content; its metadata stays off, for its date finder looks at the clock. Where it finds nothing,
the paragraphs with sentences in the page's own `<article>`, `<main>` or `<body>` are taken.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model import Image
from ..raw_article import Line
from .page_furniture import without_furniture
from .page_order import in_page_order
from .page_tree import line_of, select
from .pictures import read_pictures
from .records import fold, has_words

# It warns of every page without an article; that is a reject here, with its reason.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
_KINDS = {
    "p": "paragraph",
    "head": "heading",
    "item": "list-item",
    "quote": "blockquote",
    "code": "paragraph",
    "fw": "paragraph",
}
# A word that stands at most 80 characters before the mark will do, and a long text without a mark takes no time.
_SENTENCE = re.compile(r"\w[^.!?]{20,80}[.!?…][\"'”’»)]*(?:\s|$)")
_ENDED = re.compile(r"[.!?:…][\"'”’»)]*$")
LONGEST_END = 20
"""Characters at the end of a line in which the end of a sentence is looked for: the mark, quotation marks, brackets."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page says and shows."""

    lines: tuple[Line, ...]
    images: tuple[Image, ...]


def read_content(tree: Any) -> Content:
    """The lines and pictures of a page; no lines if no sentence stands in it."""
    lines = in_page_order(tuple(_extracted(tree)) or tuple(_paragraphs(tree)), tree)
    if not any(has_words(line.text) for line in lines):
        lines = ()
    return Content(lines, read_pictures(tree))


def _extracted(tree: Any) -> Iterator[Line]:
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import, and for saved pages only

    try:
        document = bare_extraction(
            without_furniture(tree),
            include_comments=False,
            include_tables=False,
            favor_recall=True,
            with_metadata=False,
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return  # a page that breaks the extractor still has its paragraphs
    body = getattr(document, "body", None)
    for element in () if body is None else body:
        yield from _lines(element, "")


def _lines(element: Any, within: str) -> Iterator[Line]:
    """The lines of an element of trafilatura's tree; a paragraph inside a quotation belongs to the quotation."""
    kind = within or _KINDS.get(element.tag, "")
    inner = [child for child in element if child.tag in {*_KINDS, "list"}]
    if element.tag == "list" or inner:
        yield from _pieces(element.text, kind or "paragraph")
        for child in element:
            yield from _lines(child, kind if kind in {"blockquote", "list-item"} else "")
            yield from _pieces(child.tail, kind or "paragraph")
    elif element.tag != "graphic":
        yield from _pieces(_text(element), kind or "paragraph")


def _text(element: Any) -> str:
    """The text of an element; a line break ends a line where a sentence ends, else it is white space."""
    parts = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag == "lb":
            parts.append("\n")
        else:
            parts.append(child.text or "")
        parts.append(child.tail or "")
    return "".join(parts)


def _pieces(text: str | None, kind: str) -> Iterator[Line]:
    gathered = ""
    for part in (text or "").split("\n"):
        folded = fold(part)
        if not folded:
            continue
        gathered = f"{gathered} {folded}" if gathered else folded
        if _ENDED.search(gathered[-LONGEST_END:]):
            yield Line(gathered, kind=kind)
            gathered = ""
    if gathered:
        yield Line(gathered, kind=kind)


def _paragraphs(tree: Any) -> Iterator[Line]:
    for name in ("article", "main", "body"):
        for place in select(tree, f"descendant::{name}")[:1]:
            texts = map(line_of, select(place, "descendant::p"))
            lines = [Line(text, kind="paragraph") for text in texts if text and _SENTENCE.search(text)]
            if lines:
                yield from lines
                return
