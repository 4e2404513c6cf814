"""Which articles are worth comparing: those that share rare words within some days, and copies however far apart.

Postings are sorted by term and day, so what an article meets under a term is one run of the array. A run that is too
long tells nothing and is passed over: the work grows with the articles, not with their square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .days import UNDATED, number_days
from .hashes import HASH
from .profiles import Profile
from .vectors import Integers

WINDOW = 14
"""Days that may lie between two articles that meet under a word which more than LONGEST_RUN articles have."""
SHARED_KEY_TERMS = 2
"""Key terms that two articles must share before they are compared for their words."""
LONGEST_RUN = 200
"""Articles that meet under one key term, of all days or else of WINDOW; more of them it does not tell apart."""
SHARED_MARKS = 1
"""Marks of copies (a whole sentence, a band of a MinHash) that two articles must share to be compared, on any days."""
LONGEST_COPY_RUN = 60
"""Articles under one mark of copies; what more of them print is a formula."""
BLOCK = 512
"""Articles taken at a time, so that their pairs stay in memory that a small machine has."""
FAR = 1 << 22
"""More days than a calendar of our era has: the stride between two terms."""


@dataclass(frozen=True, slots=True)
class _Postings:
    """Entries (an article under a term), sorted by term, day and article; `ends` are where each one's run ends."""

    rows: Integers
    ends: Integers
    home: Integers


def find_candidates(profiles: Sequence[Profile]) -> Iterator[Integers]:
    """The pairs of positions in `profiles` (sorted by key) worth comparing, as low * len(profiles) + high, in blocks.

    Each pair comes once, and pairs with different languages do not come.
    """
    size = len(profiles)
    days = number_days(profiles)
    languages = number_languages(profiles)
    order = np.lexsort((np.arange(size), days))  # undated ones first, as their number is the smallest
    by_words = _post([profiles[n].keys for n in order], days[order], WINDOW, LONGEST_RUN)
    by_copies = _post(
        [profiles[n].copies.sentences + profiles[n].copies.bands for n in order],
        np.zeros(size, np.int64),
        0,
        LONGEST_COPY_RUN,
    )
    for start in range(0, size, BLOCK):
        stop = min(start + BLOCK, size)
        found = np.union1d(
            _pair(by_words, start, stop, size, SHARED_KEY_TERMS), _pair(by_copies, start, stop, size, SHARED_MARKS)
        )
        one, other = order[found // size], order[found % size]
        low, high = np.minimum(one, other), np.maximum(one, other)
        alike = (languages[low] == languages[high]) | (languages[low] < 0) | (languages[high] < 0)
        yield (low * size + high)[alike]


def _post(terms: Sequence[bytes], days: Integers, window: int, longest: int) -> _Postings:
    """Postings of rows given with their days, ascending; an undated row meets all days, or none of too many."""
    counts = np.array([len(row) // HASH.itemsize for row in terms], np.int64)
    rows = np.repeat(np.arange(len(terms)), counts)
    _, numbers = np.unique(np.frombuffer(b"".join(terms), HASH), return_inverse=True)
    place = numbers.astype(np.int64) * FAR + days[rows]
    order = np.argsort(place, kind="stable")
    place, rows = place[order], rows[order]
    starts, ends = np.searchsorted(place, place // FAR * FAR), np.searchsorted(place, (place // FAR + 1) * FAR)
    near = (ends - starts > longest) & (days[rows] != UNDATED)
    starts[near] = np.searchsorted(place, place[near])
    ends[near] = np.searchsorted(place, place[near] + window, side="right")
    ends[ends - starts > longest] = 0
    home = np.argsort(rows, kind="stable")
    return _Postings(rows, ends, home)


def _pair(postings: _Postings, start: int, stop: int, size: int, shared: int) -> Integers:
    """Pairs, row * size + a later row, of rows from `start` to `stop` that meet under `shared` terms, ascending."""
    sorted_rows = postings.rows[postings.home]
    here = postings.home[np.searchsorted(sorted_rows, start) : np.searchsorted(sorted_rows, stop)]
    counts = np.maximum(postings.ends[here] - here - 1, 0)
    firsts = np.repeat(here + 1, counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    pairs = np.repeat(postings.rows[here], counts) * size + postings.rows[firsts + within]
    found, times = np.unique(pairs, return_counts=True)
    kept: Integers = found[times >= shared]
    return kept


def number_languages(profiles: Sequence[Profile]) -> Integers:
    """The languages of articles as numbers from 0; -1 where unknown, which is like any other."""
    names = sorted({p.language for p in profiles if p.language is not None})
    number = {name: n for n, name in enumerate(names)}
    return np.array([-1 if p.language is None else number[p.language] for p in profiles], np.int64)
