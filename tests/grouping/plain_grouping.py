"""Grouping said again in the plainest way, pair by pair over all articles, and small articles to try both on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from struct import iter_unpack

from hypothesis import strategies as st

from variorum.clusters import Cohesion, average_link
from variorum.grouping import Profile, profile_article
from variorum.grouping.contrast import is_contrast
from variorum.grouping.copies import is_copy
from variorum.model import Article

WORDS = "arrowby Brimtal cobbleth drumlow Eskwith Farnock gellan hosprey ibblet jorrow the said water".split()
DAYS = [None, "2026-02-03", "2026-02-03T23:50:00+02:00", "2026-02-04", "2026-02-05", "2026-02-17", "2026-03-20"]
LEAST = 130_000
COPY = 1 << 20


@st.composite
def article_sets(draw: st.DrawFn, most: int = 9) -> list[Article]:
    """Articles of few words, so that many are alike, some the same, and some empty."""
    texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
    titles = st.sampled_from([None, None, "Farnock ibblet", "In brief", "Brimtal; jorrow; water"])
    known = st.tuples(texts, st.sampled_from(DAYS), st.sampled_from(["en", "en", "de", None]), titles)
    facts = draw(st.lists(known, max_size=most))
    return [Article(f"a-{n}", "", text=t, published=d, language=g, title=h) for n, (t, d, g, h) in enumerate(facts)]


def profile_all(articles: Sequence[Article]) -> list[Profile]:
    return [profile_article(article)[0] for article in articles]


def numbers(data: bytes, form: str) -> list[int]:
    return [n for (n,) in iter_unpack(form, data)]


def plain_vectors(profile: Profile) -> list[dict[int, int]]:
    """The weights of an article's terms, part by part."""
    parts: list[dict[int, int]] = [{}, {}, {}, {}]
    for term, weight in zip(numbers(profile.terms, "<Q"), numbers(profile.weights, "<i"), strict=True):
        parts[term >> 62][term] = weight
    return parts


def are_candidates(a: Profile, b: Profile) -> bool:
    """Whether a pair is worth comparing, as long as no word is in too many articles."""
    if a.language != b.language and a.language is not None and b.language is not None:
        return False
    marks = [set(numbers(p.copies.sentences + p.copies.bands, "<Q")) for p in (a, b)]
    keys = [set(numbers(p.keys, "<Q")) for p in (a, b)]
    return len(keys[0] & keys[1]) >= 2 or bool(marks[0] & marks[1])


def plain_words(a: Profile, b: Profile) -> int:
    """The likeness of two articles by what they say, in millionths; 0 where they are not compared."""
    if not are_candidates(a, b):
        return 0
    both = [(x, y) for x, y in zip(plain_vectors(a), plain_vectors(b), strict=True) if x and y]
    product = sum(weight * y.get(term, 0) for x, y in both for term, weight in x.items())
    return min(1_000_000, (product >> 20) * 1_000_000 // max(1, len(both)) >> 20)


def are_copies(a: Profile, b: Profile) -> bool:
    return plain_words(a, b) >= 150_000 and is_copy(a.copies, b.copies)


def days_between(a: Profile, b: Profile) -> int | None:
    return (date.fromisoformat(b.day) - date.fromisoformat(a.day)).days if a.day and b.day else None


def plain_score(a: Profile, b: Profile) -> int:
    days = 0 if are_copies(a, b) else days_between(a, b) or 0
    left = round(max(0.5, math.exp(-(days**2) / (2 * 2**2))) * 1_000_000)
    return (plain_words(a, b) * left + 500_000) // 1_000_000


def plain_lonely(profiles: Sequence[Profile]) -> set[str]:
    """Articles that fewer than four others are even a little like."""
    around = {a.id: sum(b.id != a.id and plain_words(a, b) >= 60_000 for b in profiles) for a in profiles}
    return {key for key, count in around.items() if count < 4}


def plain_link(a: Profile, b: Profile, lonely: set[str]) -> int:
    """The score of a pair, lifted to the threshold where both are lonely."""
    score = plain_score(a, b)
    return max(score, LEAST) if score >= 60_000 and {a.id, b.id} <= lonely else score


def plain_parts(profiles: Sequence[Profile]) -> list[tuple[str, ...]]:
    """Average link over all articles at once, parted where only contrasts hold a part together."""
    ordered = sorted(profiles, key=lambda p: p.id)
    lonely = plain_lonely(ordered)
    several = [p for p in ordered if not p.is_round_up]
    scores = {(a.id, b.id): plain_link(a, b, lonely) for a, b in combinations(several, 2)}
    held = {
        (a.id, b.id)
        for a, b in combinations(ordered, 2)
        if scores.get((a.id, b.id), 0) >= LEAST and not is_contrast(a, b, is_copied=are_copies(a, b))
    }
    found = average_link([p.id for p in ordered], scores, LEAST, Cohesion(share=85, doubt=4))
    return sorted(piece for part in found for piece in plain_pieces(part, held))


def plain_pieces(part: Sequence[str], held: set[tuple[str, str]]) -> list[tuple[str, ...]]:
    """What pairs hold together, from each member as far as they lead."""
    left, pieces = set(part), []
    while left:
        piece = {min(left)}
        while grown := {i for a, b in held for i in (a, b) if i in left - piece and not piece.isdisjoint((a, b))}:
            piece |= grown
        left -= piece
        pieces.append(tuple(sorted(piece)))
    return pieces


def plain_follows(groups: Sequence[Sequence[str]], profiles: Mapping[str, Profile]) -> list[tuple[int, ...]]:
    """For each group, in their order, the three earlier ones most like it, by the mean of their pairs."""
    found = []
    for later in groups:
        days = [days_between(profiles[earlier[0]], profiles[later[0]]) for earlier in groups]
        means = [
            sum(plain_words(profiles[a], profiles[b]) for a in earlier for b in later) // (len(earlier) * len(later))
            for earlier in groups
        ]
        near = [d is not None and 0 < d <= 14 for d in days]
        alike = [m for m in range(len(groups)) if near[m] and means[m] >= 100_000]
        found.append(tuple(sorted(sorted(alike, key=lambda m: (-means[m], -m))[:3])))
    return found


# The tables of words are read when first asked: here, where no deadline of an example counts the time.
profile_all([Article(language, "", text=WORDS[0], language=language) for language in ("en", "de")])
