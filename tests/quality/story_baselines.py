"""Two plain ways to say which sentences tell the same, to hold the engine against: TF-IDF cosine and Jaccard of words.

Each gets the threshold that is best on this very set, which no engine may have: a generous peer.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping

Vector = Mapping[str, float]
Likeness = Callable[[str, str], float]


def jaccard(first: str, second: str) -> float:
    """The share of the words of two sentences that both have."""
    a, b = set(_words(first)), set(_words(second))
    return len(a & b) / len(a | b)


def tfidf(texts: list[str]) -> Likeness:
    """The cosine of two sentences, words weighed by their rarity among `texts`."""
    seen = Counter(word for text in texts for word in set(_words(text)))
    vectors = {
        text: _unit({w: n * math.log(len(texts) / seen[w]) for w, n in Counter(_words(text)).items()}) for text in texts
    }
    return lambda first, second: sum(x * vectors[second].get(w, 0.0) for w, x in vectors[first].items())


def best_threshold(scored: list[tuple[float, bool]], wanted: int) -> float:
    """The score from which on accepting pairs gives the best F1; `scored` says of each pair whether it is right."""
    best, threshold, hits = 0.0, math.inf, 0
    ordered = sorted(scored, key=lambda s: -s[0])
    for taken, (score, is_right) in enumerate(ordered, 1):
        hits += is_right
        if taken < len(ordered) and ordered[taken][0] == score:
            continue  # a threshold can't part equal scores
        if 2 * hits / (taken + wanted) > best:
            best, threshold = 2 * hits / (taken + wanted), score
    return threshold


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(x * x for x in vector.values())) or 1.0
    return {word: x / length for word, x in vector.items()}
