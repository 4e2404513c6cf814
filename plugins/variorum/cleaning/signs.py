"""What a line looks like: how many words, whether it ends as a sentence does, whether it is prose."""

from __future__ import annotations

import re
from functools import lru_cache

PROSE_WORDS = 8
"""Words from which a line that ends as a sentence is taken for prose; shorter ones are calls to action as often."""
LONG_WORDS = 25
"""Words from which a line is prose even without a final stop: no menu entry is as long, few headlines are."""
LINES = 1_000
"""Lines whose words stay counted: each step asks again, and long texts have some hundred lines."""
_END = re.compile(r"[.!?…][\"'”’»“)\]*]*(?:\[\d{1,3}\])*$|[。！？؟।]$")
_OPEN_END = re.compile(r"[:;,–—-][\"'”’»)]*$")
_WORD = re.compile(r"[^\W_]")


@lru_cache(maxsize=LINES)
def count_words(text: str) -> int:
    """Tokens that hold a letter or digit."""
    return sum(match is not None for match in map(_WORD.search, text.split()))


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a mark that ends a sentence, closing quotation marks and brackets aside."""
    return _END.search(text.rstrip()[-40:]) is not None


def leads_on(text: str) -> bool:
    """Whether the text ends with a mark after which something must follow: colon, comma, dash."""
    return _OPEN_END.search(text.rstrip()[-10:]) is not None


def is_prose(text: str) -> bool:
    """Whether a line reads as running text."""
    words = count_words(text)
    if words >= LONG_WORDS:
        return True
    return words >= PROSE_WORDS and (ends_sentence(text) or leads_on(text))
