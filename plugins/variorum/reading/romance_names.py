"""Names in French and Spanish, where a capital inside a sentence begins one; the words around tell what it names.

What `romance_bodies.py` leaves are runs of capitals. They are people by a first name, a title, office, age, party or
verb of speech beside them; places by a list, or by the preposition or the word before them. What nothing vouches for is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..word_lists import age_behind, read_table, table_for
from .grammar import grammar_for
from .name_people import first_names
from .name_spans import Found, add_free
from .places import place_type
from .romance_bodies import CAPITAL, SPACE, UPPER, find_romance_bodies, own_table

_PARTICLE = (
    rf"(?:de{SPACE}l[ao]s?|del|dels|des?|du|von|van|der|den|da|dos|di|della|al|ben|bin|el|y|i|le|la|d[’'](?={UPPER}))"
)
_RUN = re.compile(
    rf"(?<![\w’'])(?:[dl][’'])?"
    rf"(?P<run>(?:d[’'])?{CAPITAL}(?:{SPACE}(?:{_PARTICLE}{SPACE}?){{0,2}}{CAPITAL}|{SPACE}[A-Z]\.)*)"
)
_CAPITAL = re.compile(CAPITAL)
_TITLE = re.compile(rf"([\w’'-]+)\.?{SPACE}*(?:(?:de{SPACE}la|del|de|du|des|la|le|el){SPACE})?")
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑÀÂÇÈÊÎÔÛ]{2,6}$")
_WORD_BEFORE = re.compile(rf"([\w’-]+)\.?,?{SPACE}(?P<of>(?:[dl][’']|(?:de|del|du|des|de{SPACE}la){SPACE})?)$")
_TWO_BEFORE = re.compile(rf"([\w-]+){SPACE}[a-zß-ÿ-]+{SPACE}$")
_APPOSITION = re.compile(rf",{SPACE}(?:(?:le|la|el|los|las|un|une|una|ex|l[’']){SPACE}?)?(\w[\w-]*)")
_OFFICE_BEFORE = re.compile(rf"(?:^|[.;«»\n]{SPACE}?)[^,.;«»\n]{{2,70}},{SPACE}$")
_VERB_BEHIND = re.compile(rf"{SPACE}(?:(?:a|ha){SPACE})?([\w’]+)")
LONGEST_PERSON = 5
"""Words of a personal name with its particles; longer runs are headings."""
SHORTEST_SURNAME = 3
"""Letters of a surname that is looked for alone."""
LOOK = 40
"""Characters before a name in which the word beside it stands."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitals in a text, without what came before them: `before` ends where they start."""

    text: str
    start: int
    end: int
    language: str

    @property
    def name(self) -> str:
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - LOOK) : self.start]

    @property
    def beside(self) -> str:
        found = _WORD_BEFORE.search(self.before)
        return found[1].lower() if found else ""

    @property
    def two_before(self) -> str:
        found = _TWO_BEFORE.search(self.before)
        return found[1].lower() if found else ""


def find_romance_names(text: str, language: str) -> list[Found]:
    """Start, end and type of each name of a French or Spanish text, in order."""
    runs = (_Run(text, m.start("run"), m.end("run"), language) for m in _RUN.finditer(text))
    found = add_free(find_romance_bodies(text, language), [name for run in runs for name in _read(run)])
    return sorted(add_free(found, list(_surnames(text, found, language))))


def _read(run: _Run) -> Iterator[Found]:
    start, has_title = _after_titles(run)
    while start < run.end:
        rest = _Run(run.text, start, run.end, run.language)
        stop, kind = _name_at(rest, has_title=has_title)
        if kind:
            has_particle = kind == "PERSON" and run.text[max(0, start - 2) : start] in {"d’", "d'"}
            yield start - 2 * has_particle, stop, kind
        following = _CAPITAL.search(run.text, stop, run.end)
        start, has_title = following.start() if following else run.end, False


def _after_titles(run: _Run) -> tuple[int, bool]:
    """Where the run begins once titles and plain words are gone, and whether a title was among them."""
    titles, plain = table_for("titles", run.language), _openers(run.language)
    start, seen = run.start, False
    while start < run.end and not place_type(run.text[start : run.end], run.language):
        word = _TITLE.match(run.text, start, run.end)
        low = word[1].lower() if word else ""
        is_title = low in titles["personal"] or low in titles["offices"]
        if not word or not (is_title or (low in plain and word[1] not in first_names(run.language))):
            break
        seen, start = seen or is_title, word.end()
    return start, seen


