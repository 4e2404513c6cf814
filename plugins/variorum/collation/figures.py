"""Figures as readings: value, unit, what bounds or rounds them, and what they count.

"£150m" and "£150 million" are one, "about 120" agrees with 118, "over 500,000" differs from 500,000.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..model import Article, Quantity
from ..words import fold, stem
from .material import Material, Unit
from .slots import Range, Reading, about, clause_around
from .tables import differences

ROUNDING = 0.05
"""Share by which a figure said to be round may miss the exact one: "about 2,300" for 2,310, "nearly 40" for 38."""
OPEN_END = 0.25
"""Share above "at least" and "over" within which an exact figure still agrees."""
NEXT = 1e-6
"""Share that parts "over 500" from 500."""


def figures(material: Material, unit: Unit) -> Iterator[Reading]:
    """Each figure of a sentence, in the slot of its unit."""
    article = material.article(unit.span.article)
    found = [q for q in article.quantities if unit.span.start <= q.start and q.end <= unit.span.end]
    units = Counter(q.unit for q in found)
    for q in found:
        alone = units[q.unit] == 1 and q.unit is not None
        clause = clause_around(unit, q.start - unit.span.start)
        yield Reading(
            kind="number",
            topic=differences().units.get(q.unit or "", "count"),
            slot=f"figure {q.unit or ''}",
            value=" ".join(filter(None, [q.qualifier and q.qualifier.casefold(), q.value, q.unit])),
            start=max(0, _qualified_start(article, q) - unit.span.start),
            end=_counted_end(article, q) - unit.span.start,
            # The only sum or share of a sentence needs no further word to be what another report gives otherwise.
            about=frozenset() if alone else about(clause, article.language or "en"),
            range=_range(q, article.language or "en"),
        )


def _range(q: Quantity, language: str) -> Range:
    value = float(q.value)
    # A share given in whole per cent is one that was rounded there.
    whole = 0.5 if q.unit == "%" and "." not in q.value else 0.0
    counted = " ".join(stem(word, language) for word in fold(q.counted or ""))
    ends = {
        ">": (value * (1 + NEXT), value * (1 + OPEN_END)),
        "≥": (value, value * (1 + OPEN_END)),
        "<": (value * (1 - ROUNDING), value * (1 - NEXT)),
        "≤": (value * (1 - ROUNDING), value),
        "~": (value * (1 - ROUNDING), value * (1 + ROUNDING)),
    }
    low, high = ends.get(differences().bounds.get((q.qualifier or "").casefold(), ""), (value - whole, value + whole))
    return Range(low, high, counted)


def _qualified_start(article: Article, q: Quantity) -> int:
    """Where the qualifier of a figure begins, if it stands right before."""
    if q.qualifier:
        before = article.text.casefold().rfind(q.qualifier.casefold(), max(0, q.start - len(q.qualifier) - 3), q.start)
        if before >= 0:
            return before
    return q.start


def _counted_end(article: Article, q: Quantity) -> int:
    """Where the noun that a figure counts ends, if it follows at once."""
    if q.counted:
        found = re.match(rf"[\s-]+{re.escape(q.counted)}\b", article.text[q.end : q.end + 60], re.IGNORECASE)
        if found:
            return q.end + found.end()
    return q.end
