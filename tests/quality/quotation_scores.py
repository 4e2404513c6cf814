"""Shared quotations of one story judged: which pairs the engine grouped, held against the labels.

Labelled words of two reports that are one utterance are a pair that is asked for; it is found when one shared quotation
holds both. A pair of quotations that the engine grouped is wrong when it holds no pair that is asked for, unless both
print the same words and no label tells them apart. *Of two speakers* are pairs that a label keeps apart, or that hold
words of two labelled speakers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from story_labels import Labels, Pair, Place, Row

from variorum.digest_data import DigestRows


@dataclass(frozen=True, slots=True)
class QuotationScore:
    """What was counted in one story, and the pairs that went wrong, by what is wrong with them."""

    counts: Counter[str]
    misses: tuple[tuple[str, Pair], ...]


def judge_quotations(labels: Labels, digest: DigestRows, reports: Mapping[str, Row]) -> QuotationScore:
    """Count pairs asked for, found, wrong, and of two speakers."""
    wanted = {frozenset(pair) for words in labels.quotations.values() for pair in _of_two_reports(words)}
    grouped = [frozenset(p) for s in digest.stories.values() for g in s["quotations"] for p in _grouped(g, digest)]
    hit = {w for w in wanted if any(_holds(pair, w) for pair in grouped)}
    wrong = [pair for pair in grouped if not any(_holds(pair, w) for w in wanted) and _is_wrong(pair, labels, reports)]
    mixed = [pair for pair in wrong if _is_of_two_speakers(pair, labels)]
    counts = {"wanted": len(wanted), "hit": len(hit), "found": len(hit) + len(wrong), "mixed": len(mixed)}
    misses = [("quotations not grouped:", w) for w in wanted - hit]
    misses += [("quotations of two speakers grouped:" if p in mixed else "quotations grouped:", p) for p in wrong]
    return QuotationScore(
        Counter({f"quotation {key}": n for key, n in counts.items()}),
        tuple(sorted(misses, key=lambda miss: (miss[0], sorted(miss[1])))),
    )


def _grouped(group: Row, digest: DigestRows) -> list[tuple[Place, Place]]:
    return _of_two_reports(tuple(_place(m, digest) for m in group["members"]))


def _of_two_reports(places: tuple[Place, ...]) -> list[tuple[Place, Place]]:
    return [(a, b) for a, b in combinations(places, 2) if a.file != b.file]


def _place(member: Row, digest: DigestRows) -> Place:
    article = digest.articles[member["article"]]
    quotation = next(q for q in article["quotations"] if q["id"] == member["quotation"])
    return Place(Path(article["path"]).stem, quotation["start"], quotation["end"])


def _holds(pair: Pair, words: Pair) -> bool:
    """Whether two quotations hold two labelled places, one each."""
    return all(any(word.overlaps(place) for place in pair) for word in words)


def _is_wrong(pair: Pair, labels: Labels, reports: Mapping[str, Row]) -> bool:
    """Whether a pair that nobody asked for is a fault: labels tell the two apart, or their words are not the same."""
    first, second = (tuple(re.findall(r"\w+", reports[p.file]["text"][p.start : p.end].casefold())) for p in pair)
    return first != second or _is_of_two_speakers(pair, labels)


def _is_of_two_speakers(pair: Pair, labels: Labels) -> bool:
    if any(_holds(pair, frozenset(words)) for words in labels.apart):
        return True
    first, second = ({s for (s, _), words in labels.quotations.items() if any(map(p.overlaps, words))} for p in pair)
    return any(a != b for a, b in product(first, second))
