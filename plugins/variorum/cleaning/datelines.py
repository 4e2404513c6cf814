"""Lines that say who wrote an article, or when it appeared: recognised here, their facts were read by intake."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..word_lists import read_table
from .signs import count_words, ends_sentence

_ORIGIN = read_table("origin")
_BYLINES = read_table("bylines")
_DATE_WORDS = re.compile(rf"\b(?:{'|'.join([*_ORIGIN['date_words'], *_ORIGIN['modified']])})\b", re.IGNORECASE)
_MONTHS = re.compile(rf"\b(?:{'|'.join(map(re.escape, read_table('months')['names']))})\b", re.IGNORECASE)
_BY = re.compile(rf"^(?:{'|'.join(_BYLINES['by'])})\s*:?\s+(?:the\s+)?(?P<who>\S.*)", re.IGNORECASE)
_YEAR_OR_CLOCK = re.compile(r"(?:19|20)\d\d|\d{1,2}[:.]\d\d")
_NUMBERS = re.compile(r"[\d\W_]+")
MAX_WORDS = 24
"""Words of the longest byline: two authors, their offices, and the date."""
MAX_SPARE_WORDS = 2
"""Words of a date line that are neither figures nor words of dates: a place, a zone."""


def is_byline(text: str, authors: Sequence[str]) -> bool:
    """Whether a line names who wrote the article and does nothing else."""
    words = count_words(text)
    if not 1 <= words <= MAX_WORDS or (ends_sentence(text) and not re.search(r"\b[ap]\.m\.$", text)):
        return False
    match = _BY.match(text)
    if match:
        return match["who"][0].isupper() and not is_loose_phrase(match["who"])
    return any(name in text and words <= count_words(name) + 8 for name in authors)


def is_loose_phrase(who: str) -> bool:
    """Whether what follows "by" starts with a capital but goes on as running text: "By Monday morning the water …"."""
    names = re.split(r"[,|•·/(]|\s(?:and|und|et|y|in|on|at|for|of)\s", who)[0].split()
    small = [word for word in names if word[0].islower()]
    return len(small) > 1 + len(names) // 3


def is_date_line(text: str) -> bool:
    """Whether a line says when the article appeared, and nothing more."""
    if count_words(text) > MAX_WORDS or not any(map(str.isdigit, text)):
        return False
    if not _YEAR_OR_CLOCK.search(text) and not _MONTHS.search(text):
        return False
    return len(_NUMBERS.sub(" ", _DATE_WORDS.sub(" ", text)).split()) <= MAX_SPARE_WORDS
