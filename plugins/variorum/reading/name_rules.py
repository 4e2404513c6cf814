"""Names without a model. English has a tagger of its own, in `name_tagger.py`, German, French and Spanish have rules.

Elsewhere: runs of capitals, typed by titles, known places, organisation words and first names. Precision first: a run
that nothing vouches for is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..word_lists import read_table, table_for
from .german_names import find_german_names
from .name_people import first_names
from .name_spans import Found
from .name_tagger import tag_names
from .name_types import organisation_type
from .places import place_type
from .romance_names import find_romance_names

_CAPITAL = r"[^\W\d_a-zß-ÿ](?:[\w’'-]*\w)?"
_JOINT = r"(?:of|de|von|van|der|den|del|di|da|zu|bin|al|of the|für|du|la|le|y)"
_RUN = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:{_JOINT}[ \u00a0])?{_CAPITAL}|[ \u00a0][A-Z]\.)*")
_ACRONYM = re.compile(r"[A-Z]{2,6}$")
_FIRST_WORD = re.compile(r"([\w’'-]+)\.?[ \u00a0]*")
TAGGED = "en"
"""The language for which the tagger has weights."""
LONGEST_PERSON = 4
"""Words of a personal name with its particles; longer runs are headings."""


class RuleFinder:
    """A `NameFinder` that needs no model, for English, German, French and Spanish."""

    def __init__(self, language: str = "en") -> None:
        self._language = language

    def find(self, text: str) -> list[Found]:
        """Start, end and type of each name that something vouches for, in order."""
        if self._language == TAGGED:
            return tag_names(text, None)
        if self._language == "de":
            return find_german_names(text)
        if self._language in {"fr", "es"}:
            return find_romance_names(text, self._language)
        return [found for match in _RUN.finditer(text) for found in self._read_run(text, match.start(), match.end())]

    def _read_run(self, text: str, start: int, end: int) -> Iterator[Found]:
        start, has_office = self._after_offices(text, start, end)
        if start < end:
            name = text[start:end].removesuffix("’s").removesuffix("'s")
            kind = self._type_of(name, has_office=has_office or self._office_stands_before(text, start))
            if kind:
                yield start, start + len(name), kind

    def _after_offices(self, text: str, start: int, end: int) -> tuple[int, bool]:
        """Where the run begins once offices, titles and plain words are gone, and whether one of them is an office."""
        table, plain = table_for("titles", self._language), _plain(self._language)
        before = frozenset(table["offices"]) | frozenset(table["personal"])
        seen = False
        while start < end and not place_type(text[start:end]):
            word = _FIRST_WORD.match(text, start, end)
            if not word:
                break
            low = word[1].lower()
            is_office = (low in before or low in table["office_parts"]) and not organisation_type(text[start:end])
            if not is_office and low not in plain and word[1] not in plain:
                break
            seen = seen or low in before
            start = word.end()
        return start, seen

    def _office_stands_before(self, text: str, start: int) -> bool:
        table = table_for("titles", self._language)
        word = re.search(r"([\w-]+)\.?[ \u00a0]$", text[max(0, start - 30) : start])
        return word is not None and (word[1].lower() in table["offices"] or word[1].lower() in table["personal"])

    def _type_of(self, name: str, *, has_office: bool) -> str | None:
        words = name.split()
        place = place_type(name)
        if place:
            return place
        if has_office and len(words) <= LONGEST_PERSON and not _ACRONYM.match(name):
            return "PERSON"
        if organisation_type(name):
            return organisation_type(name)
        if _ACRONYM.match(name):
            return "ORG"
        if 1 < len(words) <= LONGEST_PERSON and words[0] in first_names() and place_type(words[-1]) is None:
            return "PERSON"
        return None


@cache
def _plain(language: str) -> frozenset[str]:
    """Words that open a run only because they open a sentence."""
    starters = table_for("abbreviations", language)["starters"]
    links = table_for("speech_verbs", language)["links"]
    return frozenset(read_table("common_capitals")["words"]) | frozenset(starters) | frozenset(links)
