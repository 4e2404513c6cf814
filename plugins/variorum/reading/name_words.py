"""What a word is by itself, before its place in a text is looked at: how it is written, and in which list it stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from ..large_cities import towns
from ..word_lists import read_table, table_for
from ..words import rarity
from .name_people import first_names
from .places import LONGEST_ACRONYM, place_type

REMEMBERED = 50_000
"""Words whose answers are kept; a long article has a thousand."""


@lru_cache(maxsize=REMEMBERED)
def shape(word: str) -> str:
    """How a word is written: X a letter, XX an acronym, XXX capitals, Xx, XxX, x, xX; X. initials; 9; a mark itself."""
    if word[-1] == "." and word[0].isupper():
        return "X." if len(word) == len("X.") else "X.X."
    if not word[0].isalpha():
        return "9" if word[0].isdigit() else word[0]
    joined = next((mark for mark in "-&'’" if mark in word), "").replace("’", "'")
    if word.isupper():
        return ("X" if len(word) == 1 else "XX" if len(word) <= LONGEST_ACRONYM else "XXX") + joined
    inner = "X" if word[1:] != word[1:].lower() else ""
    return ("Xx" if word[0].isupper() else "x") + inner + joined


@lru_cache(maxsize=REMEMBERED)
def known_as(name: str) -> str:
    """GPE, LOC or NORP of a known place or people; "town" for what some town is called; else nothing."""
    if not name[0].isalpha():
        return ""
    spelled = name.title() if name.isupper() and len(name) > LONGEST_ACRONYM else name
    return place_type(name) or ("town" if spelled in towns() else "")


@lru_cache(maxsize=REMEMBERED)
def word_class(word: str) -> str:
    """The list in which a word stands: a first name, an office, the last word of a body; or nothing."""
    spelled = word.title() if word.isupper() and len(word) > LONGEST_ACRONYM else word
    return "first name" if spelled in first_names() else _classes().get(word.lower().rstrip("."), "")


@lru_cache(maxsize=REMEMBERED)
def rareness(low: str) -> int:
    """How rare a word is in news, from 0 to 10, which is a word that no table knows."""
    return int(rarity(low)) if low[0].isalpha() else 0


@cache
def _classes() -> Mapping[str, str]:
    """The class of each listed word, in lower case; a word in several lists has the last one's."""
    titles, bodies, speech = table_for("titles", "en"), read_table("organisations"), table_for("speech_verbs", "en")
    lists = {
        "plain": [word.lower() for word in read_table("common_capitals")["words"]],
        "date": [*read_table("months")["names"], *read_table("days")["weekdays"]],
        "part": titles["office_parts"],
        "preposition": speech["prepositions"],
        "body": bodies["last"],
        "building": bodies["buildings"],
        "event": bodies["events"],
        "opening": bodies["first"],
        "herald": bodies["heralds"],
        "office": titles["offices"],
        "title": titles["personal"],
        "say": speech["say"]["say"],
    }
    return {word: kind for kind, words in lists.items() for word in words}
