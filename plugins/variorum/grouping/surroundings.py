"""Where an article stands: among many that are a little like it, or almost alone.

Where nothing else is like them, two reports need little to be of one event: they tell it in their own words. Among many
of one field the same likeness says no more than that they are of that field.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .likenesses import Likenesses, unpack_pairs
from .profiles import Profile

LITTLE = 60_000
"""Likeness (millionths) from which another article counts as one of those around; the score that lonely ones need."""
CROWD = 4
"""Articles around from which one is not lonely."""


def find_lonely(profiles: Sequence[Profile], likenesses: Likenesses) -> frozenset[str]:
    """The ids of articles that few others are even a little like; `profiles` are all that were compared."""
    around = np.zeros(len(profiles), np.int64)
    for low, high, alike, _ in unpack_pairs(likenesses):
        near = np.flatnonzero(alike >= LITTLE)
        around += np.bincount(low[near], minlength=len(around)) + np.bincount(high[near], minlength=len(around))
    ordered = sorted(profiles, key=lambda p: p.key)
    return frozenset(p.id for p, count in zip(ordered, around.tolist(), strict=True) if count < CROWD)
