"""Markdown: front matter is lifted, block markup gives each line its kind. Inline markup stays for cleaning to lift.

Only the line structure is read, since every line must keep its place in the raw record: ATX and setext headings, `>`,
list items (a number stays in the text, a bullet does not), fenced code (kept as text).
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Cut
from ..raw_article import Line
from .front_matter import read_front_matter
from .record_facts import FACTS, claims_of
from .records import Record, UnreadableError, has_words, split_lines

_BLOCKS = (
    ("heading", re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")),
    ("blockquote", re.compile(r" {0,3}(?:>[ \t]?)+(?=\S)")),
    ("list-item", re.compile(r"[ \t]*(?:[*+-][ \t]+(?=\S)|(?=\d{1,3}[.)][ \t]+\S))")),
)
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


def read_markdown(path: str, raw: str) -> Record:
    """A record of a Markdown file; raise UnreadableError if nothing but front matter stands in it."""
    header, length = read_front_matter(raw, frozenset(FACTS))
    lines = split_lines(raw, "paragraph")
    cuts = tuple(Cut(line.number, line.text, "lifted: front matter") for line in lines if (line.number or 0) <= length)
    body = mark_blocks([line for line in lines if (line.number or 0) > length])
    if not any(has_words(line.text) for line in body):
        raise UnreadableError("the file holds no words")
    claims, extra = claims_of(header, "front matter")
    return Record(path, None, raw, "text", body, claims, cuts, extra=extra)


def mark_blocks(lines: list[Line]) -> tuple[Line, ...]:
    """Lines with the kind that their block markup gives them, and without that markup."""
    marked: list[Line] = []
    is_code = False
    for line in lines:
        if _FENCE.match(line.text):
            is_code = not is_code
            marked.append(line)
        elif is_code:
            marked.append(line)
        elif _UNDERLINE.match(line.text) and marked and _follows(marked[-1], line):
            marked[-1] = replace(marked[-1], kind="heading")
            marked.append(line)
        else:
            marked.append(_mark(line))
    return tuple(marked)


def _follows(above: Line, below: Line) -> bool:
    return above.kind == "paragraph" and (below.number or 0) - (above.number or 0) == 1


def _mark(line: Line) -> Line:
    for kind, pattern in _BLOCKS:
        match = pattern.match(line.text)
        if match:
            text = line.text[match.end() :]
            text = _CLOSING.sub("", text) if kind == "heading" else text
            return Line(text, line.number, (line.start or 0) + match.end(), kind)
    return line
