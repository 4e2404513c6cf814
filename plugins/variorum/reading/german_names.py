"""Names in German, where every noun carries a capital: only what is vouched for is a name.

A run of capitals is read from the left. A place or a body is known by its words; a person by a first name, by an office
before it ("Finanzstadträtin"), by a verb of speech beside it, or by a surname that one of these has already made known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from ..word_lists import read_table, table_for
from .grammar import grammar_for
from .name_people import first_names
from .name_spans import Found
from .name_types import organisation_type
from .places import place_type

_CAPITAL = r"[^\W\d_a-zß-ÿ](?:[\w’'-]*\w)?"
_RUN = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:(?:von|van|zu|der|de)[ \u00a0])*{_CAPITAL})*")
_WORD = re.compile(r"\S+")
_PARTICLES = frozenset({"von", "van", "zu", "der", "de"})
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,6}$")
_BEFORE = re.compile(r"(\w+)(\.?)[ \u00a0]$")
_BEHIND = re.compile(r"[.,:;]|$| (?:vom|von|aus|am|im|in|bei|beim|zu|der|des|nach|vor|während)\b")
LOOK = 40
"""Characters before a name in which the word beside it stands; German compounds are long."""
LONGEST_NAME = 4
"""Words of a name with its particles."""
SHORTEST_SUFFIX = 5
"""Letters of an office that may end a compound: "stadtrat", "sprecherin"; shorter ones end plain words."""


def find_german_names(text: str) -> list[Found]:
    """Start, end and type of each name, in order."""
    found = [name for match in _RUN.finditer(text) for name in _read_run(text, match.start(), match.end())]
    people = [text[start:end] for start, end, kind in found if kind == "PERSON"]
    # Where somebody is named in full already, the capital before a surname is a plain noun: "Polizistin Kern".
    surnames = {name for name in people if " " not in name} - {n.rpartition(" ")[2] for n in people if " " in n}
    known = {start for start, _, _ in found}
    full = (m for m in re.finditer(rf"\b{_CAPITAL}[ \u00a0]({_CAPITAL})(?!\w)", text) if m[1] in surnames)
    named = [(m.start(), m.end(), "PERSON") for m in full if m.start() not in known and _may_begin(m[0].split()[0])]
    return sorted(f for f in [*found, *named] if not any(n[0] < f[0] < n[1] for n in named))


def _read_run(text: str, start: int, end: int) -> Iterator[Found]:
    while start < end:
        words = [(m.start(), m.end()) for m in islice(_WORD.finditer(text, start, end), LONGEST_NAME + 1)]
        stop, kind = _name_at(text, words)
        if kind:
            yield start, stop, kind
        start = next((s for s, _ in words if s >= stop), end)


def _name_at(text: str, words: list[tuple[int, int]]) -> tuple[int, str | None]:
    """Where the name that begins with the first word ends, and its type; without one, where that word ends."""
    start, first = words[0]
    is_plain = text[start:first].lower() in _plain()
    for _, stop in reversed(words[:LONGEST_NAME]):
        name = text[start:stop]
        kind = place_type(name) or (None if is_plain else organisation_type(name))
        if kind:
            return stop, kind
    if _ACRONYM.match(text[start:first]):
        return first, "ORG"
    person = _person_end(text, words)
    return (person, "PERSON") if person else (first, None)


def _person_end(text: str, words: list[tuple[int, int]]) -> int | None:
    forms = [text[start:end] for start, end in words]
    if not _may_begin(forms[0]):
        return None
    given = next((n for n, form in enumerate(forms) if form not in first_names() | _PARTICLES), len(forms))
    if 0 < given < len(forms):
        return words[given][1]
    before = _BEFORE.search(text, max(0, words[0][0] - LOOK), words[0][0])
    # First and last name when nothing stands behind them, else the surname alone.
    end = words[1][1] if len(forms) == 2 else words[0][1]  # noqa: PLR2004 - first and last name
    if before and _is_office(before[1].lower()) and (not before[2] or len(before[1]) < SHORTEST_SUFFIX):
        return end
    return end if before and before[1] in grammar_for("de").say and _BEHIND.match(text, end) else None


def _may_begin(form: str) -> bool:
    low = form.lower()
    return low not in _plain() and low not in table_for("titles", "de")["bodies"] and not _is_office(low)


def _is_office(low: str) -> bool:
    table = table_for("titles", "de")
    return low in table["offices"] or low in table["personal"] or low.endswith(_suffixes())


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(office for office in table_for("titles", "de")["offices"] if len(office) >= SHORTEST_SUFFIX)


@cache
def _plain() -> frozenset[str]:
    """Words, in lower case, that carry a capital only because they begin a sentence, and days and months."""
    speech = table_for("speech_verbs", "de")
    words = (*table_for("abbreviations", "de")["starters"], *speech["links"], *speech["determiners"])
    capitals = (word.lower() for word in read_table("common_capitals")["words"])
    return frozenset((*capitals, *words, *table_for("number_words", "de")["calendar"]))
