"""What an article is about, as four vectors of terms: its words, its names, its lead, its full names.

Names hold reports of one event together where writers choose other words; full names tell the events of one kind apart;
the lead tells what is new from what is told again.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from ..word_lists import read_table
from ..words import rarity, spell_with_gaps, stem, unit_vector

PARTS = ("word", "name", "lead", "full name")
"""The parts of an article, in the order of their numbers."""
LEAD_WORDS = 80
"""Words of the text that are its lead: two or three sentences."""
LEAST_RARITY = 1.0
"""Rarity of both words of a full name: "The Council" is none."""
LONGEST_RARITY = 14.0
"""Most that two words in a row weigh."""
ABBREVIATION = 2.0
"""Most that a word without a vowel weighs: no table knows how common "mln" and "qtr" are where they are used."""
LONGEST_ABBREVIATION = 5
"""Letters of such a word; longer ones are names."""
SHOUTED = 70
"""Per cent of capital letters from which a text is set in capitals, which then say nothing."""

SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+|\n+")
"""Where a sentence ends, as far as grouping, which comes before reading, needs to know."""
_BRACKET = re.compile(r"[()\[\]]")
_VOWEL = re.compile(r"[aeiouyäöüæøåáàâãéèêëíìîïóòôõúùûý]")

Vector = Mapping[str, float]


def tell_terms(title: Sequence[Token], text: Sequence[Token]) -> tuple[Vector, ...]:
    """A vector of length 1 for each of PARTS, term to (1 + ln count) x rarity; empty where an article has none."""
    tokens = [*title, *text]
    known = find_names(tokens)
    names = [token for token in tokens if token.is_capital and token.stem in known]
    return _weigh(tokens), _weigh(names), _weigh([*title, *text[:LEAD_WORDS]]), _weigh_full_names((title, text))


class Token:
    """A word as spelled, folded and stemmed, how rare it is, and how it begins; in a shouted text neither way.

    `goes_on` where a name may run into it from the word before: over a bracket or an agency's credit none does.
    """

    __slots__ = ("goes_on", "is_capital", "is_small", "rarity", "spelled", "stem", "word")

    def __init__(self, spelled: str, language: str | None, *, is_shouted: bool = False, goes_on: bool = True) -> None:
        self.goes_on = goes_on
        self.spelled = spelled
        self.word = spelled.casefold()
        self.stem = stem(self.word, language or "en")
        self.rarity = _weigh_word(self.word, language)
        self.is_capital = spelled[0].isupper() and not is_shouted
        self.is_small = not spelled[0].isupper()


def spell_terms(title: Sequence[Token], text: Sequence[Token]) -> Mapping[str, str]:
    """Each term as the article first spells it."""
    found: dict[str, str] = {}
    for field in (title, text):
        for token in field:
            found.setdefault(token.stem, token.spelled)
        for a, b in pairwise(field):
            if b.goes_on:
                found.setdefault(f"{a.stem} {b.stem}", f"{a.spelled} {b.spelled}")
    return found


def read_tokens(text: str, language: str | None) -> list[Token]:
    """The words of a text, in order, without agencies' credits: who wires a report is not what it is about."""
    letters = [letter for letter in text if letter.isalpha()]
    is_shouted = sum(map(str.isupper, letters)) * 100 > SHOUTED * len(letters)
    tokens, before = list[Token](), ""
    for gap, word in spell_with_gaps(text):
        if word not in _agencies():
            goes_on = before not in _agencies() and not _BRACKET.search(gap)
            tokens.append(Token(word, language, is_shouted=is_shouted, goes_on=goes_on))
        before = word
    return tokens


@cache
def _agencies() -> frozenset[str]:
    """Credits of agencies that are one word, as printed and in capitals."""
    names = {name for agency in read_table("agencies")["agency"] for name in agency["credits"] if name.isalpha()}
    return frozenset(names | {name.upper() for name in names})


def _weigh_word(word: str, language: str | None) -> float:
    weight = rarity(word, language)
    is_short = weight > ABBREVIATION and len(word) <= LONGEST_ABBREVIATION and word.isascii() and word.isalpha()
    return ABBREVIATION if is_short and not _VOWEL.search(word) else weight


def find_names(tokens: Sequence[Token]) -> frozenset[str]:
    """The stems of words that always begin with a capital letter."""
    small = {token.word for token in tokens if token.is_small}
    return frozenset(token.stem for token in tokens if token.is_capital and token.word not in small)


def _weigh(tokens: Sequence[Token]) -> Vector:
    counts = Counter(token.stem for token in tokens)
    rare: dict[str, float] = {}
    for token in tokens:
        rare[token.stem] = max(rare.get(token.stem, 0.0), token.rarity)
    return _finish(counts, rare)


def _weigh_full_names(fields: Sequence[Sequence[Token]]) -> Vector:
    found = [pair for field in fields for pair in _full_names(field)]
    counts = Counter(name for name, _ in found)
    return _finish(counts, dict(found))


def _full_names(tokens: Sequence[Token]) -> Iterator[tuple[str, float]]:
    for a, b in pairwise(tokens):
        if b.goes_on and a.is_capital and b.is_capital and min(a.rarity, b.rarity) > LEAST_RARITY:
            yield f"{a.stem} {b.stem}", min(LONGEST_RARITY, a.rarity + b.rarity)


def _finish(counts: Mapping[str, int], rare: Mapping[str, float]) -> Vector:
    return unit_vector({t: (1.0 + math.log(n)) * rare[t] for t, n in sorted(counts.items()) if rare[t] > 0.0})
