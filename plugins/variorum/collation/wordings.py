"""All sentences of a story as rows of numbers, so that many pairs can be compared at once.

Numbers are whole: a sum is the same in whatever order it is taken, on whatever machine.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..words import norm
from . import word_vectors
from .terms import NAME, SPEAKER, Term

Integers = NDArray[np.int64]

THOUSAND = 1000
MOST_TERMS = 32
"""Terms of a sentence that are compared, the heaviest; longer sentences state several things."""
NEAR = 600
"""Nearness (thousandths) from which two words may stand for each other."""
PIECE = 4
"""Letters of the pieces of words that catch inflections, compounds and names that no table has."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """Rows are sentences.

    `terms` are numbers of terms (`len(near) - 1` where there are no more), `shares` what each has of its sentence's
    weight, and `units` of its vector of length 1, both in thousandths. `near` tells of two terms how near they are, in
    thousandths. `kinds` are those of terms. `meanings` are the mean vectors of sentences, of length 1000. `pieces` are
    pieces of words as numbers, row by row as `ends` says, with their parts of a vector of length 1000.
    """

    terms: Integers
    shares: Integers
    units: Integers
    near: NDArray[np.int16]
    kinds: Integers
    meanings: Integers
    pieces: Integers
    parts: Integers
    ends: Integers


def lay_out(sentences: Sequence[tuple[Sequence[Term], str | None]]) -> Wordings:
    """The rows of some sentences, each given as its terms and its language.

    A term weighs what it weighs in general (rare words more) times what it tells in this story (terms of few sentences
    more). The story's own counts may be used: a story is a function of its articles.
    """
    told = [_weigh(terms) for terms, _ in sentences]
    counts = Counter(key for row in told for key in row)
    kinds = {term.key: term.kind for terms, _ in sentences for term in terms if term.kind != SPEAKER}
    languages = {term.key: language for terms, language in sentences for term in terms}
    keys = sorted(counts)
    number = {key: n for n, key in enumerate(keys)}
    rows = [
        {number[key]: weight * math.log(1 + len(sentences) / counts[key]) for key, weight in row.items()}
        for row in told
    ]
    known = word_vectors.look_up([(key if ":" not in key else "", languages[key]) for key in keys])
    shape = len(rows), MOST_TERMS
    terms = np.full(shape, len(keys), np.int64)
    shares, units = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for n, row in enumerate(rows):
        order = sorted(row, key=lambda t: (-row[t], t))[:MOST_TERMS]
        total, length = sum(row[t] for t in order) or 1.0, norm(row[t] for t in order) or 1.0
        terms[n, : len(order)] = order
        shares[n, : len(order)] = [round(THOUSAND * row[t] / total) for t in order]
        units[n, : len(order)] = [round(THOUSAND * row[t] / length) for t in order]
    pieces, parts, ends = _lay_out_pieces([terms for terms, _ in sentences])
    return Wordings(
        terms=terms,
        shares=shares,
        units=units,
        near=_find_near(known),
        kinds=np.array([*(kinds.get(key, NAME) for key in keys), -1], np.int64),
        meanings=_average(terms, shares, known),
        pieces=pieces,
        parts=parts,
        ends=ends,
    )


def _weigh(terms: Sequence[Term]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for term in terms:
        found[term.key] = max(found.get(term.key, 0.0), term.weight)
    return found


def _find_near(known: word_vectors.Vectors) -> NDArray[np.int16]:
    """How near every two terms are; a term that no table has is near itself alone. The last row is no term."""
    size = len(known) + 1
    near = np.zeros((size, size), np.int16)
    unit = word_vectors.LENGTH**2
    products = (known @ known.T).astype(np.int64) * THOUSAND // unit
    near[:-1, :-1] = np.where(products >= NEAR, np.minimum(products, THOUSAND), 0)
    np.fill_diagonal(near[:-1, :-1], THOUSAND)
    return near


def _average(terms: Integers, shares: Integers, known: word_vectors.Vectors) -> Integers:
    vectors = np.concatenate([known, np.zeros((1, known.shape[1]), np.float32)]).astype(np.int64)
    sums = (vectors[terms] * shares[:, :, None]).sum(axis=1)
    lengths = np.sqrt((sums * sums).sum(axis=1, keepdims=True).astype(np.float64))
    found: Integers = np.rint(sums * THOUSAND / np.maximum(lengths, 1)).astype(np.int64)
    return found


def _lay_out_pieces(sentences: Sequence[Sequence[Term]]) -> tuple[Integers, Integers, Integers]:
    rows = [_pieces(terms) for terms in sentences]
    counts = Counter(piece for row in rows for piece in row)
    number = {piece: n for n, piece in enumerate(sorted(counts))}
    columns: list[int] = []
    values: list[int] = []
    for row in rows:
        told = {p: weight * math.log(1 + len(rows) / counts[p]) for p, weight in row.items()}
        length = norm(told.values()) or 1.0
        for piece in sorted(told):
            columns.append(number[piece])
            values.append(round(THOUSAND * told[piece] / length))
    ends = np.cumsum([0, *(len(row) for row in rows)])
    return np.array(columns, np.int64), np.array(values, np.int64), ends


_NOT_A_LETTER = re.compile(r"[^\w.%]+")


def _pieces(terms: Sequence[Term]) -> Mapping[str, float]:
    """The pieces of a sentence's words, each with the weight of the heaviest word that has it."""
    found: dict[str, float] = {}
    for term in terms:
        padded = f" {_NOT_A_LETTER.sub('', term.letters)} "
        for n in range(max(1, len(padded) - PIECE + 1)):
            piece = padded[n : n + PIECE]
            found[piece] = max(found.get(piece, 0.0), term.weight)
    return found
