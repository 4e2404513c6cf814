"""What collation works on: one story's articles, whose their mentions and quotations are, their sentences as units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..model import Article, Pair, Quotation, Span
from ..moments import find_day
from ..word_lists import base_language
from .tables import clause_edges, near_days, weekdays

Place = tuple[str, int, int]

WEEK = 7
SHORTEST_CLAUSE = 4
"""Words below which a piece of a sentence says nothing of its own."""


@dataclass(frozen=True, slots=True)
class Material:
    """One story before collation: articles oldest first, entity keys of mentions, speaker keys of quotations."""

    articles: tuple[Article, ...]
    mentions: Mapping[Place, str]
    speakers: Mapping[str, str]

    def article(self, article_id: str) -> Article:
        """The article with this id."""
        return next(a for a in self.articles if a.id == article_id)

    def voice(self, article: Article, quotation: Quotation) -> str | None:
        """The last word of the speaker's name, known or only named: enough to tell that two voices are not one.

        Whom the pronoun of a report without marks means is left out: the odds were learned from what sentences name.
        """
        if quotation.kind == "indirect" and quotation.antecedent is not None:
            return None
        if quotation.id in self.speakers:
            return re.split(r"[ :]", self.speakers[quotation.id])[-1]
        if quotation.speaker_span is None:
            return None
        name = article.text[slice(*quotation.speaker_span)]
        return name.split()[-1].casefold() if name[:1].isupper() and " " in name else None


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: where it stands, its words, its clauses, and what it names, counts, dates and quotes.

    `told` is the day of its report, if known, `place` its rank there in thousandths; `quoted` tells that it stands
    wholly inside a quotation, `mostly_quoted` that more than half of it does; `quotations` are those of some words.
    """

    id: str
    span: Span
    text: str
    clauses: tuple[Pair, ...]
    rank: int
    place: int
    entities: frozenset[str]
    numbers: frozenset[tuple[str, str | None, str | None]]
    figures: tuple[str, ...]
    days: frozenset[int]
    speakers: frozenset[str]
    voices: frozenset[str]
    quoted: bool
    mostly_quoted: bool
    first: bool
    told: str | None
    quotations: frozenset[str]

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1


def units_of(material: Material) -> tuple[Unit, ...]:
    """Every sentence of the story, by article and place."""
    return tuple(
        _unit(material, article, rank) for article in material.articles for rank in range(len(article.sentences))
    )


def unit_id(span: Span) -> str:
    """A sortable name of a span."""
    return f"{span.article}:{span.start:08}-{span.end:08}"


def _unit(material: Material, article: Article, rank: int) -> Unit:
    start, end = article.sentences[rank]
    span = Span(article.id, start, end)
    text = article.text[start:end]
    named = {
        material.mentions[article.id, m.start, m.end]
        for m in article.mentions
        if start <= m.start < end and (article.id, m.start, m.end) in material.mentions
    }
    quotations = [q for q in article.quotations if q.start < end and start < q.end and q.kind != "scare"]
    return Unit(
        id=unit_id(span),
        span=span,
        text=text,
        clauses=_clauses(text),
        rank=rank,
        place=rank * 1000 // max(1, len(article.sentences) - 1),
        entities=frozenset(named),
        numbers=frozenset((q.value, q.unit, q.counted) for q in article.quantities if start <= q.start < end),
        figures=tuple(article.text[q.start : q.end] for q in article.quantities if start <= q.start < end),
        days=days_named(text, article),
        told=find_day(article.published),
        quotations=frozenset(
            q.id
            for q in quotations
            if q.kind in {"direct", "partial"} and article.text.count(" ", q.start, q.end) >= SHORTEST_CLAUSE - 1
        ),
        speakers=frozenset(material.speakers[q.id] for q in quotations if q.id in material.speakers),
        voices=frozenset(voice for q in quotations if (voice := material.voice(article, q)) is not None),
        quoted=any(q.start <= start + 1 and end - 1 <= q.end for q in quotations if q.kind in {"direct", "partial"}),
        mostly_quoted=2 * sum(min(end, q.end) - max(start, q.start) for q in quotations if q.kind != "indirect")
        > end - start,
        first=rank == 0,
    )


def _clauses(text: str) -> tuple[Pair, ...]:
    """The pieces of a sentence that may state something of their own; the whole alone when it has none."""
    edges = [0, *(m.end() for m in clause_edges().finditer(text)), len(text)]
    pieces = [(a, b) for a, b in pairwise(edges) if len(text[a:b].split()) >= SHORTEST_CLAUSE]
    return tuple(pieces) if len(pieces) > 1 else ((0, len(text)),)


def days_named(text: str, article: Article) -> frozenset[int]:
    """The days of the week that a text names, Monday as 1, in any of four languages; "yesterday" where it is dated."""
    names, pattern = weekdays()
    # Without regard to case a pattern finds dotless letters, too, which no table has.
    found = {names[word] for m in pattern.finditer(text) if (word := m.group(1).casefold()) in names}
    near, nearby = near_days(base_language(article.language))
    told = find_day(article.published)
    if told is not None:
        day = date.fromisoformat(told)
        found |= {
            (day.isoweekday() - 1 - near[word]) % WEEK + 1
            for m in nearby.finditer(text)
            if (word := m.group(1).casefold()) in near
        }
    return frozenset(found)