def _name_at(run: _Run, *, has_title: bool) -> tuple[int, str | None]:
    """Where the name at the head of a run ends, and its type; None for what nothing vouches for."""
    words = run.name.split()
    known = next(((cut, k) for cut in _prefixes(run.name) if (k := place_type(cut, run.language))), None)
    if known and (known[0] == run.name or words[0] not in first_names(run.language)):
        return run.start + len(known[0]), known[1]
    if _ACRONYM.match(words[0]) and words[0] not in read_table("common_capitals")["abbreviations"]:
        return (run.end if all(map(_ACRONYM.match, words)) else run.start + len(words[0])), "ORG"
    if run.name in _plain(run.language):
        return run.end, None
    if len(words) <= LONGEST_PERSON and (has_title or _is_person(run, words)):
        return run.end, "PERSON"
    return run.end, _announced(run, words)


def _prefixes(name: str) -> Iterator[str]:
    """The run and its beginnings, the longest first."""
    words = name.split(" ")
    yield from (" ".join(words[:n]) for n in range(len(words), 0, -1))


def _is_person(run: _Run, words: list[str]) -> bool:
    titles, grammar = table_for("titles", run.language), grammar_for(run.language)
    if run.beside in titles["personal"] or _belongs_to_party(run):
        return True
    behind = _VERB_BEHIND.match(run.text, run.end)
    if len(words) == 1:
        return behind is not None and behind[1] in grammar.say
    first = re.split(r"[’']", words[0])[-1]
    if {first, first.split("-")[0]} & first_names(run.language):
        return True
    is_told = run.beside in grammar.say and run.before.rstrip().endswith(run.beside)
    return is_told or _has_office(run, frozenset(titles["offices"])) or _has_age(run)


def _belongs_to_party(run: _Run) -> bool:
    parties = own_table(run.language)["parties"]
    return run.text.startswith(tuple(f" ({party})" for party in parties), run.end)


def _has_age(run: _Run) -> bool:
    return age_behind(run.language).match(run.text, run.end) is not None


def _has_office(run: _Run, offices: frozenset[str]) -> bool:
    """`la ingeniera Ana Rueda`, `le maire, Yves Aubry, …`, `Yves Aubry, maire de Quell`."""
    if run.beside in offices or run.two_before in offices:
        return True
    behind = _APPOSITION.match(run.text, run.end)
    if behind and behind[1].lower() in offices:
        return True
    clause = _OFFICE_BEFORE.search(run.text[max(0, run.start - 2 * LOOK) : run.start])
    return clause is not None and any(word.lower() in offices for word in re.findall(r"[\w-]+", clause[0]))


def _announced(run: _Run, words: list[str]) -> str | None:
    """What the word or preposition before a name says that it is."""
    table, found = own_table(run.language), _WORD_BEFORE.search(run.before)
    if run.beside in table["heralds"] or run.two_before in table["heralds"]:
        return "ORG"
    if run.beside in table["towns"] and found and found["of"]:
        return "GPE"
    if run.beside in table["waters"]:
        return "LOC"
    is_plain = run.name in first_names(run.language) or run.name.lower() in _openers(run.language)
    if len(words) > 1 or is_plain or "’" in run.name:
        return None
    return "GPE" if run.before.lower().endswith(tuple(f" {word} " for word in table["at"])) else None


def _surnames(text: str, found: list[Found], language: str) -> Iterator[Found]:
    """Later mentions of a person by one surname, with its particle: "d’Estrées", and either of two in Spanish."""
    forms: set[str] = set()
    for start, end, kind in found:
        if kind == "PERSON":
            _, _, rest = text[start:end].partition(" ")
            forms |= {rest, *re.findall(rf"(?:d[’'])?{CAPITAL}", rest)}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        if len(form) >= SHORTEST_SURNAME and form not in _plain(language) and not place_type(form, language):
            pattern = rf"(?<![\w-]){re.escape(form)}(?![\w-])"
            yield from ((m.start(), m.end(), "PERSON") for m in re.finditer(pattern, text))


@cache
def _plain(language: str) -> frozenset[str]:
    """Words with a capital that are no names."""
    return frozenset((*own_table(language)["plain"], *read_table("common_capitals")["words"]))


@cache
def _openers(language: str) -> frozenset[str]:
    """Words in lower case that begin a sentence with a capital."""
    grammar = grammar_for(language)
    starters = frozenset(table_for("abbreviations", language)["starters"])
    small = grammar.prepositions | grammar.stops | grammar.determiners | grammar.pronouns | grammar.links
    return starters | small | grammar.say | frozenset(table_for("number_words", language)["calendar"])
