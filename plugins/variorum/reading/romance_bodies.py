"""Bodies, halls and occasions in French and Spanish: a word of a list with what hangs on it.

"Comité social et économique (CSE)", "plaza de Santa Lucía", "Festival international du film de Quell".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..word_lists import read_table
from .name_spans import Found, add_free

UPPER = r"[^\W\d_a-zß-ÿ]"
SPACE = "[ \u00a0]"
CAPITAL = rf"{UPPER}(?![’'][a-zß-ÿ])(?:[\w’'-]*\w)?"
_PART = rf"{UPPER}\w+"
_IN_BRACKETS = re.compile(rf"{SPACE}\(([A-ZÁÉÍÓÚÑ]{{2,8}})\)")
_ADJECTIVE = re.compile(
    r"\w+(?:ale?s?|aux|iques?|iens?|iennes?|éens?|éennes?|aires?|ifs?|ives?|ères?|iers?|ais|aise|eux|euse|ains?|aines?|"
    r"cos?|cas?|nos?|nas?|vos?|vas?|rios?|rias?|les?|és|esas?)$"
)
_STEP = re.compile(
    rf"{SPACE}(?P<joint>(?:de{SPACE}l[ao]s?{SPACE}|de{SPACE}l[’']|del{SPACE}|du{SPACE}|des?{SPACE}|d[’']|et{SPACE}|"
    rf"y{SPACE}|pour{SPACE}|para{SPACE}))?(?P<word>[^\W\d_][\w-]*)"
)
_PARTNERS = re.compile(rf"{CAPITAL}(?:{SPACE}{CAPITAL})?{SPACE}&{SPACE}{CAPITAL}")
_FRENCH_TOWN = re.compile(
    rf"(?<![\w’-]){_PART}(?:-{_PART})*-(?:sur|sous|en|lès|lez|les|le|la|aux|au|de|du|d’)(?:-la|-le)?-?{_PART}(?![\w-])"
)
_OF_FIELDS = frozenset({"ministère", "ministerio", "tribunal", "palais", "palacio", "secretaría", "consejería", "cour"})
"""Bodies that are told apart by a plain noun, and are written in lower case as well: "ministère de l’industrie"."""
LONGEST_TAIL = 9
"""Words that hang on the first word of a body's name."""


def find_romance_bodies(text: str, language: str) -> list[Found]:
    """All that is named by its first word or its spelling alone, none over another."""
    found = add_free(list(_find_spelled(text, language)), list(_find_headed(text, language)))
    towns = _FRENCH_TOWN.finditer(text) if language == "fr" else ()
    return add_free(found, [(m.start(), m.end(), "GPE") for m in towns])


def own_table(language: str) -> Mapping[str, Any]:
    """What makes a name in a language: its part of `data/names_by_language.toml`."""
    table: Mapping[str, Any] = read_table("names_by_language")[language]
    return table


def _find_spelled(text: str, language: str) -> Iterator[Found]:
    """Names by their spelling alone: "EE. UU.", "Norbury & Slate", and bodies that everybody knows."""
    table = own_table(language)
    for name in (n for n in table["countries"] if "." in n):
        yield from ((m.start(), m.end(), "GPE") for m in re.finditer(re.escape(name), text))
    for name in table["known"]:
        yield from ((m.start(), m.end(), "ORG") for m in re.finditer(rf"\b{re.escape(name)}\b", text))
    yield from ((m.start(), m.end(), "ORG") for m in _PARTNERS.finditer(text))


def _find_headed(text: str, language: str) -> Iterator[Found]:
    for match in _heads(language).finditer(text):
        low, is_upper = match["head"].lower(), match["head"][0].isupper()
        end = _tail_end(text, match.end("head"), takes_nouns=low in _OF_FIELDS, is_upper=is_upper)
        kind = _kind(low, language)
        has_capital = any(word[0].isupper() for word in text[match.end("head") : end].split())
        if end > match.end("head") and (is_upper or low in _OF_FIELDS or (kind == "FAC" and has_capital)):
            yield match.start("head"), end, kind


@cache
def _heads(language: str) -> re.Pattern[str]:
    table = own_table(language)
    words = {form for part in ("bodies", "halls", "occasions") for w in table[part] for form in (w, w.capitalize())}
    either = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?P<head>{either})(?![\w’-])")


def _kind(low: str, language: str) -> str:
    table = own_table(language)
    return "FAC" if low in table["halls"] else "EVENT" if low in table["occasions"] else "ORG"


def _tail_end(text: str, at: int, *, takes_nouns: bool, is_upper: bool) -> int:
    """Where what hangs on a body's first word ends: at a capital, an adjective behind it, or before an acronym."""
    end = position = at
    for _ in range(LONGEST_TAIL):
        step = _STEP.match(text, position)
        if not step or not _may_hang(step, takes_nouns=takes_nouns):
            break
        joint, is_capital, is_first = step["joint"], step["word"][0].isupper(), position == at
        position = step.end()
        is_noun_of = takes_nouns and joint is not None and is_first
        is_adjective = joint is None and is_first and is_upper
        if is_capital or is_noun_of or is_adjective or _IN_BRACKETS.match(text, position):
            end = position
    return end


def _may_hang(step: re.Match[str], *, takes_nouns: bool) -> bool:
    """Whether a word may belong to a body's name; behind "and" a capital mostly begins another."""
    joint, word = step["joint"], step["word"]
    if joint and joint.strip() in {"et", "y"}:
        return takes_nouns if word[0].isupper() else _ADJECTIVE.match(word) is not None
    return word[0].isupper() or joint is not None or _ADJECTIVE.match(word) is not None
