"""Headline and deck: published words, chosen, never written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Article
from ..words import cosine, fold, millionths, stem, weights
from .hedges import hedged_stems
from .material import Material
from .points import Point
from .tables import differences

LONG_HEADLINE = 90
"""Characters from which a headline breaks over three lines on a phone."""
DECK_SUPPORT = 150_000
"""Likeness (millionths) of a standfirst to some core point at which that point bears it out."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A headline or deck: its words, whose they are, and which field of the article they stand in."""

    text: str
    article: str
    field: str

    def plain(self) -> Mapping[str, str]:
        """As the digest data writes it."""
        return {"text": self.text, "article": self.article, "field": self.field}


def list_headings(articles: Sequence[Article]) -> Iterator[Heading]:
    """All that the editor may choose as a headline: titles, then standfirsts, then sentences."""
    yield from (Heading(a.title, a.id, "title") for a in articles if a.title)
    yield from (Heading(a.standfirst, a.id, "standfirst") for a in articles if a.standfirst)
    yield from (Heading(a.text[start:end], a.id, "sentence") for a in articles for start, end in a.sentences)


def choose_headline(material: Material, core: Sequence[Point], points: Sequence[Point]) -> Heading:
    """The title that covers most of the core and loses no hedge, of a known outlet if one has any; else a sentence."""
    titled = [a for a in material.articles if a.title]
    if not titled:
        first = (list(core) or sorted(points, key=lambda p: (p.place, p.shown.id)))[0].shown
        return Heading(first.text, first.span.article, "sentence")
    language = material.articles[0].language
    centre = weights("\n".join(p.shown.text for p in core) or material.articles[0].text, language)
    hedged = hedged_stems([a.text for a in material.articles], language)

    def merit(title: str) -> int:
        score = millionths(cosine(weights(title, language), centre))
        score -= 300_000 * bool(
            hedged & {stem(w, language or "en") for w in fold(title)} and not differences().hedges.search(title)
        )
        score -= 100_000 * title.rstrip().endswith("?")
        return score - 2_000 * max(0, len(title) - LONG_HEADLINE)

    best = max(titled, key=lambda a: ("outlet" in a.evidence, merit(a.title or ""), -material.articles.index(a)))
    return Heading(best.title or "", best.id, "title")


def choose_deck(material: Material, headline: Heading, core: Sequence[Point]) -> Heading | None:
    """The standfirst of the headline's article, if some core point bears it out."""
    article = material.article(headline.article)
    if headline.field != "title" or not article.standfirst:
        return None
    words = weights(article.standfirst, article.language)
    support = max(
        (millionths(cosine(words, weights(p.shown.text, article.language))) for p in core), default=DECK_SUPPORT
    )
    return Heading(article.standfirst, article.id, "standfirst") if support >= DECK_SUPPORT else None
