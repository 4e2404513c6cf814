"""Which sentences say the same: a lexical score of pairs, and who may never be paired.

Terms and four-letter pieces of words, on the whole sentence and on its best pair of clauses: inside one story this
beats small neural encoders, which see the topic that all sentences share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..words import cosine, millionths
from .features import Features, Vector, features_of, is_name
from .material import Material, Unit

SHARED_TERMS = 2
"""Terms that two sentences must share before they are compared: keeps all but 3 % of true pairs in a tenth of the
work."""
SHORTEST_LEAD_IN = 8
"""Words from which a sentence that ends in a colon ("Asked about the vote, she said:") states something itself."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units, `a` the smaller id, their score in millionths and the terms they share, most telling first."""

    a: str
    b: str
    score: int
    shared: tuple[str, ...]


def align_sentences(material: Material, units: Sequence[Unit]) -> tuple[Pair, ...]:
    """Score every pair of sentences that share enough and contradict in nothing hard, those of one article too."""
    features = features_of(material, units)
    by_id = {u.id: u for u in units}
    found = []
    for a, b in _candidates({key: stretches[0].terms for key, stretches in features.items()}):
        if not is_vetoed(by_id[a], by_id[b]):
            pair = _pair(a, b, features[a], features[b])
            if not all(map(is_name, pair.shared)):
                found.append(pair)
    return tuple(found)


def is_vetoed(a: Unit, b: Unit) -> bool:
    """Whether two sentences cannot state the same: a mere lead-in, other days, other speakers of direct words."""
    if any(u.text.endswith(":") and len(u.text.split()) < SHORTEST_LEAD_IN for u in (a, b)):
        return True
    if a.days and b.days and not a.days & b.days:
        return True
    return bool(a.mostly_quoted and b.mostly_quoted and a.voices and b.voices and not a.voices & b.voices)


def _pair(a: str, b: str, left: Sequence[Features], right: Sequence[Features]) -> Pair:
    whole = _likeness(left[0], right[0])
    best = max(_likeness(x, y) for x in left[1:] or left for y in right[1:] or right)
    x, y = left[0].terms, right[0].terms
    shared = sorted(x.keys() & y.keys(), key=lambda term: (-x[term] * y[term], term))
    return Pair(a, b, millionths((whole + max(whole, best)) / 2), tuple(shared))


def _likeness(x: Features, y: Features) -> float:
    return (cosine(x.terms, y.terms) + cosine(x.pieces, y.pieces)) / 2


def _candidates(terms: Mapping[str, Vector]) -> Iterable[tuple[str, str]]:
    postings: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(terms):
        for term in terms[key]:
            postings[term].append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in postings.values():
        for n, a in enumerate(keys):
            shared.update((a, b) for b in keys[n + 1 :])
    return sorted(pair for pair, count in shared.items() if count >= SHARED_TERMS)
