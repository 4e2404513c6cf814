"""Grouping said again in the plainest way, pair by pair over all articles, and small articles to try both on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from struct import iter_unpack

from hypothesis import strategies as st

from variorum.clusters import average_link
from variorum.grouping import Profile, profile_article
from variorum.model import Article

WORDS = "arrowby brimtal cobbleth drumlow eskwith farnock gellan hosprey ibblet jorrow the said water".split()
DAYS = [None, "2026-02-03", "2026-02-03T23:50:00+02:00", "2026-02-04", "2026-02-05", "2026-02-17", "2026-03-20"]


@st.composite
def article_sets(draw: st.DrawFn, most: int = 9) -> list[Article]:
    """Articles of few words, so that many are alike, some the same, and some empty."""
    texts = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
    known = st.tuples(texts, st.sampled_from(DAYS), st.sampled_from(["en", "en", "de", None]))
    facts = draw(st.lists(known, max_size=most))
    return [Article(f"a-{n}", "", text=t, published=d, language=g) for n, (t, d, g) in enumerate(facts)]


def profile_all(articles: Sequence[Article]) -> list[Profile]:
    return [profile_article(article)[0] for article in articles]


def numbers(data: bytes, form: str) -> list[int]:
    return [n for (n,) in iter_unpack(form, data)]


def plain_words(a: Profile, b: Profile) -> int:
    """The likeness of two articles by words, in millionths; 0 where they are not compared."""
    shared_keys = set(numbers(a.keys, "<Q")) & set(numbers(b.keys, "<Q"))
    if len(shared_keys) < 2 or (a.language != b.language and a.language is not None and b.language is not None):
        return 0
    mine = dict(zip(numbers(a.terms, "<Q"), numbers(a.weights, "<i"), strict=True))
    theirs = dict(zip(numbers(b.terms, "<Q"), numbers(b.weights, "<i"), strict=True))
    product = sum(weight * theirs.get(term, 0) for term, weight in mine.items())
    return min(1_000_000, (product * 1_000_000 + 2**39) // 2**40)


def days_between(a: Profile, b: Profile) -> int | None:
    return (date.fromisoformat(b.day) - date.fromisoformat(a.day)).days if a.day and b.day else None


def plain_score(a: Profile, b: Profile) -> int:
    days = days_between(a, b) or 0
    left = round(max(0.3, math.exp(-(days**2) / (2 * 1.25**2))) * 1_000_000)
    return (plain_words(a, b) * left + 500_000) // 1_000_000


def plain_parts(profiles: Sequence[Profile]) -> list[tuple[str, ...]]:
    """Average link over all articles at once."""
    ordered = sorted(profiles, key=lambda p: p.id)
    scores = {(a.id, b.id): plain_score(a, b) for a, b in combinations(ordered, 2)}
    return average_link([p.id for p in ordered], scores, 210_000)


def plain_follows(groups: Sequence[Sequence[str]], profiles: Mapping[str, Profile]) -> list[tuple[int, ...]]:
    """For each group, in their order, the earlier ones whose articles are as alike as a saga's, by their mean."""
    found = []
    for later in groups:
        days = [days_between(profiles[earlier[0]], profiles[later[0]]) for earlier in groups]
        means = [
            sum(plain_words(profiles[a], profiles[b]) for a in earlier for b in later) // (len(earlier) * len(later))
            for earlier in groups
        ]
        near = [d is not None and 0 < d <= 14 for d in days]
        found.append(tuple(m for m in range(len(groups)) if near[m] and means[m] >= 100_000))
    return found


# The tables of words are read when first asked: here, where no deadline of an example counts the time.
profile_all([Article(language, "", text=WORDS[0], language=language) for language in ("en", "de")])
