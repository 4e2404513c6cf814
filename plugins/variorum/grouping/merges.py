"""Why articles are one group: the strongest links that hold it together, in words a reader understands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from ..model import Merge
from .profiles import HASH, WEIGHT, Profile

EVIDENCE_WORDS = 6
"""Shared words named as evidence: more are not read."""

Scores = Mapping[tuple[str, str], int]


def explain_merges(part: Sequence[Profile], scores: Scores, words: Mapping[str, Sequence[str]]) -> tuple[Merge, ...]:
    """The strongest link of each article after the first to those already in, ties to the smaller ids."""
    by_id = {p.id: p for p in part}
    best = {p.id: (-_score(scores, part[0].id, p.id), part[0].id) for p in part[1:]}
    merges = []
    while best:
        negative, a, b = min((*link, b) for b, link in best.items())
        del best[b]
        merges.append(Merge((a, b), -negative, _tell_evidence(by_id[a], by_id[b], words[a])))
        best = {other: min(link, (-_score(scores, b, other), b)) for other, link in best.items()}
    return tuple(merges)


def _score(scores: Scores, a: str, b: str) -> int:
    return scores.get((min(a, b), max(a, b)), 0)


def _tell_evidence(a: Profile, b: Profile, words: Sequence[str]) -> tuple[str, ...]:
    """What two articles share; `words` are those of the first."""
    rare = f"both use rare words: {', '.join(_share_words(a, b, words)[:EVIDENCE_WORDS])}"
    if not a.day or not b.day:
        return rare, "at least one has no date"
    days = abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days)
    return rare, f"published {days} days apart" if days else "published on the same day"


def _share_words(a: Profile, b: Profile, words: Sequence[str]) -> list[str]:
    """The words of both, those that weigh most first."""
    terms, others = np.frombuffer(a.terms, HASH), np.frombuffer(b.terms, HASH)
    _, here, there = np.intersect1d(terms, others, assume_unique=True, return_indices=True)
    weights = np.frombuffer(a.weights, WEIGHT).astype(np.int64)[here] * np.frombuffer(b.weights, WEIGHT)[there]
    shared = zip((-weights).tolist(), (words[n] for n in here.tolist()), strict=True)
    return [word for _, word in sorted(shared)]
