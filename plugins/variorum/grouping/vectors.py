"""Many sparse vectors of several parts laid end to end, and how much pairs of them are alike.

All numbers are whole, so a product is the same in whatever order it is summed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .hashes import HASH, PART_SHIFT, WEIGHT
from .profiles import MILLION, WEIGHT_BITS
from .terms import PARTS

Integers = NDArray[np.int64]


class Vectors:
    """The vectors of articles, given as hashes of terms and weights beside them."""

    def __init__(self, terms: Sequence[bytes], weights: Sequence[bytes]) -> None:
        hashes = np.frombuffer(b"".join(terms), HASH)
        vocabulary, columns = np.unique(hashes, return_inverse=True)
        rows = np.repeat(np.arange(len(terms)), [len(row) // HASH.itemsize for row in terms])
        parts = (hashes >> np.uint64(PART_SHIFT)).astype(np.int64)
        counts = np.bincount(rows * len(PARTS) + parts, minlength=len(terms) * len(PARTS))
        self._columns = columns.astype(np.int32)
        self._weights = np.frombuffer(b"".join(weights), WEIGHT)
        self._ends = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        self._dense = np.zeros(len(vocabulary), np.int64)

    def compare(self, low: Integers, high: Integers) -> Integers:
        """The likeness in millionths of each pair of rows; pairs ascend by `low`."""
        found = np.zeros(len(low), np.int64)
        bounds = [*np.flatnonzero(np.diff(low, prepend=-1)).tolist(), len(low)]
        for start, stop in pairwise(bounds):
            found[start:stop] = self._compare_row(int(low[start]), high[start:stop])
        return found

    def _compare_row(self, row: int, others: Integers) -> Integers:
        """The mean cosine of the parts that both rows have; cosines are exact to a millionth, rounding adds nothing."""
        own = slice(self._ends[row * len(PARTS)], self._ends[(row + 1) * len(PARTS)])
        self._dense[self._columns[own]] = self._weights[own]
        products, has = self._multiply(others)
        self._dense[self._columns[own]] = 0
        both = has & (np.diff(self._ends[row * len(PARTS) : (row + 1) * len(PARTS) + 1]) > 0)
        parts = np.maximum(both.sum(axis=1), 1)
        whole: Integers = np.minimum((products.sum(axis=1) >> WEIGHT_BITS) * MILLION // parts >> WEIGHT_BITS, MILLION)
        return whole

    def _multiply(self, others: Integers) -> tuple[Integers, NDArray[np.bool_]]:
        """The product of the row laid out with each part of the others, and which parts these have."""
        first = others[:, None] * len(PARTS) + np.arange(len(PARTS))
        starts, stops = self._ends[first].ravel(), self._ends[first + 1].ravel()
        lengths = stops - starts
        total = np.cumsum(lengths)
        places = np.arange(total[-1]) + np.repeat(starts - total + lengths, lengths)
        terms = self._dense[self._columns[places]] * self._weights[places]
        products = np.zeros(len(lengths), np.int64)
        filled = np.flatnonzero(lengths)
        if len(filled):  # reduceat takes no empty part, and no empty list of parts
            products[filled] = np.add.reduceat(terms, (total - lengths)[filled])
        return products.reshape(first.shape), lengths.reshape(first.shape) > 0
