"""Utterances: quotations as words, each with what is said in one go with it where "he said" stands in between."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ..model import Article, Quotation, Span
from ..words import WORD, fold, millionths, rarity, stem, stems
from .material import Material
from .voices import Voice, voice_of

LONGEST_BREAK = 12
"""Words that may stand between two parts: more than "said", a name and an office tell something of their own."""
LEAST_RARITY = 0.1
"""What a word tells that every report has, in nats."""
_OMISSION = re.compile(r"…|\.\s?\.\s?\.|\[[^\]]*\]|\([^)]*\)")
"""A mark that words are left out, or were put in by the reporter."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an utterance: as folded, its stem, what it tells in millionths of a nat, and its place in the article.

    `after_omission` tells that something is marked as left out right before it.
    """

    folded: str
    stem: str
    weight: int
    start: int
    end: int
    after_omission: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation with its words, its speaker and the sentences around; `speech` is all said in one go with it.

    `speaker` are the stems of the words that name who speaks.
    """

    article: Article
    quotation: Quotation
    words: tuple[Word, ...]
    speech: tuple[Word, ...]
    voice: Voice | None
    sentences: str
    speaker: frozenset[str]

    @property
    def stems(self) -> tuple[str, ...]:
        """Its words as stems, in order."""
        return tuple(word.stem for word in self.words)

    @property
    def spelling(self) -> tuple[str, ...]:
        """Its words as folded, in order."""
        return tuple(word.folded for word in self.words)

    @property
    def weight(self) -> int:
        """What its words tell together."""
        return sum(word.weight for word in self.words)

    @property
    def place(self) -> tuple[str, int]:
        """A sortable name."""
        return self.article.id, self.quotation.start

    @property
    def is_broken_off(self) -> bool:
        """Whether more was said in one go with it."""
        return len(self.words) < len(self.speech)

    @property
    def ends_open(self) -> bool:
        """Whether it ends on a mark that words are left out."""
        return bool(_OMISSION.search(self.article.text, self.words[-1].end, self.quotation.end))

    @property
    def named(self) -> Span | None:
        """Where its report calls the known speaker by name; None where it does not."""
        span = self.quotation.speaker_span
        if span is None or self.voice is None or self.voice.key is None or self.voice.is_bare:
            return None
        is_told = self.voice.name in fold(self.article.text[slice(*span)])
        return Span(self.article.id, *span) if is_told else None

    def as_speech(self) -> Utterance:
        """All that was said in one go, as if it were one quotation."""
        return replace(self, words=self.speech)


def find_utterances(material: Material) -> tuple[Utterance, ...]:
    """Every utterance of the story that has words, by article and place."""
    return tuple(
        utterance
        for article in sorted(material.articles, key=lambda a: a.id)
        for parts in _join(material, article)
        for utterance in _utterances(material, article, parts)
        if utterance.words
    )


def _join(material: Material, article: Article) -> Iterator[list[Quotation]]:
    told = [q for q in article.quotations if q.kind in {"direct", "partial"}]
    edges = [n for n, (a, b) in enumerate(pairwise(told), 1) if not _goes_on(material, article, a, b)]
    for start, end in pairwise([0, *edges, len(told)] if told else []):
        yield told[start:end]


def _goes_on(material: Material, article: Article, a: Quotation, b: Quotation) -> bool:
    """Whether a quotation goes on where another was broken off: next in one paragraph, by the same speaker or none."""
    if b.continues == a.id:
        return True
    between = article.text[a.end : b.start]
    one, other = (voice_of(material, article, q) for q in (a, b))
    is_near = "\n" not in between and 0 < len(between.split()) <= LONGEST_BREAK
    return is_near and a.kind == b.kind == "direct" and (one == other or other is None)


def _utterances(material: Material, article: Article, parts: list[Quotation]) -> Iterator[Utterance]:
    language = article.language or "en"
    words = {q.id: tuple(_words(article.text, q.start, q.end, language)) for q in parts}
    speech = tuple(word for q in parts for word in words[q.id])
    voices = [v for q in parts if (v := voice_of(material, article, q)) is not None]
    for q in parts:
        own = voice_of(material, article, q) or next(iter(voices), None)
        named = frozenset(stems(article.text[slice(*q.speaker_span)], language)) if q.speaker_span else frozenset()
        yield Utterance(article, q, words[q.id], speech, own, _sentences(article, q.start, q.end), named)


def _words(text: str, start: int, end: int, language: str) -> Iterator[Word]:
    """The words of a span; those in brackets are the reporter's."""
    marks = [m.span() for m in _OMISSION.finditer(text, start, end)]
    last = start
    for found in WORD.finditer(text, start, end):
        if not any(a <= found.start() < b for a, b in marks):
            folded = fold(found.group())[0]
            is_marked = any(last <= a < found.start() for a, _ in marks)
            weight = millionths(max(rarity(folded, language), LEAST_RARITY))
            yield Word(folded, stem(folded, language), weight, found.start(), found.end(), is_marked)
            last = found.end()


def _sentences(article: Article, start: int, end: int) -> str:
    """The sentences in which a span lies, whole."""
    first = max(0, bisect_right(article.sentences, (start, len(article.text))) - 1)
    last = max(first, bisect_right(article.sentences, (end - 1, len(article.text))) - 1)
    return article.text[article.sentences[first][0] : article.sentences[last][1]] if article.sentences else ""
