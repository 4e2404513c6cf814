"""Inline markup lifted off a line: pictures become data, a link leaves its words, emphasis its text.

What stays are pieces that stand unchanged in the raw record. In plain text only markup that nobody types by chance is
lifted: `![…](…)`, `[…](http…)`, `**…**`; single stars and underscores only where the record is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..model import Image
from ..raw_article import Line
from .passages import MarkedLine, Piece

_ADDRESS = r"\(\s*<?(?P<{0}>(?:[^\s()<>]|\([^\s()<>]{{0,500}}\)){{1,4000}})>?(?:\s+\"[^\"\n]{{0,500}}\")?\s*\)"
_IMAGE = re.compile(r"!\[(?P<alt>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,2000})\]" + _ADDRESS.format("src"))
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]{0,2000})\]" + _ADDRESS.format("href"))
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^*_\n]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])(?P<words>[^*\n]{1,1000})(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])(?P<low>[^_\n]{1,1000})(?<=[^\s_])_(?![\w_])"
)
_BULLET = re.compile(r"[ \t]*[-*•▪◦‣·●][ \t]+(?=\w)")
_MARKDOWN_KINDS = frozenset({"paragraph", "heading", "list-item", "blockquote"})


def lift_markup(line: Line, stood: str) -> MarkedLine:
    """A line of a text record without its inline markup."""
    line = _without_bullet(line)
    pieces = [Piece(line.text, line.start)]
    images = tuple(_image(match, line.number) for match in _IMAGE.finditer(line.text))
    if "](" in line.text:
        pieces = list(_without(pieces, _IMAGE))
        pieces = list(_without(pieces, _LINK))
    pieces = list(_without(pieces, _BOLD))
    if line.kind in _MARKDOWN_KINDS:
        pieces = list(_without(pieces, _EMPHASIS))
    if images:
        pieces = [piece for piece in pieces if piece.text.strip(" []()")]
    return MarkedLine(line, stood, tuple(pieces), images)


def _without_bullet(line: Line) -> Line:
    """A line of plain text with a bullet is a list item, and the bullet is markup. A long dash is dialogue."""
    bullet = _BULLET.match(line.text) if line.kind == "text" else None
    if bullet is None:
        return line
    start = None if line.start is None else line.start + bullet.end()
    return replace(line, text=line.text[bullet.end() :], start=start, kind="list-item")


def _image(match: re.Match[str], number: int | None) -> Image:
    return Image(match["src"], match["alt"].strip() or None, line=number)


def _without(pieces: list[Piece], pattern: re.Pattern[str]) -> Iterator[Piece]:
    """The pieces with each match replaced by its words, or by nothing where it has none."""
    for piece in pieces:
        at = 0
        for match in pattern.finditer(piece.text):
            yield from _part(piece, at, match.start())
            name = next((key for key in ("words", "low") if match.groupdict().get(key) is not None), None)
            if name:
                yield from _part(piece, match.start(name), match.end(name))
            at = match.end()
        yield from _part(piece, at, len(piece.text))


def _part(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield Piece(piece.text[start:end], None if piece.start is None else piece.start + start)
