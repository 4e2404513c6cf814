"""An article as grouping sees it: the words of its title and text as a vector of integers, its language and its day.

Words stand as 64-bit hashes and weights as whole numbers, so that a product of two vectors is exact, whatever the order
in which it is summed, and thousands of articles lie in one array each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import msgspec
import numpy as np

from ..model import Article
from ..words import weights

KEY_TERMS = 40
"""Heaviest terms of an article by which it is found at all. Two reports of one event share several."""
WEIGHT_BITS = 20
"""Binary places of a weight. A product of two vectors is then off by a millionth at most, and fits 64 bits."""

HASH = np.dtype("<u8")
WEIGHT = np.dtype("<i4")


@dataclass(frozen=True, slots=True)
class Profile:
    """What grouping needs of one article; `key` is a hash of all the rest.

    `terms` are hashes (HASH), ascending, `weights` (WEIGHT) stand beside them and have length 2 ** WEIGHT_BITS as a
    vector; `keys` are the hashes of the KEY_TERMS heaviest terms, ascending.
    """

    key: bytes
    id: str
    language: str | None
    day: str | None
    terms: bytes
    weights: bytes
    keys: bytes


def profile_article(article: Article) -> tuple[Profile, tuple[str, ...]]:
    """The profile of an article, and the words its terms stand for, in the order of the terms."""
    vector = weights(f"{article.title or ''}\n{article.text}", article.language)
    whole = {word: round(weight * (1 << WEIGHT_BITS)) for word, weight in vector.items()}
    words = tuple(sorted(whole, key=hash_word))
    heaviest = sorted(whole, key=lambda word: (-whole[word], word))[:KEY_TERMS]
    fields = (
        article.id,
        article.language,
        published_day(article),
        _join_hashes(words),
        np.array([whole[word] for word in words], WEIGHT).tobytes(),
        _join_hashes(sorted(heaviest, key=hash_word)),
    )
    return Profile(blake2b(msgspec.msgpack.encode(fields), digest_size=16).digest(), *fields), words


@lru_cache(maxsize=200_000)
def hash_word(word: str) -> int:
    """The number that stands for a word, the same on every machine."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def published_day(article: Article) -> str | None:
    """The calendar day an article names as its own, in its own zone."""
    if not article.published or len(article.published) < len("2026-03-09"):
        return None
    return date.fromisoformat(article.published[:10]).isoformat()


def _join_hashes(words: Iterable[str]) -> bytes:
    return np.array([hash_word(word) for word in words], HASH).tobytes()
