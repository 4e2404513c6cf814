"""Copies: what tells that one article prints the text of another, whatever the days between.

Two signs: whole sentences that both have, word for word, and a MinHash of all runs of SHINGLE words, which holds where
every sentence was touched. Agencies' reports are cut and moved about, so no order is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rensa import RMinHash

from ..words import fold
from .hashes import HASH, hash_term, join_hashes
from .terms import SENTENCE_END

SHORTEST_SENTENCE = 8
"""Words of a sentence that two writers do not hit on by themselves."""
SHINGLE = 5
"""Words of a run that MinHash counts."""
PERMUTATIONS = 128
"""Numbers of a MinHash; an estimate is then off by .04 or so."""
BAND = 4
"""Numbers of a band. Of two articles that share half their runs, 87 in 100 have one of 32 bands in common."""
COPIED_WORDS = 40
"""Words of shared sentences from which one article is a copy of another, if they are COPIED_SHARE of the shorter."""
COPIED_SHARE = 60
"""Per cent of the shorter article's sentences, by words."""
COPIED_RUNS = 51
"""Equal numbers of two MinHashes from which one is a copy: four tenths of all runs of both."""

_SIGNATURE = np.dtype("<u4")


@dataclass(frozen=True, slots=True)
class CopyMarks:
    """What copies of an article have as well.

    `sentences` are hashes (HASH) of its long sentences, ascending, `lengths` (4 bytes each) their words; `signature` is
    its MinHash, empty if it is too short for one; `bands` are hashes of the bands of it, ascending.
    """

    sentences: bytes = b""
    lengths: bytes = b""
    signature: bytes = b""
    bands: bytes = b""


def mark_copies(text: str) -> CopyMarks:
    """The marks of a text."""
    sentences = {hash_term(" ".join(words)): len(words) for words in _sentences(text)}
    signature = _sign(fold(text))
    ordered = sorted(sentences)
    return CopyMarks(
        join_hashes(ordered),
        np.array([sentences[mark] for mark in ordered], _SIGNATURE).tobytes(),
        signature.tobytes(),
        join_hashes(sorted(_hash_bands(signature))),
    )


def _sentences(text: str) -> Iterable[list[str]]:
    found = (fold(sentence) for sentence in SENTENCE_END.split(text))
    return (words for words in found if len(words) >= SHORTEST_SENTENCE)


def _sign(words: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    runs = {" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}
    if not runs:
        return np.zeros(0, _SIGNATURE)
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
    minhash.update(sorted(runs))
    return np.array(minhash.digest(), _SIGNATURE)


def _hash_bands(signature: np.ndarray[tuple[int], np.dtype[np.uint32]]) -> set[int]:
    starts = range(0, len(signature), BAND)
    return {hash_term(f"band {n} {signature[n : n + BAND].tobytes().hex()}") for n in starts}


def is_copy(one: CopyMarks, other: CopyMarks) -> bool:
    """Whether one of two articles prints the text of the other, or both that of a third."""
    return _share_sentences(one, other) or _share_runs(one, other)


def _share_sentences(one: CopyMarks, other: CopyMarks) -> bool:
    mine, theirs = np.frombuffer(one.sentences, HASH), np.frombuffer(other.sentences, HASH)
    _, here, _ = np.intersect1d(mine, theirs, assume_unique=True, return_indices=True)
    words = np.frombuffer(one.lengths, _SIGNATURE)
    shorter = min(int(words.sum()), int(np.frombuffer(other.lengths, _SIGNATURE).sum()))
    shared = int(words[here].sum())
    return shared >= COPIED_WORDS and shared * 100 >= COPIED_SHARE * shorter


def _share_runs(one: CopyMarks, other: CopyMarks) -> bool:
    mine, theirs = np.frombuffer(one.signature, _SIGNATURE), np.frombuffer(other.signature, _SIGNATURE)
    return len(mine) == len(theirs) > 0 and int((mine == theirs).sum()) >= COPIED_RUNS
