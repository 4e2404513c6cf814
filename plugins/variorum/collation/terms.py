"""A sentence as its terms: names as their entities, figures as their values, all else as stems."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model import Article, Pair, Quotation
from ..words import fold, rarity, stem
from .material import Place

COMMON_RARITY = 4.0
"""Rarity (nats) from which a word counts fully; "government" has about 3."""
LEAST_WEIGHT = 0.1
"""General weight below which a word is left out: articles, prepositions and auxiliaries, which all sentences share."""
SPEAKER_WEIGHT = 0.3
"""General weight of what only says whose words these are: two remarks are not alike because one man made both."""

WORD, FIGURE, NAME, SPEAKER = range(4)
"""What a term is; SPEAKER is a name that only says whose words these are."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term: what tells it from others, its general weight, its letters, what it is, and the words that say it.

    Names and figures weigh as much as a rare word: dearer, and all sentences about one person would be alike.
    """

    key: str
    weight: float
    letters: str
    kind: int
    said: str


class Reader:
    """Reads the terms of an article's sentences; what an article says of itself is looked up once."""

    def __init__(self, article: Article, mentions: Mapping[Place, str], roles: Mapping[str, str]) -> None:
        self._article = article
        self._roles = roles
        self._language = article.language or "en"
        self._speakers = find_attributions(article)
        self._starts = [start for start, _ in self._speakers]
        text = article.text
        fixed = [
            (m.start, m.end, Term(key, 1.0, key.rpartition(":")[2], NAME, text[m.start : m.end]))
            for m in article.mentions
            if (key := mentions.get((article.id, m.start, m.end)))
        ]
        fixed += [
            (q.start, q.end, Term(f"figure:{q.value}:{q.unit or ''}", 1.0, q.value, FIGURE, text[q.start : q.end]))
            for q in article.quantities
        ]
        self._fixed = sorted(fixed, key=lambda item: item[:2])
        self._edges = [start for start, _, _ in self._fixed]

    def read(self, start: int, end: int) -> list[Term]:
        """The terms of a stretch, in order, those that every sentence has left out."""
        found: list[Term] = []
        at = start
        for a, b, term in self._fixed[bisect_right(self._edges, start - 1) : bisect_right(self._edges, end)]:
            if a >= at and b <= end:
                found += self._words(at, a)
                found.append(replace(term, weight=SPEAKER_WEIGHT, kind=SPEAKER) if self._speaks(a, b) else term)
                at = b
        return [term for term in found + self._words(at, end) if term.weight >= LEAST_WEIGHT]

    def _words(self, start: int, end: int) -> list[Term]:
        found: list[Term] = []
        is_definite = False
        for run in _RUN.finditer(self._article.text, start, end):
            part = SPEAKER_WEIGHT if self._speaks(run.start(), run.end()) else 1.0
            for word in fold(run.group()):
                if len(word) == 1 and word.isalpha():
                    continue  # what is left of "Ukraine's" behind the name
                weight = part * min(1.0, rarity(word, self._language) / COMMON_RARITY)
                key = self._roles.get(word) if is_definite else None
                if key is None:
                    found.append(Term(stem(word, self._language), weight, word, WORD, word))
                else:
                    found.append(Term(key, part, key.rpartition(":")[2], NAME if part == 1.0 else SPEAKER, word))
                is_definite = word == "the"
        return found

    def _speaks(self, start: int, end: int) -> bool:
        """Whether a stretch only says whose words these are: "the UK Defence Secretary" in front of "said"."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and end <= self._speakers[place][1]


def find_attributions(article: Article) -> list[Pair]:
    """Where an article only says whose words these are: "The mayor, Joan Tetlow, said", "she told reporters that"."""
    found: list[Pair] = []
    starts = [start for start, _ in article.sentences]
    for q in article.quotations:
        if q.speaker_span is None or q.cue is None:
            continue
        place = bisect_right(starts, q.cue[0]) - 1
        if place >= 0:
            found += _attribution(article, q, q.speaker_span, article.sentences[place])
    merged: list[Pair] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _attribution(article: Article, q: Quotation, speaker: Pair, sentence: Pair) -> Iterator[Pair]:
    """The stretch in front of a quotation or behind it, as far as the next one, that holds the speaker."""
    start, end = sentence
    others = [o for o in article.quotations if o.start < end and start < o.end and o.kind != "scare"]
    if speaker[0] < q.start and q.cue is not None:
        before = max((o.end for o in others if o.end <= speaker[0]), default=start)
        yield before, q.start if q.kind == "indirect" else max(speaker[1], q.cue[1])
    elif q.end <= speaker[0] < end:
        yield q.end, min((o.start for o in others if o.start >= speaker[1]), default=end)


_RUN = re.compile(r"\S+")
