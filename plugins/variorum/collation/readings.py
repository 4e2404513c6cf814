"""Readings: what one sentence says in each slot in which reports can differ.

A reading has a slot (two readings are compared only inside one), a value, the words that say it, and what it is
about; readings about nothing in common are never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..words import fold, rarity, stem
from .hedges import find_hedges, verb_end
from .material import Material, Unit
from .slots import TELLING, Reading, about, clause_around
from .tables import differences

AFTER_A_NAME = 2
"""Words after a name that must be alike for two names to stand in one place: "X is not preparing for peace"."""


def _language(material: Material, unit: Unit) -> str:
    return material.article(unit.span.article).language or "en"


def times(material: Material, unit: Unit) -> Iterator[Reading]:
    """Points in time and spans of it, by what their clause is about."""
    for found in differences().times.finditer(unit.text):
        value = " ".join(_plain(fold(found.group("time"))))
        topic = about(clause_around(unit, found.start()), _language(material, unit))
        opening = found.group("opening").casefold()
        slot = f"time {differences().same_opening.get(opening, opening)}"
        yield Reading("date", "when", slot, value, found.start(), found.end(), topic)


def _plain(words: list[str]) -> list[str]:
    """A span of time without what does not change it: "a 10-day" is "10 days"; but a year is not this year."""
    if any(word.isdigit() for word in words):
        return [word.rstrip("s") for word in words if word not in ARTICLES]
    return words


ARTICLES = frozenset(["a", "an", "the", "der", "die", "das", "den", "dem", "le", "la", "les", "el", "los"])


def names(material: Material, unit: Unit) -> Iterator[Reading]:
    """Who or what stands before the same words: "US membership" and "Nato membership"."""
    article, language = material.article(unit.span.article), _language(material, unit)
    for m in article.mentions:
        key = material.mentions.get((article.id, m.start, m.end))
        if key is None or _is_city(key) or not (unit.span.start <= m.start and m.end <= unit.span.end):
            continue
        after = _telling_words(unit, m.end - unit.span.start, language)
        if len(after) >= AFTER_A_NAME:
            slot = "name " + " ".join(word for word, _ in after[:AFTER_A_NAME])
            yield Reading("name", "who", slot, key, m.start - unit.span.start, after[AFTER_A_NAME - 1][1], frozenset())


def _is_city(key: str) -> bool:
    """Places below countries stand for their country as often as not ("Kyiv is ready"): no difference of names."""
    return key.startswith("place:") and not key.startswith("place:iso3166:")


def _telling_words(unit: Unit, start: int, language: str) -> list[tuple[str, int]]:
    """The telling stems right after a name, with where each word ends, up to the next break."""
    text = unit.text[start : start + 90]
    hedges = [(h.start, h.end) for h in find_hedges(text, language)]
    found: list[tuple[str, int]] = []
    for word in re.finditer(r"[^\W\d_]+|[,;:.“”\"–—]", text):
        if not word.group()[0].isalpha():
            break
        folded = fold(word.group())[0]
        is_cue = any(a <= word.start() and word.end() < b for a, b in hedges)
        if rarity(folded, language) >= TELLING / 2 and not is_cue:
            found.append((stem(folded, language), start + word.end()))
    return found


def certainties(material: Material, unit: Unit) -> Iterator[Reading]:
    """Whether a telling word stands under a hedge; every sentence that has the word reads it one way or the other."""
    language = _language(material, unit)
    hedges = {h.stem: h for h in find_hedges(unit.text, language)}
    for word in re.finditer(r"[^\W\d_]+", unit.text):
        folded = fold(word.group())
        key = stem(folded[0], language) if folded else ""
        if not key or rarity(folded[0], language) < TELLING / 2:
            continue
        hedge = hedges.get(key)
        if hedge:
            yield Reading("certainty", "certainty", f"certain {key}", "hedged", hedge.start, hedge.end, frozenset())
        elif word.group()[0].islower():
            yield Reading(
                "certainty",
                "certainty",
                f"certain {key}",
                "stated",
                word.start(),
                verb_end(unit.text, word.end()),
                frozenset(),
            )


def classes(material: Material, unit: Unit) -> Iterator[Reading]:
    """The answers of the table's families."""
    for family in differences().families:
        for name, pattern in family.classes.items():
            for found in pattern.finditer(unit.text):
                topic = about(clause_around(unit, found.start()), _language(material, unit)) | unit.entities
                yield Reading(
                    family.kind, family.topic, f"class {family.topic}", name, found.start(), found.end(), topic
                )


_MODIFIER = re.compile(r"\b((?:non|pro|anti|ex|pre|post)-\w+)\s+([^\W\d_]+)", re.IGNORECASE)


def modifiers(_: Material, unit: Unit) -> Iterator[Reading]:
    """What a prefixed word belongs to: "a non-member mission", "non-member countries"."""
    for found in _MODIFIER.finditer(unit.text):
        prefix, noun = found.group(1).casefold(), fold(found.group(2))[0]
        yield Reading(
            "scope",
            "scope",
            f"of {prefix}",
            noun,
            found.start(),
            found.end(),
            frozenset(),
        )
