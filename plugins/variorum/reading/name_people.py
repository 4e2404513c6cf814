"""People: a full name licenses its surname, a title makes the name after it a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .name_spans import Found, Names
from .places import ambiguous_places, place_type
from .word_lists import read_table, table_for

_NAME = r"[^\W\d_a-zß-ÿ][\w’'-]*\w"
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr|II|III|IV)\.?$")


def add_titled(names: Names, found: list[Found]) -> list[Found]:
    """`Mr Smith`, `Sir Keir`, `Frau Anna Meier`: the capitals after a personal title are a person."""
    titles = "|".join(sorted(map(re.escape, table_for("titles", names.language)["personal"]), key=len, reverse=True))
    pattern = re.compile(rf"\b(?i:{titles})\b\.?[ \u00a0]((?:{_NAME})(?:[ \u00a0](?:{_NAME}|[A-Z]\.))*)")
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


def settle_people(names: Names, found: list[Found]) -> list[Found]:
    """Bare surnames of the people named in full are people: types are mended, missed ones added."""
    surnames = _surnames(names, found)
    people = surnames | first_names()
    mended = [(s, e, "PERSON" if names.text[s:e] in people else kind) for s, e, kind in found]
    return mended + [hit for surname in sorted(surnames) for hit in bare_hits(names.text, surname, "PERSON")]


@cache
def first_names() -> frozenset[str]:
    """The common first names, men's and women's, less those that are a known place too."""
    table = read_table("first_names")
    return frozenset(n for n in (*table["male"], *table["female"]) if n not in ambiguous_places() and not place_type(n))


def _surnames(names: Names, found: list[Found]) -> set[str]:
    full = [names.text[s:e] for s, e, kind in found if kind == "PERSON"]
    full += [names.title[s:e] for s, e, kind in names.in_title if kind == "PERSON"]
    plain = frozenset(read_table("common_capitals")["words"])
    return {last for last in map(surname_of, full) if last and last not in plain and not place_type(last)}


def surname_of(name: str) -> str | None:
    """The last name of a full name, or None for a name of one word."""
    words = _SUFFIX.sub("", name).split()
    if len(words) < 2 or not words[-1][0].isupper() or len(words[-1]) < 3:  # noqa: PLR2004 - one word, or an initial
        return None
    return words[-1]


def bare_hits(text: str, form: str, kind: str) -> Iterator[Found]:
    """Where a form stands alone, not as a part of a longer run of capitals."""
    for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text):
        before = re.search(r"(\S+)[ \u00a0]$", text[max(0, match.start() - 30) : match.start()])
        after = re.match(r"[ \u00a0](\w+)", text[match.end() : match.end() + 30])
        if not _is_name_part(before[1] if before else "", text, match.start()) and not (
            after and after[1][0].isupper()
        ):
            yield match.start(), match.end(), kind


def _is_name_part(word: str, text: str, at: int) -> bool:
    """Whether the word before belongs to the same name: a capital that does not begin the sentence, and no office."""
    if not word or not word[0].isupper() or not word[-1].isalnum():
        return False
    table = table_for("titles", "en")
    known = word.lower() in table["offices"] or word.lower() in table["personal"]
    begins = re.search(r"(?:^|[.!?:\n]\s*[\"“‘']?)$", text[max(0, at - len(word) - 5) : at - len(word) - 1]) is not None
    return not known and not begins


def _without_possessive(text: str, start: int, end: int) -> int:
    return end - 2 if text[start:end].endswith(("'s", "’s")) else end
