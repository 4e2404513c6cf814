"""Types of names that a word or a list settles: places, peoples, organisations, buildings, acronyms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import islice

from ..word_lists import read_table
from .name_people import bare_hits
from .name_spans import Found, Names, add_free
from .places import place_type

_LONG_AND_SHORT = re.compile(r"\s*\(\s*(?:the\s+)?[\"“‘']?([A-Z][A-Za-z.&]{1,9})[\"”’']?\s*\)")
_NEXT_CAPITAL = re.compile(r"[ \u00a0](?:and[ \u00a0])?[A-Z][\w-]+")
_OF = frozenset({"of", "for", "de", "del", "du", "für"})
_CAPITALS = re.compile(r"(?<![\w-])(?:The[ \u00a0])?([A-Z]\w+(?:[ \u00a0][A-Z]\w+)*)")
"""A run of capitals that a place fills alone, but for an article."""
_IN_MARKS = re.compile("[\"“‘„']")
_BEFORE_MARK = re.compile("[,.]?[\"”’“']")
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-zß-ÿ]{2,}")
SMALL_WORDS = 2
"""Words in lower case that a line of prose has at least."""
ENGLISH = "en"
SHORTEST_ACRONYM = 3
"""Letters of an acronym that is known wherever it stands."""
LOOK_BEFORE = 20
"""Characters before a name in which the word beside it stands."""


def settle_places(names: Names, found: list[Found]) -> list[Found]:
    """A known country, capital, large city or people keeps that type wherever it stands alone, and its second word.

    Not a body of a table or list, where a team bears the name of its town.
    """
    return [_settle_place(names.text, name) for name in found]


def _settle_place(text: str, found: Found) -> Found:
    start, end, kind = found
    if kind == "ORG" and not _is_prose(text, start):
        return found
    following = _NEXT_CAPITAL.match(text, end)
    longer = place_type(text[start : following.end()]) if following else None
    if following and longer:
        return start, following.end(), longer
    return start, end, place_type(text[start:end]) or kind


def add_places(names: Names, found: list[Found]) -> list[Found]:
    """Known countries, capitals and peoples that a text holds where nothing was found."""
    if names.language != ENGLISH:
        return found
    runs = ((m.start(1), m.end(1), place_type(m[1])) for m in _CAPITALS.finditer(names.text))
    return add_free(found, [(start, end, kind) for start, end, kind in runs if kind])


def add_known_bodies(names: Names, found: list[Found]) -> list[Found]:
    """Well-known bodies, by their long names and acronyms: what is found is one, and what was not found is added."""
    known = _known_bodies()
    hits = [hit for form, kind in known.items() for hit in bare_hits(names, form, kind)]
    settled = [(start, end, known.get(names.text[start:end], kind)) for start, end, kind in found]
    return add_free(settled, sorted(hits, key=lambda hit: (hit[0], -hit[1])))


@cache
def _known_bodies() -> Mapping[str, str]:
    rows = (row for row in read_table("gazetteer")["entity"] if row["type"] == "ORG")
    forms = ((form, row["type"]) for row in rows for form in (row["name"], *row["aliases"]))
    return {form: kind for form, kind in forms if " " in form or (form.isupper() and len(form) >= SHORTEST_ACRONYM)}


def _is_prose(text: str, at: int) -> bool:
    """Whether the line here has small words enough for a sentence."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    return next(islice(_SMALL_WORD.finditer(line), SMALL_WORDS - 1, None), None) is not None


def settle_organisations(names: Names, found: list[Found]) -> list[Found]:
    """A run that ends in "Party" or "Inc", or begins with "Ministry", is an organisation.

    So is, everywhere, what "firm" or "club" announces once.
    """
    heralds = frozenset(read_table("organisations")["heralds"])
    announced = {names.text[s:e] for s, e, _ in found if _is_announced(names.text, s, heralds)}
    announced = {form for form in announced if not place_type(form)}
    return [(s, e, _organisation_in(names.text[s:e], announced) or kind) for s, e, kind in found]


def _is_announced(text: str, start: int, heralds: frozenset[str]) -> bool:
    before = text[max(0, start - LOOK_BEFORE) : start].split(" ")
    return len(before) > 1 and before[-1] == "" and before[-2].lower() in heralds


def _organisation_in(form: str, announced: set[str]) -> str | None:
    if place_type(form):
        return None
    return "ORG" if form in announced else organisation_type(form)


def organisation_type(name: str) -> str | None:
    """ORG, FAC or EVENT by the last or first word of a name of several words, or None."""
    words = [word.strip(".,").lower() for word in name.split()]
    if len(words) < 2:  # noqa: PLR2004 - a bare "Bank" names nothing
        return None
    table, has_body = read_table("organisations"), words[0] in read_table("organisations")["first"]
    if words[-1] in table["last"] or (has_body and words[1] in _OF):
        return "ORG"
    if words[-1] in table["buildings"]:
        return "FAC"
    return "EVENT" if words[-1] in table["events"] else "ORG" if has_body else None


def specific_type(text: str, found: Found, heard: str | None) -> str:
    """The type of a name of which only GPE (some place) or EVENT (some other name) is known: a list's, or a model's."""
    start, end, kind = found
    if kind == "GPE":
        own = organisation_type(text[start:end])
        known = place_type(text[start:end]) or ("FAC" if own == "FAC" else heard)
        return known if known in {"LOC", "FAC"} else "GPE"
    if kind == "EVENT":
        return _other_type(text, start, end) if heard not in {"PRODUCT", "WORK", "LAW"} else heard
    return kind


def _other_type(text: str, start: int, end: int) -> str:
    words = {word.lower() for word in text[start:end].split()}
    if words & set(read_table("organisations")["laws"]):
        return "LAW"
    if _IN_MARKS.match(text, max(0, start - 1)) and _BEFORE_MARK.match(text, end):
        return "WORK"
    return "EVENT"


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
