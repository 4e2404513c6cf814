"""Names in German, where every noun carries a capital: only what is vouched for is a name.

A run of capitals is read from the left. A place or a body is known by its words; a person by a first name, by an office
before it ("Finanzstadträtin"), by a verb of speech beside it, or by a surname that one of these has already made known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from ..word_lists import age_behind, read_table, table_for
from ..words import rarity
from .grammar import grammar_for
from .name_people import first_names
from .name_spans import Found, add_free
from .name_types import organisation_type
from .places import place_type

_CAPITAL = r"[^\W\d_a-zß-ÿ](?:[\w’'-]*\w)?"
_RUN = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:(?:von|van|zu|der|de)[ \u00a0])*{_CAPITAL})*")
_WORD = re.compile(r"\S+")
_FIELD = rf"[ \u00a0]für[ \u00a0]{_CAPITAL}(?:(?:,[ \u00a0]{_CAPITAL})*[ \u00a0]und[ \u00a0]{_CAPITAL})?"
_BODY = re.compile(
    rf"(?:(?<![\w-])(?P<adjective>[A-ZÄÖÜ]\w+(?:er|en|e|es))[ \u00a0])?(?<![\w-])"
    rf"(?!(?:D(?:as|er|ie|em|en|es)|Ein\w*|Im|Am|Vom|Beim|Zu[mr])\b)(?P<head>{_CAPITAL})"
    rf"(?:(?P<field>{_FIELD})|(?P<place>[ \u00a0]{_CAPITAL}))?"
)
_IN_BRACKETS = re.compile(r"[ \u00a0]\(([^()]{2,30})\)")
_PLACE_ENDS = re.compile(
    r".+(?:stadt|städt|dorf|hausen|heim|berg|burg|feld|felde|furt|hafen|haven|brück|brücken|bach|ach|itz|moor|sand|brake|beck|hagen|kirchen|büttel|stedt|leben|ingen|rode|tal|thal|wald|au|ow|in|münde|siel|horst|holz|born|bronn|weiler|hofen|koog|büll|um|förde|see|ried|walde|münster|haus)$"
)
_PARTICLES = frozenset({"von", "van", "zu", "der", "de"})
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,6}$")
_CLUBS = frozenset({"IG", "FC", "SC", "SV", "TSV", "VfB", "VfL", "RB", "FSV", "HSV"})
"""Letters that a club's or union's own name follows."""
_BEFORE = re.compile(r"(\w+)(\.?)[ \u00a0]$")
_BEHIND = re.compile(r"[.,:;]|$| (?:vom|von|aus|am|im|in|bei|beim|zu|der|des|nach|vor|während)\b")
LOOK = 40
"""Characters before a name in which the word beside it stands; German compounds are long."""
RARE = 9.0
"""Rarity of a word, in natural logarithms of documents, from which it is more likely a name than a noun."""
LONGEST_NAME = 4
"""Words of a name with its particles."""
SHORTEST_SUFFIX = 5
"""Letters of an office that may end a compound: "stadtrat", "sprecherin"; shorter ones end plain words."""


def find_german_names(text: str) -> list[Found]:
    """Start, end and type of each name, in order."""
    bodies = list(_find_bodies(text))
    runs = [name for match in _RUN.finditer(text) for name in _read_run(text, match.start(), match.end())]
    found = add_free(bodies, runs)
    people = [text[start:end] for start, end, kind in found if kind == "PERSON"]
    # Where somebody is named in full already, the capital before a surname is a plain noun: "Polizistin Kern".
    surnames = {name for name in people if " " not in name} - {n.rpartition(" ")[2] for n in people if " " in n}
    known = {start for start, _, _ in found}
    full = (m for m in re.finditer(rf"\b{_CAPITAL}[ \u00a0]({_CAPITAL})(?!\w)", text) if m[1] in surnames)
    named = [(m.start(), m.end(), "PERSON") for m in full if m.start() not in known and _may_begin(m[0].split()[0])]
    kept = [f for f in [*found, *named] if not any(n[0] < f[0] < n[1] for n in named)]
    return sorted(add_free(kept, list(_with_particle(text, people))))


def _with_particle(text: str, people: list[str]) -> Iterator[Found]:
    """`von Thalen`, where somebody is named in full."""
    forms = {" ".join(words[1:]) for words in map(str.split, people) if len(words) > 2 and words[1] in _PARTICLES}  # noqa: PLR2004 - first name, particle, surname
    for form in sorted(forms):
        yield from ((m.start(), m.end(), "PERSON") for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text))


def _find_bodies(text: str) -> Iterator[Found]:
    """`Landesamt für Wasserbau`, `Technische Universität Harsfelde`, `EU-Kommission`, `Ellerhafener Tageblatt`."""
    for name in _own()["known"]:
        yield from ((m.start(), m.end(), "ORG") for m in re.finditer(rf"\b{re.escape(name)}\b", text))
    for match in _BODY.finditer(text):
        parts, low = match["head"].rpartition("-"), match["head"].lower()
        is_known = low.endswith(_own()["bodies_ends"])
        is_compound = bool(parts[1]) and is_known and (parts[0].isupper() or place_type(parts[0], "de") is not None)
        is_paper = bool(match["adjective"]) and low in _own()["papers"]
        is_field = is_known and match["field"] is not None
        is_placed = is_known and match["place"] is not None and place_type(match["place"][1:], "de") == "GPE"
        is_titled = is_known and match["adjective"] is not None and match["place"] is not None
        if is_compound or is_paper or is_field or is_titled or is_placed:
            start = match.start("adjective") if is_paper or is_titled else match.start("head")
            end = match.end() if is_field or is_titled or is_placed else match.end("head")
            yield start, end, "ORG"


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
    is_plain, is_office = text[start:first].lower() in _plain(), _is_office(text[start:first].lower())
    for _, stop in reversed(words[:LONGEST_NAME]):
        name = text[start:stop]
        kind = place_type(name, "de") or (None if is_plain or is_office else organisation_type(name))
        if kind:
            return stop, kind
    if _ACRONYM.match(text[start:first]):
        is_club = len(words) > 1 and text[start:first] in _CLUBS
        return words[1][1] if is_club else first, "ORG"
    person = _person_end(text, words)
    if person:
        return person, "PERSON"
    return _announced(text, words)


def _announced(text: str, words: list[tuple[int, int]]) -> tuple[int, str | None]:
    """What the word before a name says that it is: `der Konzern Orne`, `die Stadt Quell`, `bei Lüttmoor`."""
    start, first = words[0]
    form = text[start:first]
    if form.lower() in _plain() or not form[0].isupper():
        return first, None
    before = re.search(r"([\w-]+)[ \u00a0]$", text[max(0, start - LOOK) : start])
    low = before[1].lower() if before else ""
    own = _own()
    if low in own["heralds"] and before and before[1][0].isupper():
        return words[min(len(words), 2) - 1][1], "ORG"
    is_rare = rarity(form.lower(), "de") >= RARE
    if low in own["towns"] and is_rare:
        return first, "GPE"
    if low in own["at"] and is_rare and _PLACE_ENDS.match(form.lower()):
        return first, "GPE"
    return first, None


def _person_end(text: str, words: list[tuple[int, int]]) -> int | None:
    forms = [text[start:end] for start, end in words]
    if not _may_begin(forms[0]):
        return None
    given = next((n for n, form in enumerate(forms) if form not in first_names("de") | _PARTICLES), len(forms))
    if 0 < given < len(forms):
        return words[given][1]
    if len(forms) > 1 and _has_age_or_party(text, words[1][1]) and not _is_office(forms[0].lower()):
        return words[1][1]
    before = _BEFORE.search(text, max(0, words[0][0] - LOOK), words[0][0])
    # First and last name when nothing stands behind them, else the surname alone.
    end = words[1][1] if len(forms) == 2 else words[0][1]  # noqa: PLR2004 - first and last name
    if before and _is_office(before[1].lower()) and (not before[2] or len(before[1]) < SHORTEST_SUFFIX):
        return end
    return end if before and before[1] in grammar_for("de").say and _BEHIND.match(text, end) else None


def _has_age_or_party(text: str, end: int) -> bool:
    """Whether an age, or a party in brackets, stands behind a name."""
    found = _IN_BRACKETS.match(text, end)
    is_of_party = found is not None and found[1] in _own()["parties"]
    return is_of_party or age_behind("de").match(text, end) is not None


def _may_begin(form: str) -> bool:
    low = form.lower()
    return low not in _plain() and low not in table_for("titles", "de")["bodies"] and not _is_office(low)


def _is_office(low: str) -> bool:
    table = table_for("titles", "de")
    return low in table["offices"] or low in table["personal"] or low.endswith(_suffixes())


@cache
def _own() -> Mapping[str, Any]:
    table: Mapping[str, Any] = read_table("names_by_language")["de"]
    return {**table, "bodies_ends": tuple(table["bodies"])}


@cache
def _suffixes() -> tuple[str, ...]:
    offices = table_for("titles", "de")["offices"]
    return (*(office for office in offices if len(office) >= SHORTEST_SUFFIX), "chef", "wirt")


@cache
def _plain() -> frozenset[str]:
    """Words, in lower case, that carry a capital only because they begin a sentence, and days and months."""
    speech = table_for("speech_verbs", "de")
    words = (*table_for("abbreviations", "de")["starters"], *speech["links"], *speech["determiners"])
    capitals = (word.lower() for word in read_table("common_capitals")["words"])
    return frozenset((*capitals, *words, *table_for("number_words", "de")["calendar"]))
