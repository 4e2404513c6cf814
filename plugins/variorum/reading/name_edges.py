"""Where a name begins and ends: no participle before it, no small word at its edges, one place and not two.

"Welcoming Quillon" at the head of a sentence names Quillon; "Piotr Zelk of" names Piotr Zelk.
"""

from __future__ import annotations

import re
from functools import cache

from ..word_lists import read_table
from .grammar import grammar_for
from .name_people import bare_hits, first_names, follows_sentence_end
from .name_spans import Found, Names
from .name_types import organisation_type
from .places import place_type

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_AND = re.compile(r"[ \u00a0](?:and|&|und|et|y)[ \u00a0]")
_FIRST = re.compile(r"(\w+)[ \u00a0]+(?=\w)")
_LAST = re.compile(r"(?<=\S)[ \u00a0]+([\w’']+)$")
_LOWERED = re.compile(r"(?<![\w’'-])[a-zß-ÿ]\w*")
_PARTICLES = frozenset(
    {"de", "van", "von", "der", "den", "la", "le", "du", "di", "da", "el", "al", "bin", "ben", "zu", "ter"}
)
_WITH_PARTICLES = frozenset({"de", "fr", "es"})
"""Languages whose rules find a surname with its particle, "von Thalen", only where it is one."""
SHORTEST_PARTICIPLE = 6
"""Letters of a word in -ing that is taken for a verb's form; shorter ones ("King", "Ming") are names."""


def cut_edges(names: Names, found: list[Found]) -> list[Found]:
    """Small words in lower case go from both ends, and a plain word that only begins the sentence from the front."""
    small = _small_words(names.language)
    lowered = lowered_words(names.text) - _PARTICLES
    kept = _PARTICLES if names.language in _WITH_PARTICLES else frozenset()
    cut = [_without_small_words(names.text, name, small - kept if name[2] == "PERSON" else small) for name in found]
    return [_without_opening(names, name, lowered) for name in cut]


def part_places(names: Names, found: list[Found]) -> list[Found]:
    """`Quillon and Tarn` are two names, unless the whole is one known place ("Trinidad and Tobago") or body."""
    return [part for name in found for part in _parts(names.text, name)]


def lowered_words(text: str) -> frozenset[str]:
    """The words that a text writes in lower case: they are plain words of it."""
    return frozenset(_LOWERED.findall(text))


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
    cut = _is_participle(first[1], rest) or (
        kind == "PERSON" and first[1].lower() in lowered and _is_known(names, rest)
    )
    return (first.end(), end, kind) if cut else found


def _is_participle(word: str, rest: str) -> bool:
    if not word.endswith("ing") or len(word) < SHORTEST_PARTICIPLE or word in read_table("first_names")["ing"]:
        return False
    return word not in first_names() or place_type(rest) is not None


def _is_known(names: Names, rest: str) -> bool:
    """Whether what stands behind a plain word is a name by itself: a place, a first name, or a name used alone too."""
    known = place_type(rest) is not None or rest.split(maxsplit=1)[0] in first_names()
    return known or next(bare_hits(names, rest, "PERSON"), None) is not None


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
