"""People: a full name licenses its surname, a title makes the name after it a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..word_lists import read_table, table_for
from .name_spans import Found, Names
from .places import ambiguous_places, place_type

_NAME = r"[^\W\d_a-zß-ÿ][\w’'-]*\w"
_INSERTED = re.compile(
    rf"\b({_NAME})[ \u00a0](?:[“\"‘']{_NAME}[”\"’']|\((?:née?|born|geb\.|geborene|alias|aka) {_NAME}\))[ \u00a0]{_NAME}"
)
"""A first name, a nickname in marks or another name in brackets, and a surname."""
_FIRST_WORD = re.compile(r"\w+")
_WORD_BEFORE = re.compile(r"(?<!\S)(\w[\w’'-]*\w|\w)[ \u00a0]$")
_WORD_BEHIND = re.compile(r"[ \u00a0](\w+)")
_SENTENCE_END = re.compile(r"(?:[.!?:]\s*|\n)[\"“‘']?$")
LONGEST_WORD = 30
"""Characters of a word beside a name; longer ones are no part of any."""
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr|II|III|IV)\.?$")


def add_titled(names: Names, found: list[Found]) -> list[Found]:
    """`Mr Smith`, `Sir Keir`, `Frau Anna Meier`: the capitals after a personal title are a person."""
    titles = "|".join(sorted(map(re.escape, table_for("titles", names.language)["personal"]), key=len, reverse=True))
    pattern = re.compile(
        rf"\b(?=[^\W\d_a-zß-ÿ])(?i:{titles})\b\.?[ \u00a0](?!(?i:{titles})\b)"
        rf"((?:{_NAME})(?:[ \u00a0](?:{_NAME}|[A-Z]\.))*)"
    )
    starts = {start: (start, end, kind) for start, end, kind in found}
    added: list[Found] = []
    for match in pattern.finditer(names.text):
        if not names.text[match.start()].isupper() or match.start() in starts:
            continue
        at = match.start(1)
        there = starts.get(at)
        end = there[1] if there else at + len(match[1].split()[0])
        if there is None or there[2] in {"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK"}:
            added.append((at, _without_possessive(names.text, at, end), "PERSON"))
    replaced = {start for start, _, _ in added}
    return [f for f in found if f[0] not in replaced] + added


def join_insertions(names: Names, found: list[Found]) -> list[Found]:
    """`John “Jack” Marr` and `Ann (née Coy) Tell` are one name each, whatever stands in the middle."""
    people = {start for start, _, kind in found if kind == "PERSON"}
    joined = [
        (match.start(), match.end(), "PERSON")
        for match in _INSERTED.finditer(names.text)
        if match.start() in people or match[1] in first_names()
    ]
    return [f for f in found if not any(start <= f[0] < end for start, end, _ in joined)] + joined


def settle_people(names: Names, found: list[Found]) -> list[Found]:
    """Bare surnames of the people named in full are people: types are mended, missed ones added."""
    surnames = _surnames(names, found)
    people = surnames | first_names()
    mended = [(s, e, "PERSON" if names.text[s:e] in people else kind) for s, e, kind in found]
    return mended + [hit for surname in sorted(surnames) for hit in bare_hits(names, surname, "PERSON")]


@cache
def first_names(language: str | None = None) -> frozenset[str]:
    """The common first names, men's and women's, less those that are a known place too; and those of a language."""
    table = read_table("first_names")
    own = frozenset(read_table("names_by_language").get(language or "", {}).get("first_names", ()))
    both = (*table["male"], *table["female"])
    return own | frozenset(n for n in both if n not in ambiguous_places() and not place_type(n))


def _surnames(names: Names, found: list[Found]) -> set[str]:
    full = [names.text[s:e] for s, e, kind in found if kind == "PERSON"]
    full += [names.title[s:e] for s, e, kind in names.in_title if kind == "PERSON"]
    plain = frozenset(read_table("common_capitals")["words"])
    return {last for last in map(surname_of, full) if last and last not in plain and not place_type(last)}


def follows_sentence_end(text: str, at: int) -> bool:
    """Whether a sentence or a line begins here, perhaps with a mark."""
    return bool(_SENTENCE_END.search(text[max(0, at - 3) : at] or "\n"))


def surname_of(name: str) -> str | None:
    """The last name of a full name, or None for a name of one word."""
    words = _SUFFIX.sub("", name).split()
    if len(words) < 2 or not words[-1][0].isupper() or len(words[-1]) < 3:  # noqa: PLR2004 - one word, or an initial
        return None
    return words[-1]


def bare_hits(names: Names, form: str, kind: str) -> Iterator[Found]:
    """Where a form stands alone, not as a part of a longer name."""
    first = _FIRST_WORD.match(form)
    for start in names.starts.get(first[0], ()) if first else ():
        end = start + len(form)
        whole = (
            names.text.startswith(form, start)
            and not _is_inner(names.text, start - 1)
            and not _is_inner(names.text, end)
        )
        if whole and not _joins_before(names, start) and not _joins_behind(names, end):
            yield start, end, kind


def _is_inner(text: str, at: int) -> bool:
    """Whether a letter, digit or hyphen stands here: the form is a part of a longer word."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] in "-_")


def _joins_before(names: Names, at: int) -> bool:
    """Whether the word before is of the same name: a capital that begins no sentence and is no office."""
    found = _WORD_BEFORE.search(names.text, max(0, at - LONGEST_WORD), at)
    if not found or not found[1][0].isupper():
        return False
    table = table_for("titles", names.language)
    if names.language == "de":
        return found[1] in first_names()
    known = found[1].lower() in table["offices"] or found[1].lower() in table["personal"]
    return not known and not follows_sentence_end(names.text, found.start())


def _joins_behind(names: Names, at: int) -> bool:
    found = _WORD_BEHIND.match(names.text, at)
    if not found or not found[1][0].isupper():
        return False
    # In German the next noun carries a capital as well.
    return names.language != "de" or found[1].lower() in read_table("organisations")["last"]


def _without_possessive(text: str, start: int, end: int) -> int:
    return end - 2 if text[start:end].endswith(("'s", "’s")) else end
