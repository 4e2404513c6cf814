"""How much pairs of sentences are alike, in several ways, each a whole number in thousandths."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .terms import FIGURE, NAME, WORD
from .wordings import THOUSAND, Integers, Wordings

MOST_SHARED = 2
"""Names, figures or words in common beyond which more say no more."""
AT_ONCE = 4096
"""Pairs taken at a time, so that a batch stays in memory that is near."""


def compare(wordings: Wordings, low: Integers, high: Integers) -> dict[str, Integers]:
    """The measures of each pair of rows, by name."""
    batches = [
        _compare(wordings, low[start : start + AT_ONCE], high[start : start + AT_ONCE])
        for start in range(0, max(1, len(low)), AT_ONCE)
    ]
    return {name: np.concatenate([batch[name] for batch in batches]) for name in batches[0]}


def _compare(wordings: Wordings, low: Integers, high: Integers) -> dict[str, Integers]:
    a, b = wordings.terms[low], wordings.terms[high]
    near = wordings.near[a[:, :, None], b[:, None, :]]
    same = (a[:, :, None] == b[:, None, :]) & (a[:, :, None] < len(wordings.near) - 1)
    covered = (near.max(axis=2) * wordings.shares[low]).sum(axis=1) // THOUSAND
    covering = (near.max(axis=1) * wordings.shares[high]).sum(axis=1) // THOUSAND
    products = same * wordings.units[low][:, :, None] * wordings.units[high][:, None, :]
    shared = same.any(axis=2)
    kinds_low, kinds_high = wordings.kinds[a], wordings.kinds[b]
    found = {
        "covered less": np.minimum(covered, covering),
        "covered more": np.maximum(covered, covering),
        "same terms": products.sum(axis=(1, 2)) // THOUSAND,
        "meaning": (wordings.meanings[low] * wordings.meanings[high]).sum(axis=1) // THOUSAND,
        "pieces": _compare_pieces(wordings, low, high),
    }
    for name, kind in (("figures", FIGURE), ("names", NAME), ("words", WORD)):
        both = (shared & (kinds_low == kind)).sum(axis=1)
        found[f"{name} shared"] = np.minimum(both, MOST_SHARED) * THOUSAND
    has_names = (kinds_low == NAME).any(axis=1) & (kinds_high == NAME).any(axis=1)
    found["names apart"] = (has_names & (found["names shared"] == 0)) * THOUSAND
    return found


def _compare_pieces(wordings: Wordings, low: Integers, high: Integers) -> Integers:
    """The cosine of the pieces of each pair: those of the first are looked up among those of the second."""
    size = int(wordings.pieces.max(initial=0)) + 1
    rows = np.repeat(np.arange(len(wordings.ends) - 1), np.diff(wordings.ends))
    places = rows * size + wordings.pieces
    lengths = np.diff(wordings.ends)[low]
    pair = np.repeat(np.arange(len(low)), lengths)
    at = np.arange(lengths.sum()) + np.repeat(wordings.ends[low] - (np.cumsum(lengths) - lengths), lengths)
    wanted = high[pair] * size + wordings.pieces[at]
    there = np.searchsorted(places, wanted)
    there[there == len(places)] = 0
    products = np.where(places[there] == wanted, wordings.parts[at] * wordings.parts[there], 0) if len(at) else at
    return np.bincount(pair, products, minlength=len(low)).astype(np.int64) // THOUSAND


def rank(home: Sequence[int], low: Integers, high: Integers, alike: Integers) -> dict[str, Integers]:
    """How each pair stands among its rivals: other sentences of the same report with which either is paired.

    `home` is the report of each sentence. The margin is to the best rival, below 0 where that is better.
    """
    homes = np.array(home, np.int64)
    margins = [_margin(one, homes[other], alike) for one, other in ((low, high), (high, low))]
    return {"margin less": np.minimum(*margins), "margin more": np.maximum(*margins)}


def _margin(one: Integers, home: Integers, alike: Integers) -> Integers:
    """For each pair its likeness less the best of the other pairs of the same sentence with the same report, or 0."""
    order = np.lexsort((-alike, home, one))
    group = np.flatnonzero((np.diff(one[order], prepend=-1) != 0) | (np.diff(home[order], prepend=-1) != 0))
    sizes = np.diff([*group, len(order)])
    best = np.repeat(alike[order][group], sizes)
    seconds = np.where(sizes > 1, alike[order][np.minimum(group + 1, len(order) - 1)], 0)
    is_best = np.zeros(len(order), bool)
    is_best[group] = True
    rival = np.where(is_best, np.repeat(seconds, sizes), best)
    found = np.empty(len(order), np.int64)
    found[order] = alike[order] - rival
    return found
