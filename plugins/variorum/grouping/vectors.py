"""Many sparse vectors laid end to end, and the products of one with all before it.

All numbers are whole, so a product is the same in whatever order it is summed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .profiles import HASH

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Vector n holds `values[ends[n]:ends[n + 1]]` in `columns[ends[n]:ends[n + 1]]`, of `width` columns in all."""

    columns: Integers
    values: Integers
    ends: Integers
    width: int


def lay_rows(terms: Sequence[bytes], values: Integers, fresh: int) -> Rows:
    """Rows from their hashes and values, less the columns that none of those from `fresh` on holds."""
    hashes = np.frombuffer(b"".join(terms), HASH)
    ends = np.cumsum([0, *(len(row) // HASH.itemsize for row in terms)], dtype=np.int64)
    vocabulary = np.unique(hashes[ends[fresh] :])
    columns = np.searchsorted(vocabulary, hashes)
    last = max(len(vocabulary) - 1, 0)
    held = np.flatnonzero(vocabulary[np.minimum(columns, last)] == hashes) if len(vocabulary) else columns[:0]
    return Rows(columns[held], values[held], np.searchsorted(held, ends), len(vocabulary))


def multiply(rows: Rows, row: int) -> Integers:
    """The products of one row with each before it."""
    own = slice(rows.ends[row], rows.ends[row + 1])
    before = slice(rows.ends[row])
    dense = np.zeros(rows.width, np.int64)
    dense[rows.columns[own]] = rows.values[own]
    terms = dense[rows.columns[before]] * rows.values[before]
    products = np.zeros(row, np.int64)
    filled = np.flatnonzero(np.diff(rows.ends[: row + 1]))
    if len(filled):  # reduceat takes no empty part, and no empty list of parts
        products[filled] = np.add.reduceat(terms, rows.ends[filled])
    return products
