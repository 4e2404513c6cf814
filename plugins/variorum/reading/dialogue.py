"""Spoken lines of Spanish reports that a dash opens, as in `—No queda nada —dijo Rueda—. Nada`.

A line runs from its dash, at the head of a paragraph or behind a sentence, to the dash in front of who says it; where a
second dash hands the word back, it runs on to the end of its paragraph, and the reporter's words are an incise in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Pair
from .marks import Run

_OPENS = re.compile(r"(?:^|(?<=[.!?…»”\n] )|(?<=\n))—(?=[\w¿¡«“])", re.MULTILINE)
_INTERRUPTS = re.compile(r"\s—(?=[a-zñáéíóú])")
_RETURNS = re.compile(r"—[.,;:]?\s+(?=[\w¿¡])")


def find_lines(text: str, paragraphs: tuple[Pair, ...], marked: tuple[Run, ...]) -> Iterator[Run]:
    """The spoken lines of a text, in order, none over a run in marks."""
    taken = [(run.start, run.end) for run in marked]
    for start, end in paragraphs:
        at = start
        while opened := _OPENS.search(text, at, end):
            stop = _line_end(text, opened.end(), end)
            if not any(left < stop and opened.start() < right for left, right in taken):
                yield Run(opened.start(), stop, is_open=False)
            at = stop


def _line_end(text: str, at: int, end: int) -> int:
    interrupted = _INTERRUPTS.search(text, at, end)
    if interrupted is None:
        return end
    if _RETURNS.search(text, interrupted.end(), end):
        return end
    return interrupted.start()
