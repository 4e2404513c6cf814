"""Words as numbers: folding, stems, and how rare a word is. Grouping and collation both stand on it.

Rarity comes from `wordfreq`'s frozen tables, never from the corpus at hand: a score of two texts must not change
because a third one arrived (law 1).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

import snowballstemmer

DOCUMENT_WORDS = 300
"""Length in words of the document that rarity imagines: a usual news report."""
MAX_RARITY = 10.0
"""Rarity of a word that no table knows, in natural logarithms of documents; a name in a million pages."""

WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)*")
"""A word: letters and figures, with apostrophes inside."""
_POSSESSIVE = re.compile(r"(?:[’']s|[’'])$")
_NUMBER_JOINT = re.compile(r"(?<=\d)[.,](?=\d)")
_STEMMERS = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
}
_SPELLING = (
    (re.compile(r"is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)"), "iz"),
    (re.compile(r"our(?=(?:s|ed|ing|able|ite|ites|ful)?$)"), "or"),
    (re.compile(r"fence(?=s?$)"), "fense"),
    (re.compile(r"tre(?=s?$)"), "ter"),
)
"""British endings and the American ones they are folded to, before stemming."""
_SHORTEST_RESPELT = 6
"""Letters below which an ending is the word itself: "our", "wise"."""


def spell_words(text: str) -> list[str]:
    """The words of a text as spelled, without possessive endings; figures keep their digits together."""
    joined = _NUMBER_JOINT.sub("", text)
    return [_POSSESSIVE.sub("", word.group()) for word in WORD.finditer(joined)]


def spell_with_gaps(text: str) -> list[tuple[str, str]]:
    """As `spell_words`, each word after what stands between it and the one before it."""
    joined, end, found = _NUMBER_JOINT.sub("", text), 0, []
    for word in WORD.finditer(joined):
        found.append((joined[end : word.start()], _POSSESSIVE.sub("", word.group())))
        end = word.end()
    return found


def fold(text: str) -> list[str]:
    """The words of a text, lower-case, without possessive endings; figures keep their digits together."""
    return [word.casefold() for word in spell_words(text)]


def stems(text: str, language: str | None = "en") -> list[str]:
    """The words of a text as stems, in order."""
    return [stem(word, language or "en") for word in fold(text)]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """A word without its inflection; British and American spellings fall together in English."""
    language = language[:2]
    name = _STEMMERS.get(language)
    if name is None or word.isdigit():
        return word
    if language == "en" and len(word) >= _SHORTEST_RESPELT:
        for british, american in _SPELLING:
            word = british.sub(american, word)
    return str(_stemmer(name).stemWord(word))


@lru_cache(maxsize=16)
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)


@lru_cache(maxsize=200_000)
def rarity(word: str, language: str | None = "en") -> float:
    """How much a folded word tells: ln(1 / share of news reports that hold it), from 0 to MAX_RARITY."""
    import wordfreq  # noqa: PLC0415 - a third of a second that a build without new words does not need

    frequency = wordfreq.word_frequency(word, _table(language or "en"))
    if frequency <= 0.0:
        return 4.0 if word.isdigit() and len(word) == 1 else MAX_RARITY
    share = -math.expm1(-frequency * DOCUMENT_WORDS)
    return min(MAX_RARITY, max(0.0, -math.log(share)))


@lru_cache(maxsize=64)
def _table(language: str) -> str:
    """The frequency table of a language; those that need a word splitter of their own are looked up in English."""
    import wordfreq  # noqa: PLC0415 - see rarity

    known = language[:2] in wordfreq.available_languages() and language[:2] not in {"ja", "ko", "zh"}
    return language[:2] if known else "en"


def weights(text: str, language: str | None = "en") -> dict[str, float]:
    """A text as a vector of length 1: stem to (1 + ln count) x rarity, without words that every report has."""
    counts: Counter[str] = Counter()
    rare: dict[str, float] = {}
    for word in fold(text):
        stemmed = stem(word, language or "en")
        counts[stemmed] += 1
        rare[stemmed] = max(rare.get(stemmed, 0.0), rarity(word, language))
    told = {term: (1.0 + math.log(n)) * rare[term] for term, n in sorted(counts.items()) if rare[term] > 0.0}
    return unit_vector(told)


def unit_vector(vector: Mapping[str, float]) -> dict[str, float]:
    """The same direction at length 1, so that a cosine is one sum."""
    length = norm(vector.values())
    return {term: weight / length for term, weight in vector.items()}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1; the sum is exact, so it is the same in any order."""
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(weight * b[term] for term, weight in a.items() if term in b)


def norm(values: Iterable[float]) -> float:
    """The length of a vector."""
    return math.sqrt(math.fsum(value * value for value in values))


def millionths(score: float) -> int:
    """A score as an integer, the only form in which scores are compared."""
    return round(score * 1_000_000)
