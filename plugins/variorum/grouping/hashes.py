"""Terms as 64-bit numbers, the same on every machine, so that thousands of articles lie in one array each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

import numpy as np

HASH = np.dtype("<u8")
"""A term in an array."""
WEIGHT = np.dtype("<i4")
"""What a term weighs, in an array beside it."""


@lru_cache(maxsize=400_000)
def hash_term(term: str) -> int:
    """The number that stands for a term."""
    return int.from_bytes(blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


PART_SHIFT = 62
"""The upper bits of a term's number say of which part of an article it is, so that parts lie apart, in order."""


def number_term(part: int, term: str) -> int:
    """The number that stands for a term in a part of an article."""
    return part << PART_SHIFT | hash_term(term) >> (64 - PART_SHIFT)


def join_hashes(hashes: Iterable[int]) -> bytes:
    """Hashes laid end to end."""
    return np.array([*hashes], HASH).tobytes()
