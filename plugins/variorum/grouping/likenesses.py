"""How much articles are alike by what they say, for every pair worth comparing.

A likeness depends on two articles and frozen tables only. So what an earlier build found stays true, and only pairs
that it had not are compared; the answer is that of comparing all, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .candidates import find_candidates
from .copies import is_copy
from .profiles import MILLION, Profile
from .vectors import Integers, Vectors

KEY_BYTES = 16
"""Length of a profile's key."""
POSITION_BITS = 21
"""Bits of a position and of a likeness in a pair: two positions and a likeness fill 63, for two million articles."""
COPY = 1 << 20
"""The bit above a likeness that says that one article is a copy of the other."""
LEAST_OF_COPIES = 150_000
"""Likeness below which nobody looks whether two articles are copies: their words would be the same."""
BATCH = 1 << 15
"""Pairs taken at a time: 256 kB, which a processor keeps at hand. All at once took twice as long."""
_PAIR = np.dtype("<i8")
_LOW = (1 << POSITION_BITS) - 1


@dataclass(frozen=True, slots=True)
class Likenesses:
    """All pairs of some profiles that are worth comparing, as bytes that can be kept.

    `profiles` are their keys, ascending; `pairs` are 64-bit numbers, ascending, each two positions in `profiles`, the
    smaller first, and a likeness in millionths, with the bit COPY set for copies.
    """

    profiles: bytes
    pairs: bytes


def compare_articles(profiles: Sequence[Profile], known: Likenesses | None) -> Likenesses:
    """Compare all pairs worth it, except those that `known` has compared; damaged knowledge is not used."""
    ordered = sorted(profiles, key=lambda p: p.key)
    place = {p.key: n for n, p in enumerate(ordered)}
    old, pairs = _read_known(known)
    moved = _move_pairs(pairs, np.array([place.get(key, -1) for key in old], np.int64))
    vectors = Vectors([p.terms for p in ordered], [p.weights for p in ordered])
    found = [np.zeros(0, np.int64)]
    for block in find_candidates(ordered):
        places = _pack(block // len(ordered), block % len(ordered), np.zeros(len(block), np.int64))
        found.append(_take_known(np.sort(places), moved, ordered, vectors))
    return Likenesses(b"".join(place), np.sort(np.concatenate(found)).tobytes())


def _take_known(places: Integers, moved: Integers, ordered: Sequence[Profile], vectors: Vectors) -> Integers:
    """The pairs at places (packed, ascending, likeness 0) with their likenesses, from `moved` where it has them."""
    if not len(places):
        return places
    at = np.searchsorted(moved, places)
    nearest = moved[np.minimum(at, len(moved) - 1)] if len(moved) else np.full(len(places), -1)
    is_known = nearest >> POSITION_BITS == places >> POSITION_BITS
    found = np.where(is_known, nearest, places)
    new = np.flatnonzero(~is_known)
    low, high = found[new] >> (2 * POSITION_BITS), (found[new] >> POSITION_BITS) & _LOW
    found[new] |= _compare(low, high, ordered, vectors)
    return found


def _compare(low: Integers, high: Integers, ordered: Sequence[Profile], vectors: Vectors) -> Integers:
    alike = vectors.compare(low, high)
    for n in np.flatnonzero(alike >= LEAST_OF_COPIES).tolist():
        if is_copy(ordered[low[n]].copies, ordered[high[n]].copies):
            alike[n] |= COPY
    return alike


def unpack_pairs(likenesses: Likenesses) -> Iterator[tuple[Integers, Integers, Integers, Integers]]:
    """The two positions and the likeness of every pair, and whether it is one of copies (1 or 0), a batch at a time."""
    return _unpack(np.frombuffer(likenesses.pairs, _PAIR))


def _unpack(pairs: Integers) -> Iterator[tuple[Integers, Integers, Integers, Integers]]:
    for start in range(0, len(pairs), BATCH):
        batch = pairs[start : start + BATCH]
        alike = batch & _LOW
        yield batch >> (2 * POSITION_BITS), (batch >> POSITION_BITS) & _LOW, alike & ~COPY, alike // COPY


def _pack(low: Integers, high: Integers, alike: Integers) -> Integers:
    return (low << (2 * POSITION_BITS)) | (high << POSITION_BITS) | alike


def _read_known(known: Likenesses | None) -> tuple[list[bytes], Integers]:
    """The keys and pairs of an earlier build; none, if they cannot be what a build wrote."""
    nothing: Integers = np.zeros(0, np.int64)
    if known is None or len(known.profiles) % KEY_BYTES or len(known.pairs) % _PAIR.itemsize:
        return [], nothing
    keys = [known.profiles[n : n + KEY_BYTES] for n in range(0, len(known.profiles), KEY_BYTES)]
    pairs: Integers = np.frombuffer(known.pairs, _PAIR)
    ordered = all(a < b for a, b in pairwise(keys)) and bool(np.all(pairs[1:] > pairs[:-1]))
    sound = ordered and all(
        np.all((low >= 0) & (low < high) & (high < len(keys)) & (alike <= MILLION) & (copies <= 1))
        for low, high, alike, copies in _unpack(pairs)
    )
    return (keys, pairs) if sound else ([], nothing)


def _move_pairs(pairs: Integers, place: Integers) -> Integers:
    """Pairs with their positions of today, ascending; those of an article that is gone fall out."""
    found = [np.zeros(0, np.int64)]
    for low, high, alike, copies in _unpack(pairs):
        new_low, new_high = place[low], place[high]
        kept = (new_low >= 0) & (new_high >= 0)
        found.append(_pack(new_low[kept], new_high[kept], (alike | copies * COPY)[kept]))
    return np.concatenate(found)  # keys keep their order, so pairs do
