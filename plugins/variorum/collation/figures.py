"""Figures as readings: value, unit, what bounds or rounds them, and what they count.

"£150m" and "£150 million" are one, "about 120" agrees with 118, "over 500,000" differs from 500,000.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ..model import Article, Quantity
from ..words import fold, rarity, stem
from .material import Material, Unit
from .slots import TELLING, Range, Reading, about, clause_around
from .tables import differences

ROUNDING = 0.05
"""Share by which a figure said to be round may miss the exact one: "about 2,300" for 2,310, "nearly 40" for 38."""
SCALE_ROUNDING = 0.15
"""The same for a scale without a figure: "about a million"."""
WRITTEN_ROUND = 100
"""Below it, a full ten that is said to be round may be five off."""
OPEN_END = 0.25
"""Share above "at least" and "over" within which an exact figure still agrees."""
NEXT = 1e-6
"""Share that parts "over 500" from 500."""
AGE = "years old"
OLDEST = 120
SMALLEST_SCALE = 1000
"""A word that stands for so much or more by itself is a scale: "a million"."""
LONGEST_BETWEEN = 7
"""Characters between a qualifier and its figure: "mehr als eine Million" has an article there."""
LOOK = 40
"""Characters in front of a number in which a name or a noun says that it is an age."""
SAME_UNIT = {"seconds": ("minutes", 1 / 60), "hours": ("minutes", 60), "weeks": ("days", 7)}
"""Units of time that measure what another does, and how much of it they are."""
_AGE_BEFORE = re.compile(
    r"(?:[A-Z][\w’'-]+,|\b(?:[Hh]e|[Ss]he|[Ww]ho) (?:was|is)"
    r"|\b(?:man|woman|boy|girl|Mann|Frau|Junge|Mädchen|homme|femme|hombre|mujer),? (?:of|aged|von)) $"
)
_AGE_BEHIND = re.compile(r"[,.;)]| and\b")


def figures(material: Material, unit: Unit) -> Iterator[Reading]:
    """Each figure of a sentence, in the slot of its unit."""
    article = material.article(unit.span.article)
    found = [
        replace(q, unit=AGE) if _is_age(article, q) else q
        for q in article.quantities
        if unit.span.start <= q.start and q.end <= unit.span.end
    ]
    units = Counter(q.unit for q in found)
    for q in found:
        alone = units[q.unit] == 1 and q.unit is not None
        clause = clause_around(unit, q.start - unit.span.start)
        yield Reading(
            kind="number",
            topic=differences().units.get(q.unit or "", "count"),
            slot=f"figure {SAME_UNIT.get(q.unit or '', (q.unit or '', 1))[0]}",
            value=" ".join(filter(None, [q.qualifier and q.qualifier.casefold(), q.value, q.unit])),
            start=max(0, _qualified_start(article, q) - unit.span.start),
            end=_counted_end(article, q) - unit.span.start,
            # The only sum or share of a sentence needs no further word to be what another report gives otherwise.
            about=frozenset() if alone else about(clause, article.language or "en"),
            range=_range(q, article.language or "en", is_scale=_is_scale(article, q)),
        )


def _is_scale(article: Article, q: Quantity) -> bool:
    return article.text[q.start].isalpha() and float(q.value) >= SMALLEST_SCALE


def _is_age(article: Article, q: Quantity) -> bool:
    """Whether a bare number is an age: "Celeste Marwood, 47, wept", "a local man of 36"."""
    text = article.text
    if q.unit or q.counted or q.qualifier or not q.value.isdecimal() or not 0 < int(q.value) < OLDEST:
        return False
    return bool(_AGE_BEHIND.match(text, q.end) and _AGE_BEFORE.search(text, max(0, q.start - LOOK), q.start))


def _range(q: Quantity, language: str, *, is_scale: bool) -> Range:
    value = float(q.value) * SAME_UNIT.get(q.unit or "", ("", 1))[1]
    # A share given in whole per cent is one that was rounded there.
    whole = 0.5 if q.unit == "%" and "." not in q.value else 0.0
    counted = " ".join(stem(word, language) for word in fold(q.counted or ""))
    about = value * (SCALE_ROUNDING if is_scale else ROUNDING)
    if value < WRITTEN_ROUND and value % 10 == 0:
        about = min(5.0, value * SCALE_ROUNDING)
    ends = {
        ">": (value * (1 + NEXT), value * (1 + OPEN_END)),
        "≥": (value, value * (1 + OPEN_END)),
        "<": (value - about, value * (1 - NEXT)),
        "≤": (value - about, value),
        "~": (value - about, value + about),
    }
    # "A million" without a figure is round, whatever stands before it.
    bound = differences().bounds.get((q.qualifier or "").casefold(), "~" if is_scale else "")
    low, high = ends.get(bound, (value - whole, value + whole))
    is_telling = all(rarity(word, language) >= TELLING for word in fold(q.counted or ""))
    return Range(low, high, counted, value, is_telling)


def _qualified_start(article: Article, q: Quantity) -> int:
    """Where the qualifier of a figure begins, if it stands right before."""
    if q.qualifier:
        first = max(0, q.start - len(q.qualifier) - LONGEST_BETWEEN)
        before = article.text.casefold().rfind(q.qualifier.casefold(), first, q.start)
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
