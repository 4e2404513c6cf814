"""Which pairs of sentences are worth a close look: for each sentence those of other reports that may be nearest.

A sentence is a short row: what it means, and its terms thrown into a few buckets. The rows of a story are multiplied
with each other in one go, which is cheap; what is looked at closely grows with the sentences, not with their square.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .wordings import Integers, Wordings

NEAREST = 16
"""Sentences that each is compared with."""
BUCKETS = 128
SCALE = 20
"""What rows are divided by, so that products stay whole in the floats that processors multiply fastest."""
BLOCK = 512


def find_candidates(wordings: Wordings, homes: NDArray[np.bool_]) -> tuple[Integers, Integers]:
    """The pairs of rows to compare, each once, the smaller first; `homes` tells of each row which reports have it."""
    rows = _shorten(wordings)
    size = len(rows)
    found = [np.zeros(0, np.int64)]
    for start in range(0, size, BLOCK):
        stop = min(start + BLOCK, size)
        alike = rows[start:stop] @ rows.T
        alike[(homes[start:stop].astype(np.float32) @ homes.T.astype(np.float32)) > 0] = -1
        row, other = _nearest(alike)
        one = row + start
        found.append(np.minimum(one, other) * size + np.maximum(one, other))
    pairs = np.unique(np.concatenate(found))
    return pairs // size, pairs % size


def _nearest(alike: NDArray[np.float32]) -> tuple[Integers, Integers]:
    """For each row of products the columns of the NEAREST greatest above 0; of equals the first."""
    columns = np.arange(alike.shape[1])
    # Whole numbers: with the column behind the point, no two are equal, and the order is one.
    ordered = alike.astype(np.float64) - columns / (len(columns) + 1)
    count = min(NEAREST, len(columns))
    best = np.argpartition(-ordered, count - 1, axis=1)[:, :count]
    rows = np.repeat(np.arange(len(alike)), count)
    kept = alike[rows, best.ravel()] > 0
    return rows[kept], best.ravel()[kept]


def _shorten(wordings: Wordings) -> NDArray[np.float32]:
    """Meanings and terms as rows of small whole numbers."""
    size, empty = len(wordings.terms), len(wordings.near) - 1
    buckets = np.zeros((size, BUCKETS + 1), np.int64)
    # Neighbouring numbers of terms fall far apart, half of them with the other sign, so that chance meetings cancel.
    spread = np.arange(empty + 1) * 2_654_435_761 >> 7
    place, sign = spread % BUCKETS, 1 - 2 * (spread // BUCKETS % 2)
    place[empty] = BUCKETS
    rows = np.repeat(np.arange(size), wordings.terms.shape[1])
    flat = wordings.terms.ravel()
    np.add.at(buckets, (rows, place[flat]), sign[flat] * wordings.units.ravel())
    both = np.concatenate([buckets[:, :BUCKETS], wordings.meanings], axis=1)
    return (both // SCALE).astype(np.float32)
