"""Sentences and clauses as vectors.

Names as their entities, figures as their values, all else as stems and pieces of words.

A term weighs what it weighs in general (rare words more) times what it tells in this story (terms of few sentences
more). The story's own counts may be used: a story is a function of its articles.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Article
from ..words import fold, rarity, stem, unit_vector
from .material import Material, Unit

COMMON_RARITY = 4.0
"""Rarity (nats) from which a word counts fully; "government" has about 3."""
LEAST_WEIGHT = 0.15
"""General weight below which a word is left out: articles, prepositions and auxiliaries, which all sentences share."""
NAME_WEIGHT = 1.0
"""General weight of a name or figure, as of a rare word: dearer than that, all sentences about one person would be
alike."""
SPEAKER_WEIGHT = 0.5
"""The same for a name that only says whose words these are: two remarks are not alike because one man made both."""
PIECE = 4
"""Letters of the pieces of words that catch inflections and compounds."""

Vector = Mapping[str, float]
Term = tuple[str, float, str]
"""A term's key, its general weight, and the letters it is made of."""


@dataclass(frozen=True, slots=True)
class Features:
    """A stretch of text as two vectors: terms, and pieces of words."""

    terms: Vector
    pieces: Vector


def features_of(material: Material, units: Sequence[Unit]) -> dict[str, list[Features]]:
    """For each unit the features of the whole sentence and then, if it has several, of each clause."""
    stretches = {u.id: _stretches(material, u) for u in units}
    sentences = [found[0] for found in stretches.values()]
    count = len(sentences)
    terms = Counter(key for words in sentences for key in {term[0] for term in words})
    pieces = Counter(piece for words in sentences for piece in set(_pieces(words)))

    def told_in(words: Sequence[Term]) -> list[Term]:
        # A clause edge may cut a name or figure into words that no whole sentence has.
        return [term for term in words if term[1] >= LEAST_WEIGHT and term[0] in terms]

    def build(words: Sequence[Term]) -> Features:
        told = {key: general * math.log(1 + count / terms[key]) for key, general, _ in told_in(words)}
        counts = Counter(_pieces(words))
        parts = {p: (1 + math.log(n)) * math.log(1 + count / pieces[p]) for p, n in counts.items() if p in pieces}
        return Features(unit_vector(told), unit_vector(parts))

    return {key: [build(words) for words in found] for key, found in stretches.items()}


def is_name(term: str) -> bool:
    """Whether a term is an entity rather than a word or figure."""
    return ":" in term and not term.startswith("figure:")


def _stretches(material: Material, unit: Unit) -> list[list[Term]]:
    article, start = material.article(unit.span.article), unit.span.start
    pieces = [(0, len(unit.text)), *(unit.clauses if len(unit.clauses) > 1 else ())]
    return [_terms(article, start + a, start + b, material.mentions) for a, b in pieces]


def _terms(article: Article, start: int, end: int, mentions: Mapping[tuple[str, int, int], str]) -> list[Term]:
    fixed = [
        (m.start, m.end, (key, _name_weight(article, m.start, m.end), key.rpartition(":")[2]))
        for m in article.mentions
        if start <= m.start and m.end <= end and (key := mentions.get((article.id, m.start, m.end)))
    ]
    fixed += [
        (q.start, q.end, (f"figure:{q.value}:{q.unit or ''}", NAME_WEIGHT, q.value))
        for q in article.quantities
        if start <= q.start and q.end <= end
    ]
    found: list[Term] = []
    at = start
    for a, b, term in sorted(fixed):
        if a >= at:
            found += [*_words(article, at, a), term]
            at = b
    return found + _words(article, at, end)


def _name_weight(article: Article, start: int, end: int) -> float:
    return SPEAKER_WEIGHT if _speaks(article, start, end) else NAME_WEIGHT


def _speaks(article: Article, start: int, end: int) -> bool:
    """Whether a stretch only says whose words these are: "the UK Defence Secretary" in front of "said"."""
    return any(q.speaker_span and q.speaker_span[0] <= start and end <= q.speaker_span[1] for q in article.quotations)


def _words(article: Article, start: int, end: int) -> list[Term]:
    language = article.language or "en"
    found = []
    for run in _RUN.finditer(article.text, start, end):
        part = SPEAKER_WEIGHT if _speaks(article, run.start(), run.end()) else 1.0
        found += [
            (stem(word, language), part * min(1.0, rarity(word, language) / COMMON_RARITY), word)
            for word in fold(run.group())
        ]
    return found


_RUN = re.compile(r"\S+")
_NOT_A_LETTER = re.compile(r"[^\w.%]+")


def _pieces(words: Sequence[Term]) -> list[str]:
    found = []
    for _, _, letters in words:
        padded = f" {_NOT_A_LETTER.sub('', letters)} "
        found += [padded[n : n + PIECE] for n in range(max(1, len(padded) - PIECE + 1))]
    return found
