"""Where a name begins and ends: no participle before it, no small word at its edges, one place and not two.

"Welcoming Quillon" at the head of a sentence names Quillon; "Piotr Zelk of" names Piotr Zelk.
"""

from __future__ import annotations

import re
from functools import cache

from ..word_lists import read_table
from .grammar import grammar_for
from .name_people import first_names, follows_sentence_end
from .name_spans import Found, Names
from .name_types import organisation_type
from .places import place_type

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_AND = re.compile(r"[ \u00a0](?:and|&|und|et|y)[ \u00a0]")
_FIRST = re.compile(r"(\w+)[ \u00a0]+(?=\w)")
_LAST = re.compile(r"(?<=\S)[ \u00a0]+([\w’']+)$")
SHORTEST_PARTICIPLE = 6
"""Letters of a word in -ing that is taken for a verb's form; shorter ones ("King", "Ming") are names."""


def cut_edges(names: Names, found: list[Found]) -> list[Found]:
    """Small words in lower case go from both ends, and a plain word that only begins the sentence from the front."""
    small = _small_words(names.language)
    lowered = frozenset(re.findall(r"\b[a-zß-ÿ]\w*", names.text)) if names.language == "en" else frozenset()
    cut = [_without_small_words(names.text, name, small) for name in found]
    return [_without_opening(names, name, lowered) for name in cut]


def part_places(names: Names, found: list[Found]) -> list[Found]:
    """`Quillon and Tarn` are two names, unless the whole is one known place ("Trinidad and Tobago") or body."""
    return [part for name in found for part in _parts(names.text, name)]


@cache
def _small_words(language: str) -> frozenset[str]:
    grammar = grammar_for(language)
    return grammar.prepositions | grammar.stops | grammar.determiners | grammar.auxiliaries


def _without_small_words(text: str, found: Found, small: frozenset[str]) -> Found:
    start, end, kind = found
    while (last := _LAST.search(text[start:end])) and last[1] in small:
        end = start + last.start()
    while (first := _FIRST.match(text, start, end)) and first[1] in small:
        start = first.end()
    return start, end, kind


def _without_opening(names: Names, found: Found, lowered: frozenset[str]) -> Found:
    start, end, kind = found
    first = _FIRST.match(names.text, start, end)
    if not first or not names.text[first.end()].isupper() or not follows_sentence_end(names.text, start):
        return found
    whole, rest = names.text[start:end], names.text[first.end() : end]
    if place_type(whole) or organisation_type(whole) or _recurs(names, whole, start):
        return found
    return (first.end(), end, kind) if _is_plain(first[1], rest, kind, lowered) else found


def _is_plain(word: str, rest: str, kind: str, lowered: frozenset[str]) -> bool:
    """Whether a word that begins the sentence is no part of the name: a participle, or a plain word of this text."""
    if word in first_names() and not place_type(rest):
        return False
    if word.endswith("ing") and len(word) >= SHORTEST_PARTICIPLE and word not in read_table("first_names")["ing"]:
        return True
    return kind == "PERSON" and word.lower() in lowered


def _recurs(names: Names, whole: str, here: int) -> bool:
    """Whether the same words stand together inside a sentence: then they are one name."""
    starts = names.starts.get(whole.split(maxsplit=1)[0], ())
    return any(
        at != here and names.text.startswith(whole, at) and not follows_sentence_end(names.text, at) for at in starts
    )


def _parts(text: str, found: Found) -> list[Found]:
    start, end, kind = found
    link = _AND.search(text, start, end)
    if not link or place_type(text[start:end]) or organisation_type(text[start:end]):
        return [found]
    left, right = place_type(text[start : link.start()]), place_type(text[link.end() : end])
    if (left and right) or (kind in _PLACES and (left or right)):
        return [(start, link.start(), left or kind), (link.end(), end, right or kind)]
    return [found]
