"""Names of bodies and places that stand in one place of two sentences about one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ..word_lists import table_for
from ..words import fold
from .material import Material, Unit
from .rival import Rival, words_of
from .slots import Reading

ALIKE_FOR_NAMES = 1000
"""Odds (thousandths of a logit) from which sentences are about one thing where names differ."""
LOOK = 2
"""Words before a name in which its preposition stands: "alongside the"."""
SAME_LETTERS = 0.85
"""Share of letters in common from which two names are one, spelled in two ways."""
HEADED = frozenset({"ORG", "FAC", "EVENT", "LAW"})
"""Types of names whose last word says what they are."""
PLACED = frozenset({"GPE", "LOC", "FAC"})
WHERE = frozenset(["in", "at", "near", "outside", "to", "from"])


def compare_names(material: Material, a: Unit, b: Unit, odds: int) -> Iterator[Rival]:
    """Names of two sentences with one noun for what they are ("Constitutional Court"), or in one place."""
    if odds < ALIKE_FOR_NAMES:
        return
    mine, theirs = _read_names(material, a), _read_names(material, b)
    for x in mine:
        for y in theirs:
            is_told = x.value in {z.value for z in theirs} or y.value in {z.value for z in mine}
            is_told = is_told or y.value in a.entities or x.value in b.entities
            if not is_told and x.slot == y.slot and not _is_one_name(_said_words(x, a), _said_words(y, b)):
                yield Rival("name", x.topic, words_of(a, x), words_of(b, y))


def _read_names(material: Material, unit: Unit) -> list[Reading]:
    article, found = material.article(unit.span.article), []
    for m in article.mentions:
        if not unit.span.start <= m.start < m.end <= unit.span.end:
            continue
        key = material.mentions.get((article.id, m.start, m.end)) or article.text[m.start : m.end]
        words = article.text[m.start : m.end].split()
        start, end = m.start - unit.span.start, m.end - unit.span.start
        before = unit.text[:start].split()
        if m.type in HEADED and len(words) > 1:
            part = _find_part(before, article.language or "en")
            found.append(Reading("name", "who", f"{part} the {words[-1].casefold()}", key, start, end, frozenset()))
        elif m.type in PLACED and before and before[-1].casefold() in WHERE:
            slot = f"place {before[-1].casefold()}"
            found.append(Reading("name", "place", slot, key, start, end, frozenset()))
    slots = Counter(reading.slot for reading in found)
    return [reading for reading in found if slots[reading.slot] == 1]


def _find_part(before: Sequence[str], language: str) -> str:
    """The small word that says which part a name has in its sentence: to one quay, from another; "" if none."""
    known = table_for("speech_verbs", language)
    words = [word.casefold() for word in before[-LOOK:] if word.casefold() not in known["determiners"]]
    return words[-1] if words and words[-1] in {*known["prepositions"], *known["coordinators"]} else ""


def _said_words(words: Reading, unit: Unit) -> list[str]:
    return [word for word in fold(unit.text[words.start : words.end]) if word != "the"]


def _is_one_name(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names are one in two forms: with a word more, another word within, or another letter."""
    if not (mine and theirs) or set(mine) <= set(theirs) or set(theirs) <= set(mine) or mine[0] == theirs[0]:
        return True
    return SequenceMatcher(None, " ".join(mine), " ".join(theirs)).ratio() >= SAME_LETTERS
