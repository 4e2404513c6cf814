"""From a likeness to a score: what is left of it for the days that lie between two articles."""

from __future__ import annotations

import math

import numpy as np

from .days import UNDATED
from .vectors import Integers

SAME_EVENT = 130_000
"""Mean score (millionths) that two reports need at least to be one story. Below it whole topics of a dense set are."""
DAYS_APART = 2.0
"""Standard deviation in days of the time factor. The day after nearly all is left, after two days six tenths."""
FARTHEST = 0.5
"""What is left of a likeness however many days lie between; a later day is told by what reports say (`contrast`)."""


def score_pairs(alike: Integers, copies: Integers, days: Integers, other_days: Integers) -> Integers:
    """Likenesses in millionths less what the days between take; a copy is as old as what it copies."""
    apart = np.abs(days - other_days)
    apart[(days == UNDATED) | (other_days == UNDATED) | (copies > 0)] = 0
    left = _LEFT[np.minimum(apart, len(_LEFT) - 1)]
    scores: Integers = (alike * left + 500_000) // 1_000_000
    return scores


def _tabulate_nearness() -> Integers:
    """What is left in millionths, by days apart, up to the day from which it stays FARTHEST."""
    last = math.ceil(DAYS_APART * math.sqrt(-2 * math.log(FARTHEST)))
    left = [max(FARTHEST, math.exp(-(days**2) / (2 * DAYS_APART**2))) for days in range(last + 1)]
    return np.array([round(share * 1_000_000) for share in left], np.int64)


_LEFT = _tabulate_nearness()
"""What is left by days apart."""
