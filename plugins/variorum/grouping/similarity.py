"""How much two articles are about the same event: the cosine of their rare words, less what the days between them take.

Measured on two public sets with one configuration: see `docs/results.md`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model import Article
from ..words import cosine, millionths, weights

KEY_TERMS = 40
"""Heaviest terms of an article by which it is found at all. Two reports of one event share several."""
SHARED_KEY_TERMS = 2
"""Key terms that two articles must share before they are compared."""
DAYS_APART = 1.25
"""Standard deviation in days of the time factor. Next-day reports still join (0.73); from the second day on only near
copies do, since what is reported then is mostly the next event of the saga: the vote after the strike."""
FARTHEST = 0.3
"""What is left of a likeness however many days lie between: a reprint of last month is still the same report."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An article as grouping sees it: the words of its title and text as a vector, its language and its day."""

    id: str
    terms: Mapping[str, float]
    keys: frozenset[str]
    language: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score of two articles in millionths: words alone, and with the days between them."""

    words: int
    score: int


def profile(article: Article) -> Profile:
    """What grouping needs of an article."""
    terms = weights(f"{article.title or ''}\n{article.text}", article.language)
    heaviest = sorted(terms, key=lambda term: (-terms[term], term))[:KEY_TERMS]
    return Profile(article.id, terms, frozenset(heaviest), article.language, published_day(article))


def published_day(article: Article) -> date | None:
    """The calendar day an article names as its own, in its own zone."""
    return (
        date.fromisoformat(article.published[:10])
        if article.published and len(article.published) >= len("2026-03-09")
        else None
    )


def likenesses(profiles: Sequence[Profile]) -> dict[tuple[str, str], Likeness]:
    """Every pair of articles worth comparing, the smaller id first, with its scores."""
    by_id = {p.id: p for p in profiles}
    return {pair: likeness(by_id[pair[0]], by_id[pair[1]]) for pair in candidates(profiles)}


def likeness(a: Profile, b: Profile) -> Likeness:
    """Compare two articles."""
    score = cosine(a.terms, b.terms)
    return Likeness(millionths(score), millionths(score * nearness(a.day, b.day)))


def nearness(a: date | None, b: date | None) -> float:
    """1 for the same day or an unknown one, falling with the days between."""
    if a is None or b is None:
        return 1.0
    return max(FARTHEST, math.exp(-((a - b).days ** 2) / (2 * DAYS_APART**2)))


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[str, str]]:
    """Pairs that share enough key terms and do not differ in language, in sorted order."""
    language = {p.id: p.language for p in profiles}
    postings: defaultdict[str, list[str]] = defaultdict(list)
    for p in sorted(profiles, key=lambda p: p.id):
        for key in p.keys:
            postings[key].append(p.id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in postings.values():
        shared.update((a, b) for n, a in enumerate(ids) for b in ids[n + 1 :])
    for (a, b), count in sorted(shared.items()):
        if count >= SHARED_KEY_TERMS and (language[a] == language[b] or None in (language[a], language[b])):
            yield a, b
