"""Why articles are one group: the strongest links that hold it together, in words a reader understands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..model import Merge
from .copies import is_copy
from .days import days_between
from .hashes import HASH, PART_SHIFT, WEIGHT
from .profiles import Profile
from .terms import PARTS

EVIDENCE_WORDS = 4
"""Shared names and other words told as evidence: more are not read."""

_WORD, _NAME, _, _FULL_NAME = range(len(PARTS))

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
    shared = _share_terms(a, b, words)
    names = shared[_FULL_NAME][:EVIDENCE_WORDS]
    known = {part for name in names for part in name.split()}
    names += [name for name in shared[_NAME] if name not in known][: EVIDENCE_WORDS - len(names)]
    rare = [w for w in shared[_WORD] if w.isalpha() and w not in {*known, *shared[_NAME]}][:EVIDENCE_WORDS]
    told = [f"both {what}: {', '.join(found)}" for what, found in (("name", names), ("use rare words", rare)) if found]
    if is_copy(a.copies, b.copies):
        told.insert(0, "one prints sentences of the other, word for word")
    return (*told, _tell_days(a, b))


def _tell_days(a: Profile, b: Profile) -> str:
    days = days_between(a, b)
    if days is None:
        return "at least one has no date"
    return f"published {days} day{'s' * (days > 1)} apart" if days else "published on the same day"


def _share_terms(a: Profile, b: Profile, words: Sequence[str]) -> list[list[str]]:
    """The terms of both by part, as the first spells them, those that weigh most first."""
    terms, others = np.frombuffer(a.terms, HASH), np.frombuffer(b.terms, HASH)
    both, here, there = np.intersect1d(terms, others, assume_unique=True, return_indices=True)
    weights = np.frombuffer(a.weights, WEIGHT).astype(np.int64)[here] * np.frombuffer(b.weights, WEIGHT)[there]
    parts = (both >> np.uint64(PART_SHIFT)).tolist()
    found: list[list[str]] = [[] for _ in PARTS]
    for _, word, part in sorted(zip((-weights).tolist(), (words[n] for n in here.tolist()), parts, strict=True)):
        found[part].append(word)
    return found
