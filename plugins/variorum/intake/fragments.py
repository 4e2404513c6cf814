"""Fragments of HTML that are nothing but an article: feeds, news items and letters carry them.

Nothing has to be found as in a page; block by block the text becomes lines, and what is no text is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ..model import Image
from ..raw_article import Line
from ..word_lists import read_table
from .records import UnreadableError, fold
from .urls import is_address

_TABLE = read_table("fragment_elements")
_SILENT = frozenset(_TABLE["silent"])
_BLOCKS = frozenset(_TABLE["blocks"])
_KINDS = {str(name): str(kind) for kind, names in _TABLE["kinds"].items() for name in names}
_ENDED = re.compile(r"[.!?:…][\"'”’»)]*$")
LONGEST_END = 20
"""Characters at the end of a line in which the end of a sentence is looked for."""
MAX_PICTURES = 60
"""Pictures kept of one fragment, as of a page."""
MAX_DEPTH = 256
"""Elements in elements that libxml2 reads unless it is told to read any number; pages have 40."""
MIN_WIDTH = 2
"""Pixels of a picture; one that is smaller counts readers."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """The lines and pictures of a fragment."""

    lines: tuple[Line, ...]
    images: tuple[Image, ...]


def read_fragment(markup: str) -> Fragment:
    """What a fragment says and shows, nothing if it can't be parsed; raise UnreadableError if it is nested too deep."""
    root = _parse(markup)
    if root is None:
        return Fragment((), ())
    reader = _Reader()
    reader.walk(root)
    reader.end_block()
    found: dict[str, Image] = {}
    for image in _images(root):
        found.setdefault(image.url, image)
    return Fragment(tuple(reader.lines), tuple(found.values())[:MAX_PICTURES])


def text_of(markup: str) -> str:
    """The visible words of HTML on one line."""
    return " ".join(line.text for line in read_fragment(markup).lines)


def _parse(markup: str) -> Any:
    # As bytes: the parser refuses a string that declares an encoding.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(b"<body>" + markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    check_depth(parser)
    return root


def check_depth(parser: Any) -> None:
    """Raise UnreadableError if a parser of lxml left something out because it lies too deep."""
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise UnreadableError(f"its elements are nested more than {MAX_DEPTH} deep")


@dataclass(slots=True)
class _Reader:
    """Gathers the text of inline elements until a block begins or ends."""

    lines: list[Line] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _kinds: list[str] = field(default_factory=list)

    def walk(self, element: Any) -> None:
        """Read an element with all that is in it, but not what follows it."""
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in _SILENT:
            return
        if name == "br":
            self._parts.append("\n")
            return
        is_block, kind = name in _BLOCKS, _KINDS.get(name)
        if is_block:
            self.end_block()
        if kind:
            self._kinds.append(kind)
        self._add(element.text, name)
        for child in element:
            self.walk(child)
            self._add(child.tail, name)
        if is_block:
            self.end_block()
        if kind:
            self._kinds.pop()

    def _add(self, text: str | None, within: str) -> None:
        """A line end is white space, but not in preformatted text."""
        if text:
            self._parts.append(text if within == "pre" else text.replace("\n", " "))

    def end_block(self) -> None:
        """Make lines of the text that was gathered."""
        kind = self._kinds[-1] if self._kinds else "paragraph"
        self.lines += (Line(text, kind=kind) for text in _pieces("".join(self._parts)))
        self._parts.clear()


def _pieces(text: str) -> Iterator[str]:
    """A block's lines: a `<br>` ends one where a sentence ends, two always do; else it is white space."""
    gathered = ""
    for part in text.split("\n"):
        folded = fold(part)
        if folded:
            gathered = f"{gathered} {folded}" if gathered else folded
        if gathered and (not folded or _ENDED.search(gathered[-LONGEST_END:])):
            yield gathered
            gathered = ""
    if gathered:
        yield gathered


def _images(root: Any) -> Iterator[Image]:
    from .claims import tidy  # noqa: PLC0415 - fragments without pictures need no claims

    for image in root.iter("img"):
        url = (image.get("src") or "").strip()
        if not is_address(url) or _is_tiny(image):
            continue
        figure = next(image.iterancestors("figure"), None)
        caption = figure.find(".//figcaption") if figure is not None else None
        text = fold(" ".join(caption.itertext())) or None if caption is not None else None
        yield Image(url, tidy(image.get("alt")), None, text)


def _is_tiny(image: Any) -> bool:
    return any((value := image.get(side) or "").isdecimal() and int(value) < MIN_WIDTH for side in ("width", "height"))
