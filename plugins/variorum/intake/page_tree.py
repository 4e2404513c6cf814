"""A saved page as a tree of lxml, parsed once for all that is read out of it, and the words that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from .records import fold

SILENT = ("script", "style", "noscript", "template")
"""Elements whose words no reader sees."""


def parse_page(raw: str) -> Any | None:
    """The `<html>` element of a page without its comments; None if nothing stands in it."""
    from lxml import etree, html  # noqa: PLC0415 - slow to import, and for saved pages only

    # A form feed or NUL would end the parse.
    data = re.sub(r"[\x00\x0c]", " ", raw).encode(errors="replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def select(tree: Any, path: str) -> list[Any]:
    """What an XPath finds in a tree, in the page's order."""
    found: list[Any] = _compiled(path)(tree)
    return found


def text_of(element: Any, gap: str = "") -> str:
    """The words of an element, those of scripts and styles aside, with a gap where an element begins or ends."""
    return gap.join(select(element, _SHOWN))


def line_of(element: Any, gap: str = " ") -> str:
    """The words of an element on one line."""
    return fold(text_of(element, gap))


def with_class(tree: Any, pattern: re.Pattern[str]) -> Iterator[Any]:
    """The elements of which a class fits a pattern."""
    fits: dict[str, bool] = {}
    for element in select(tree, "descendant::*[@class]"):
        given = element.get("class")
        if given not in fits:
            fits[given] = any(map(pattern.search, given.split()))
        if fits[given]:
            yield element


_SHOWN = f"descendant-or-self::*[not({' or '.join(f'self::{name}' for name in SILENT)})]/text()"


@cache
def _compiled(path: str) -> Any:
    from lxml import etree  # noqa: PLC0415 - as above

    return etree.XPath(path, smart_strings=False)
