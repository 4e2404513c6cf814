"""Types of names that a word or a list settles: places, peoples, organisations, buildings, acronyms."""

from __future__ import annotations

import re

from ..word_lists import read_table
from .name_spans import Found, Names
from .places import place_type

_LONG_AND_SHORT = re.compile(r"\s*\(\s*(?:the\s+)?[\"“‘']?([A-Z][A-Za-z.&]{1,9})[\"”’']?\s*\)")
_NEXT_CAPITAL = re.compile(r"[ \u00a0][A-Z][\w-]+")
LOOK_BEFORE = 20
"""Characters before a name in which the word beside it stands."""


def settle_places(names: Names, found: list[Found]) -> list[Found]:
    """A known country, capital, large city or people keeps that type wherever it stands alone, and its second word."""
    return [_settle_place(names.text, name) for name in found]


def _settle_place(text: str, found: Found) -> Found:
    start, end, kind = found
    following = _NEXT_CAPITAL.match(text, end)
    longer = place_type(text[start : following.end()]) if following else None
    if following and longer:
        return start, following.end(), longer
    return start, end, place_type(text[start:end]) or kind


def settle_organisations(names: Names, found: list[Found]) -> list[Found]:
    """A run that ends in "Party" or "Inc", or begins with "Ministry", or that "firm" announces, is an organisation."""
    heralds = frozenset(read_table("organisations")["heralds"])
    return [(start, end, _organisation_at(names.text, start, end, heralds) or kind) for start, end, kind in found]


def _organisation_at(text: str, start: int, end: int, heralds: frozenset[str]) -> str | None:
    before = text[max(0, start - LOOK_BEFORE) : start].split(" ")
    if place_type(text[start:end]):
        return None
    announced = len(before) > 1 and before[-1] == "" and before[-2].lower() in heralds
    return "ORG" if announced else organisation_type(text[start:end])


def organisation_type(name: str) -> str | None:
    """ORG, FAC or EVENT by the last or first word of a name of several words, or None."""
    words = [word.strip(".,").lower() for word in name.split()]
    if len(words) < 2:  # noqa: PLR2004 - a bare "Bank" names nothing
        return None
    table = read_table("organisations")
    if words[-1] in table["last"] or words[0] in table["first"]:
        return "ORG"
    return "FAC" if words[-1] in table["buildings"] else "EVENT" if words[-1] in table["events"] else None


def settle_acronyms(names: Names, found: list[Found]) -> list[Found]:
    """`Long Name (ABC)`: the acronym gets the long name's type, there and everywhere."""
    known: dict[str, str] = {}
    for start, end, kind in found:
        match = _LONG_AND_SHORT.match(names.text, end)
        if match and is_acronym_of(match[1], names.text[start:end]):
            known[match[1]] = kind
    typed = [(start, end, known.get(names.text[start:end], kind)) for start, end, kind in found]
    return typed + [
        (m.start(), m.end(), known[form])
        for form in sorted(known)
        for m in re.finditer(rf"\b{re.escape(form)}\b", names.text)
    ]


def is_acronym_of(short: str, name: str) -> bool:
    """Whether the letters of `short` are initials of `name`, in order."""
    initials = iter("".join(word[0] for word in re.findall(r"\w+", name)).lower())
    letters = [c for c in short.lower() if c.isalpha()]
    return len(letters) > 1 and all(letter in initials for letter in letters)
