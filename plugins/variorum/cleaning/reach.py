"""How far the article reaches, judged by the weight of its lines alone: one of the features of `line_model`.

Each passage weighs for the article or against it, and the end stands where the sum from the start is greatest: the idea
of Pasternack and Roth, "Extracting article text from the web with maximum subsequence segmentation" (WWW 2009). The
weights were set by hand on half of a labelled set, where others in their neighbourhood gave the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from .furniture import closes_article
from .passages import Passage
from .signs import count_words, ends_sentence, is_prose, leads_on

PROSE_CAP = 30
"""The most that one passage weighs: a long author's note must not outweigh the share bar above it."""
SHORT_SENTENCE = 3
"""Weight of a sentence too short to be prose for sure: "A seal." or "Join us today."."""
LOOSE_LINE = -8
"""Weight of a line without a final stop: one is a subheading, three in a row are a list of headlines."""
HEADING = -4
"""Weight of a line that the markup calls a heading: of the article, or of the box below it."""
MIN_QUOTATION = 6
"""The least that a marked quotation weighs: menus have none."""
LISTED_LINE = 2
"""Weight of a list item, or of a line without a final stop in a list that a colon opened."""
LABELLED_LINE = 1
"""Weight of "Engine: 6.6 litres": a specification or a headline with a kicker."""
FURNITURE = -2
"""Weight of furniture that also stands inside articles: advertisements, pictures."""
CLOSING = -60
"""Weight of furniture that stands below articles: it is a box inside one if two full paragraphs follow."""

_PAIR = re.compile(r"[^\W_][^:]{1,50}: \S")


def find_reach(passages: Sequence[Passage]) -> tuple[int, int]:
    """The index of the first passage that is prose, and that after the last of the article; 0 and 0 without prose."""
    start = next((index for index, p in enumerate(passages) if p.is_kept and is_prose(p.text)), None)
    if start is None:
        return 0, 0
    sums = list(accumulate(_weights(passages[start:])))
    best = max(range(len(sums)), key=lambda index: (sums[index], index))
    return start, start + best + 1


def _weights(passages: Sequence[Passage]) -> Iterator[int]:
    is_list = False
    for passage in passages:
        is_loose = not is_prose(passage.text) and not ends_sentence(passage.text)
        is_list = passage.is_kept and ((is_loose and is_list) or (is_prose(passage.text) and leads_on(passage.text)))
        yield weigh(passage, is_list=is_list and is_loose)


def weigh(passage: Passage, *, is_list: bool) -> int:
    """What a passage says for the article's going on here, or against it."""
    if not passage.is_kept:
        return CLOSING if closes_article(passage) else FURNITURE
    words = count_words(passage.text)
    if is_prose(passage.text):
        return min(words, PROSE_CAP)
    if passage.kind == "blockquote":
        return max(words, MIN_QUOTATION)
    if passage.kind == "heading":
        return HEADING
    if is_list or passage.kind == "list-item":
        return LISTED_LINE
    if _PAIR.match(passage.text):
        return LABELLED_LINE
    return SHORT_SENTENCE if ends_sentence(passage.text) else LOOSE_LINE
