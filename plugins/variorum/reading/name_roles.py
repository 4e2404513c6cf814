"""People by their part in the sentence: an office beside a full name, a verb of speech or an age behind it."""

from __future__ import annotations

import re
from functools import cache

from ..word_lists import age_behind, read_table, table_for
from .grammar import grammar_for
from .name_edges import lowered_words
from .name_spans import Found, Names
from .places import place_type
from .subjects import is_possessive

LONGEST_NAME = 3
"""Words of a full name that its part in the sentence can make a person's; longer runs are bodies and headings."""
LONGEST_OFFICE = 5
"""Words of an apposition in which its office stands: "the former deputy prime minister"."""
LOOK = 30
"""Characters before a name in which the word beside it stands."""
_MENDED = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK", "NORP"})
_WORD_BEFORE = re.compile(r"([\w-]+)\.?[ \u00a0]$")
_WORD_BEHIND = re.compile(r"[ \u00a0](\w+)")
_APPOSITION = re.compile(rf",[ \u00a0](?:the|an?)[ \u00a0]((?:[\w’'-]+[ \u00a0]?){{1,{LONGEST_OFFICE}}})")
_SPEAKS = frozenset({"said", "says", "told", "added"})
# Only the plainest verbs: bodies "announce" and "warn" as often as people do.


def settle_roles(names: Names, found: list[Found]) -> list[Found]:
    """`Galen Orwick, the mayor`, `Mayor Galen Orwick`, `Galen Orwick said`: a person, without a body's word in it."""
    plain = lowered_words(names.text)
    return [(s, e, "PERSON") if k in _MENDED and _is_person(names, s, e, plain) else (s, e, k) for s, e, k in found]


def settle_ages(names: Names, found: list[Found]) -> list[Found]:
    """`Galen Orwick, 71, …`: a full name with an age is a person's, everywhere.

    In public collections of English news all of 314 runs of capitals before a bare number from 1 to 110 were people.
    """
    aged = age_behind(names.language)
    forms = {names.text[s:e] for s, e, k in found if k in _MENDED and aged.match(names.text, e)}
    people = {form for form in forms if _may_have_age(form, names.language)}
    return [(s, e, "PERSON" if k in _MENDED and names.text[s:e] in people else k) for s, e, k in found]


def _may_have_age(name: str, language: str) -> bool:
    words, numbers = name.split(), table_for("number_words", language)["words"]
    is_full = len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()
    is_numbered = any(word.lower() in numbers for word in words)
    return is_full and not is_numbered and not _is_body(words) and place_type(name, language) is None


def settle_namesakes(names: Names, found: list[Found]) -> list[Found]:
    """`the Ada Marlow`, and no noun behind it: a full name with an article is a thing's, everywhere."""
    full = [(s, e) for s, e, kind in found if kind == "PERSON" and " " in names.text[s:e]]
    things = {names.text[s:e] for s, e in full if _has_article(names, s, e)}
    return [(s, e, "PRODUCT" if k == "PERSON" and names.text[s:e] in things else k) for s, e, k in found]


def _has_article(names: Names, start: int, end: int) -> bool:
    grammar = grammar_for(names.language)
    before = _WORD_BEFORE.search(names.text, max(0, start - LOOK), start)
    if not before or before[1].lower() != "the":
        return False
    behind = _WORD_BEHIND.match(names.text, end)
    small = grammar.stops | grammar.prepositions | grammar.auxiliaries
    return behind[1] in small if behind else names.text[end : end + 1] in {"", ".", ",", ";", ":", "\n"}


def _is_person(names: Names, start: int, end: int, plain: frozenset[str]) -> bool:
    words = names.text[start:end].split()
    if not 1 < len(words) <= LONGEST_NAME or not all(w[0].isupper() and not w.isupper() for w in words):
        return False
    if any(place_type(w) for w in (" ".join(words), words[-1])) or _is_body(words):
        return False
    if any(w.lower() in plain for w in words) or any(is_possessive(w.lower()) for w in words):
        return False
    return _has_office(names, start, end) or _speaks(names, end)


def _is_body(words: list[str]) -> bool:
    return any(word.strip(".,").lower() in _body_words() for word in words)


@cache
def _body_words() -> frozenset[str]:
    table = read_table("organisations")
    return frozenset(word for part in ("last", "first", "buildings", "events") for word in table[part])


def _has_office(names: Names, start: int, end: int) -> bool:
    grammar = grammar_for(names.language)
    before = _WORD_BEFORE.search(names.text, max(0, start - LOOK), start)
    if before and before[1].lower() in grammar.offices | grammar.personal:
        return True
    behind = _APPOSITION.match(names.text, end)
    return behind is not None and any(word.lower() in grammar.offices for word in behind[1].split())


def _speaks(names: Names, end: int) -> bool:
    behind = _WORD_BEHIND.match(names.text, end)
    return behind is not None and behind[1] in _SPEAKS
