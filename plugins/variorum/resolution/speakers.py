"""Who speaks: the name, pronoun or title that reading marked, as the key of a person or body of the story."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ..model import Article, Pair, Quotation
from .offices import is_office

Place = tuple[str, int, int]

_ARTICLE = re.compile(r"^(?:the|a|an|der|die|das|le|la|les|el|los|las)\s+", re.IGNORECASE)


def resolve_speakers(
    articles: Sequence[Article], keys: Mapping[Place, str], by_title: Callable[[str], str | None]
) -> dict[str, str]:
    """Quotation id to the key of its speaker, where the text settles it."""
    speakers: dict[str, str] = {}
    for article in articles:
        for quotation in article.quotations:
            key = _speaker(article, quotation, keys, by_title)
            if key is None and quotation.continues is not None:
                key = speakers.get(quotation.continues)
            if key is not None:
                speakers[quotation.id] = key
    return speakers


def _speaker(
    article: Article, quotation: Quotation, keys: Mapping[Place, str], by_title: Callable[[str], str | None]
) -> str | None:
    if quotation.speaker_span is None:
        return _mentioned(article, quotation.antecedent, keys)
    words = article.text[slice(*quotation.speaker_span)]
    named = _mentioned(article, quotation.speaker_span, keys) or _beside(article, quotation.speaker_span, keys)
    if named is not None:
        return named
    # A title is whoever holds it in the story; only a pronoun is whoever was named last.
    return by_title(words) if is_office(words) else _mentioned(article, quotation.antecedent, keys)


def _beside(article: Article, span: Pair, keys: Mapping[Place, str]) -> str | None:
    """The linked person whom a comma parts from a description: "the minister responsible, Danica Petrel, said"."""
    start, end = span
    if not _ARTICLE.match(article.text[start:end]):
        return None
    for m in article.mentions:
        key = keys.get((article.id, m.start, m.end), "")
        between = article.text[end : m.start] if m.start >= end else article.text[m.end : start]
        if between == ", " and key.startswith("person:"):
            return key
    return None


def _mentioned(article: Article, span: Pair | None, keys: Mapping[Place, str]) -> str | None:
    """The linked person inside a span, else the body that is all of it: "the UK's minister" is not the UK."""
    if span is None:
        return None
    inside = [
        (m.end - m.start, keys[article.id, m.start, m.end])
        for m in article.mentions
        if m.start < span[1] and span[0] < m.end and (article.id, m.start, m.end) in keys
    ]
    persons = [key for _, key in inside if key.startswith("person:")]
    bare = _ARTICLE.sub("", article.text[span[0] : span[1]])
    bodies = [key for length, key in inside if length >= len(bare)]
    return persons[-1] if persons else bodies[-1] if bodies else None
