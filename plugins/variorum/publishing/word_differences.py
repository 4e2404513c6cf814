"""Which words of a sentence another one has not: how a reader sees at a glance where two wordings part.

This is a matter of looks alone: what differs in substance, the data says in a story's discrepancies.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
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
    """Where words stand that the others lack at this place; None if too few are shared for that to tell anything.

    `compare.js` does the same for outlets that a reader chooses.
    """
    matcher = SequenceMatcher(None, [word.key for word in words], others, autojunk=False)
    shared = {n for block in matcher.get_matching_blocks() for n in range(block.a, block.a + block.size)}
    if len(shared) * LEAST_SHARED < min(len(words), len(others)):
        return None
    shared -= set(_find_bridges(words, shared))
    runs = groupby(range(len(words)), key=shared.__contains__)
    places = [list(run) for is_shared, run in runs if not is_shared]
    return [(words[run[0]].start, words[run[-1]].end) for run in places]


def _find_bridges(words: Sequence[Word], shared: Container[int]) -> Iterator[int]:
    """The words in common that stand alone between differing ones and are small."""
    for n in range(1, len(words) - 1):
        if n in shared and n - 1 not in shared and n + 1 not in shared and len(words[n].key) <= LONGEST_BRIDGE:
            yield n
