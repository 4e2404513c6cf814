"""Which words of a sentence another one has not: how a reader sees at a glance where two wordings part.

This is a matter of looks alone: what differs in substance, the data says in a story's discrepancies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ..digest_data import Row
from ..model import Pair

LEAST_SHARED = 2
"""Of sentences that share less than one word of so many, nearly all words differ: marks would say nothing."""
LONGEST_BRIDGE = 3
"""Letters of a lone word in common that does not part two runs of differing words: "of", "the"."""

_WORD = re.compile(r"\w+(?:[’'.,:/-]\w+)*")


class Word(NamedTuple):
    """A word where it stands in a text, and how it is compared: without its capitals, all apostrophes alike."""

    start: int
    end: int
    key: str


def split_words(article: Row, span: Pair) -> list[Word]:
    """The words of a span of an article."""
    start, end = span
    return [Word(*m.span(), m[0].casefold().replace("’", "'")) for m in _WORD.finditer(article["text"], start, end)]


def find_differing(words: Sequence[Word], others: Sequence[str]) -> list[Pair] | None:
    """Where words stand that the others lack at this place; None if too few are shared for that to tell anything."""
    matcher = SequenceMatcher(None, [word.key for word in words], others, autojunk=False)
    blocks = [(block.a, block.a + block.size) for block in matcher.get_matching_blocks() if block.size]
    if sum(end - start for start, end in blocks) * LEAST_SHARED < min(len(words), len(others)):
        return None
    kept = [(start, end) for start, end in blocks if not _is_bridge(words, start, end)]
    borders = [0, *(place for block in kept for place in block), len(words)]
    gaps = zip(borders[::2], borders[1::2], strict=True)
    return [(words[start].start, words[end - 1].end) for start, end in gaps if start < end]


def _is_bridge(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether words in common are one small word between differing ones."""
    is_inside = start > 0 and end < len(words)
    return is_inside and end - start == 1 and len(words[start].key) <= LONGEST_BRIDGE
