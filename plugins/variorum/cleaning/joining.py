"""Lines to passages: lines broken inside a sentence belong together.

Two marks of a broken line: the next begins with a small letter, or this one ends with a word that no line ends with
("of", "President"). In a hard-wrapped record a line also goes on when the next one's first word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..word_lists import read_table
from .datelines import is_byline, is_date_line
from .furniture import find_furniture
from .passages import MarkedLine, Passage
from .signs import count_words, ends_sentence, leads_on

_UNFINISHED = frozenset(word for words in read_table("unfinished").values() for word in words)
_LAST_WORD = re.compile(r"([^\W\d_]+\.?)\W*$")
_FIRST_WORD = re.compile(r"\S+")
MIN_BROKEN_WORDS = 5
"""Words that a line must have to be taken for broken before a small letter; shorter ones are menus and tags."""
WRAP_WIDTHS = range(40, 101)
"""Characters of the longest line of a hard-wrapped text: e-mail wraps at 72, terminals at 80, editors at up to 100."""
MIN_WRAPPED_LINES = 3
"""Lines that must go on with a small letter, or be full, before a record of short lines counts as hard-wrapped."""
RAGGED = 600
"""Thousandths of the width that a line broken by hand has at least; a subheading in such a record is shorter."""
_KINDS = {"text": "paragraph"}


def join_lines(lines: Sequence[MarkedLine]) -> list[Passage]:
    """The passages of a text record, in order."""
    width = wrap_width(lines)
    passages: list[Passage] = []
    for line in lines:
        if passages and _goes_on(passages[-1], line, width):
            before = passages[-1]
            passages[-1] = Passage((*before.lines, line), before.kind)
        else:
            passages.append(Passage((line,), _KINDS.get(line.source.kind, line.source.kind)))
    return passages


def single_lines(lines: Sequence[MarkedLine]) -> list[Passage]:
    """One passage a line, where the markup has said already what belongs together."""
    return [Passage((line,), _KINDS.get(line.source.kind, line.source.kind)) for line in lines]


def wrap_width(lines: Sequence[MarkedLine]) -> int:
    """The width at which a record is hard-wrapped, or 0."""
    lengths = [len(line.stood.rstrip()) for line in lines if not line.images]
    width = max(lengths, default=0)
    if width not in WRAP_WIDTHS:
        return 0
    wrapped = sum(
        _follows(above, below)
        and not ends_sentence(above.text)
        and (below.text[:1].islower() or _is_full(above, below, width))
        for above, below in pairwise(lines)
    )
    return width if wrapped >= MIN_WRAPPED_LINES else 0


def _follows(above: MarkedLine, below: MarkedLine) -> bool:
    return (below.source.number or 0) - (above.source.number or 0) == 1


def _is_full(line: MarkedLine, below: MarkedLine, width: int) -> bool:
    first = _FIRST_WORD.search(below.stood)
    return first is not None and len(line.stood.rstrip()) + 1 + len(first[0]) > width


def _goes_on(passage: Passage, line: MarkedLine, width: int) -> bool:
    above = passage.lines[-1]
    if not _follows(above, line) or above.images or line.images or not _same_block(passage, line):
        return False
    if not any(map(str.isalnum, line.text)):
        return False
    if width and (_is_full(above, line, width) or _is_ragged(above, line, width)):
        return True
    return is_broken(above.text, line.text)


def _is_ragged(above: MarkedLine, line: MarkedLine, width: int) -> bool:
    """Whether a line of a hard-wrapped record was broken early by hand: it is long, and nothing new begins below it."""
    if above.text.endswith(":") or len(above.text) * 1000 < RAGGED * width:
        return False
    return not any(
        is_date_line(one.text) or is_byline(one.text, ()) or find_furniture(one.text) for one in (above, line)
    )


def _same_block(passage: Passage, line: MarkedLine) -> bool:
    """A heading stands alone; a list item or quotation takes plain lines in, but begins anew with its own mark."""
    if passage.kind == "heading" or line.source.kind in {"heading", "list-item"}:
        return False
    return line.source.kind in {"text", "paragraph"} or passage.kind == line.source.kind


def is_broken(above: str, below: str) -> bool:
    """Whether a sentence runs from one line into the next."""
    if not above or not below or ends_sentence(above) or above.endswith((":", ";", "|")):
        return False
    if below[0].islower() and count_words(above) >= MIN_BROKEN_WORDS:
        return True
    last = _LAST_WORD.search(above[-60:])
    is_open = last is not None and last[1].rstrip(".") in _UNFINISHED
    return is_open and not leads_on(above) and count_words(above) >= MIN_BROKEN_WORDS
