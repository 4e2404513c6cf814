"""How much articles are alike by their words, for every pair worth comparing.

A likeness depends on two articles and frozen tables only. So what an earlier build found stays true, and only new
articles are compared; the answer is that of comparing all, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .profiles import HASH, WEIGHT, WEIGHT_BITS, Profile
from .vectors import Integers, lay_rows, multiply

SHARED_KEY_TERMS = 2
"""Key terms that two articles must share before they are compared."""

KEY_BYTES = 16
"""Length of a profile's key."""
POSITION_BITS = 21
"""Bits of a position and of a likeness in a pair: two positions and a likeness fill 63, for two million articles."""
MILLION = 1_000_000
"""The likeness of an article and itself."""
BATCH = 1 << 15
"""Pairs taken at a time: 256 kB, which a processor keeps at hand. All at once took twice as long."""
_PAIR = np.dtype("<i8")
_LOW = (1 << POSITION_BITS) - 1


@dataclass(frozen=True, slots=True)
class Likenesses:
    """All pairs of some profiles that are alike at all, as bytes that can be kept.

    `profiles` are their keys, ascending; `pairs` are 64-bit numbers, ascending, each two positions in `profiles`, the
    smaller first, and a likeness by words in millionths. A pair that is missing has nothing in common worth counting.
    """

    profiles: bytes
    pairs: bytes


def compare_articles(profiles: Sequence[Profile], known: Likenesses | None) -> Likenesses:
    """Compare each profile with each, except those that `known` has compared; damaged knowledge is not used."""
    place = {key: n for n, key in enumerate(sorted(p.key for p in profiles))}
    old, pairs = _read_known(known)
    seen = place.keys() & set(old)
    rows = sorted(profiles, key=lambda p: (p.key not in seen, p.key))
    moved = _move_pairs(pairs, np.array([place.get(key, -1) for key in old], np.int64))
    found = _compare_new(rows, np.array([place[p.key] for p in rows], np.int64), len(seen))
    joined = np.concatenate([np.zeros(0, np.int64), *moved, *found])
    return Likenesses(b"".join(place), np.sort(joined, kind="stable").tobytes())


def unpack_pairs(likenesses: Likenesses) -> Iterator[tuple[Integers, Integers, Integers]]:
    """The two positions and the likeness of every pair, a batch at a time."""
    return _unpack(np.frombuffer(likenesses.pairs, _PAIR))


def _unpack(pairs: Integers) -> Iterator[tuple[Integers, Integers, Integers]]:
    for start in range(0, len(pairs), BATCH):
        batch = pairs[start : start + BATCH]
        yield batch >> (2 * POSITION_BITS), (batch >> POSITION_BITS) & _LOW, batch & _LOW


def _pack(low: Integers, high: Integers, words: Integers) -> Integers:
    return (low << (2 * POSITION_BITS)) | (high << POSITION_BITS) | words


def _read_known(known: Likenesses | None) -> tuple[list[bytes], Integers]:
    """The keys and pairs of an earlier build; none, if they cannot be what a build wrote."""
    nothing: Integers = np.zeros(0, np.int64)
    if known is None or len(known.profiles) % KEY_BYTES or len(known.pairs) % _PAIR.itemsize:
        return [], nothing
    keys = [known.profiles[n : n + KEY_BYTES] for n in range(0, len(known.profiles), KEY_BYTES)]
    pairs: Integers = np.frombuffer(known.pairs, _PAIR)
    ordered = all(a < b for a, b in pairwise(keys)) and bool(np.all(pairs[1:] > pairs[:-1]))
    sound = ordered and all(
        np.all((low >= 0) & (low < high) & (high < len(keys)) & (words > 0) & (words <= MILLION))
        for low, high, words in _unpack(pairs)
    )
    return (keys, pairs) if sound else ([], nothing)


def _move_pairs(pairs: Integers, place: Integers) -> Iterator[Integers]:
    """Pairs with their positions of today; those of an article that is gone fall out. Keys keep their order."""
    for low, high, words in _unpack(pairs):
        new_low, new_high = place[low], place[high]
        kept = (new_low >= 0) & (new_high >= 0)
        yield _pack(new_low[kept], new_high[kept], words[kept])


def _compare_new(rows: Sequence[Profile], place: Integers, fresh: int) -> Iterator[Integers]:
    """The pairs of each row from `fresh` on with all rows before it."""
    if fresh == len(rows):
        return
    weights = np.frombuffer(b"".join(p.weights for p in rows), WEIGHT).astype(np.int64)
    terms = lay_rows([p.terms for p in rows], weights, fresh)
    held = sum(len(p.keys) for p in rows) // HASH.itemsize
    keys = lay_rows([p.keys for p in rows], np.ones(held, np.int64), fresh)
    languages = _number_languages(rows)
    for row in range(fresh, len(rows)):
        shared = _speak_alike(languages, row) & (multiply(keys, row) >= SHARED_KEY_TERMS)
        words = np.where(shared, _to_millionths(multiply(terms, row)), 0)
        others = np.flatnonzero(words)
        mine, theirs = np.broadcast_to(place[row], len(others)), place[others]
        yield _pack(np.minimum(mine, theirs), np.maximum(mine, theirs), words[others])


def _to_millionths(products: Integers) -> Integers:
    """The cosine of two vectors as an integer, the only form in which scores are compared; rounding adds nothing."""
    half = 1 << (2 * WEIGHT_BITS - 1)
    words: Integers = np.minimum((products * MILLION + half) >> (2 * WEIGHT_BITS), MILLION)
    return words


def _number_languages(rows: Sequence[Profile]) -> Integers:
    names = sorted({p.language for p in rows if p.language is not None})
    number = {name: n for n, name in enumerate(names)}
    return np.array([-1 if p.language is None else number[p.language] for p in rows], np.int64)


def _speak_alike(languages: Integers, row: int) -> NDArray[np.bool_]:
    """Which rows before this one are in its language; an unknown one is like any other."""
    before, own = languages[:row], languages[row]
    alike: NDArray[np.bool_] = (before == own) | (before == -1) | (own == -1)
    return alike
