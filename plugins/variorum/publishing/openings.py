"""The first words of a sentence, where the whole would not fit: a run like any other."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from ..digest_data import Row
from .marks import print_run
from .phrases import read_phrases

WORDS = 8
"""Enough words to know a sentence again, few enough for one line of a table on a wide screen."""


class Opening(NamedTuple):
    """First words, and whether they are all that there is."""

    run: Markup
    is_whole: bool

    def __html__(self) -> str:
        """The run, with our sign that it is cut off."""
        return self.run if self.is_whole else f'{self.run}<span class="cut-off">{read_phrases()["ellipsis"]}</span>'


def print_opening(article: Row, start: int, end: int, words: int = WORDS) -> Opening:
    """The first words of a span of an article."""
    stop = find_first_words(article["text"], start, end, words)
    return Opening(print_run(article, (start, stop)), stop == end)


def find_first_words(text: str, start: int, end: int, words: int) -> int:
    """Where the first words of a span end; the end of the span if it has no more."""
    at = stop = start
    for _ in range(words):
        while at < end and not text[at].isspace():
            at += 1
        stop = at
        while at < end and text[at].isspace():
            at += 1
    return stop if at < end else end
