"""An article as grouping sees it: vectors of whole numbers for what it is about, marks of copies, language and day.

Terms stand as 64-bit hashes and weights as whole numbers, so that a product of two vectors is exact, whatever the order
in which it is summed, and thousands of articles lie in one array each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import msgspec
import numpy as np
from numpy.typing import NDArray

from ..model import Article
from .copies import CopyMarks, mark_copies
from .hashes import HASH, PART_SHIFT, WEIGHT, hash_term, join_hashes, number_term
from .leads import Lead, read_lead
from .round_ups import is_titled_round_up
from .terms import PARTS, Vector, read_tokens, spell_terms, tell_terms

KEY_TERMS = 40
"""Heaviest words of an article by which it is found at all. Two reports of one event share several."""
WEIGHT_BITS = 20
"""Binary places of a weight. A product of two vectors is then off by a millionth at most, and fits 64 bits."""

MILLION = 1_000_000
"""The likeness of an article and itself."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What grouping needs of one article; `key` is a hash of all the rest.

    `terms` are hashes of all parts, ascending, `weights` (WEIGHT) stand beside them: each part has length
    2 ** WEIGHT_BITS as a vector. `keys` are the hashes of the KEY_TERMS heaviest words, ascending.
    """

    key: bytes
    id: str
    language: str | None
    day: str | None
    terms: bytes
    weights: bytes
    keys: bytes
    copies: CopyMarks
    lead: Lead
    is_round_up: bool


def profile_article(article: Article) -> tuple[Profile, tuple[str, ...]]:
    """The profile of an article, and its terms as it spells them, in their order."""
    title, text = (read_tokens(field, article.language) for field in (article.title or "", article.text))
    vectors, day = tell_terms(title, text), published_day(article)
    told = sorted(
        (number_term(part, term), term, round(weight * (1 << WEIGHT_BITS)))
        for part, vector in enumerate(vectors)
        for term, weight in vector.items()
    )
    fields = (
        article.id,
        article.language,
        day,
        join_hashes(number for number, _, _ in told),
        np.array([weight for _, _, weight in told], WEIGHT).tobytes(),
        join_hashes(sorted(map(hash_term, _heaviest(vectors[0])))),
        mark_copies(article.text),
        read_lead(article, title, text, day),
        is_titled_round_up(article.title or "", article.language),
    )
    key = blake2b(msgspec.msgpack.encode(fields), digest_size=16).digest()
    spelled = spell_terms(title, text)
    return Profile(key, *fields), tuple(spelled[term] for _, term, _ in told)


def _heaviest(words: Vector) -> list[str]:
    return sorted(words, key=lambda word: (-words[word], word))[:KEY_TERMS]


def words_of(profile: Profile) -> NDArray[np.uint64]:
    """The numbers of all different words of an article, ascending."""
    numbers = np.frombuffer(profile.terms, HASH)
    return numbers[: np.searchsorted(numbers, np.uint64(1 << PART_SHIFT))]


def compare_words(one: Profile, other: Profile) -> int:
    """The cosine of two articles by all their words alone, in millionths."""
    mine, theirs = words_of(one), words_of(other)
    _, here, there = np.intersect1d(mine, theirs, assume_unique=True, return_indices=True)
    a, b = (np.frombuffer(profile.weights, WEIGHT).astype(np.int64) for profile in (one, other))
    return int((a[here] * b[there]).sum() >> WEIGHT_BITS) * MILLION >> WEIGHT_BITS


def published_day(article: Article) -> str | None:
    """The calendar day an article names as its own, in its own zone."""
    if not article.published or len(article.published) < len("2026-03-09"):
        return None
    return date.fromisoformat(article.published[:10]).isoformat()


if len(PARTS) > 1 << (64 - PART_SHIFT):
    raise AssertionError(PARTS)
