"""A text as the words that search knows it by: the same in Python, which makes the index, and in the browser.

`theme/static/js/search_words.js` is this module once more; `tests/cases/search_words.json` holds both to one list.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LONGEST = 40
"""Letters of a word that are kept: what is longer is an address or a code, and still found by its beginning."""

_ASCII_WORD = re.compile(r"[a-z0-9]+")
_DROPPED = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u00ad]")
"""Accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic, the soft hyphen: many leave them out.
The marks of Indic scripts are letters by another name and stay, as do those that tell one kana from another."""
_SPELT = str.maketrans(
    {"ß": "ss", "ς": "σ", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Letters that no decomposition takes apart, as those write them who have not got them."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff]+"
)
"""Scripts whose words no space parts, or in which much is joined to a word: their text is known by pairs of signs."""


def split_words(text: str) -> list[str]:
    """The words of a text, in order: folded, without accents; of scripts without spaces, each two signs in a row."""
    if text.isascii():
        return [word[:LONGEST] for word in _ASCII_WORD.findall(text.lower()) if _tells(word)]
    found: list[str] = []
    for word in _word_pattern().findall(fold_text(text)):
        found += _split(word) if _UNSPACED.search(word) else [word[:LONGEST]] if _tells(word) else []
    return found


def fold_text(text: str) -> str:
    """A text in which spellings that mean the same are the same."""
    lower = unicodedata.normalize("NFKD", text).lower().translate(_SPELT)
    return unicodedata.normalize("NFC", _DROPPED.sub("", lower))


def _tells(word: str) -> bool:
    """A single Latin letter is what an apostrophe leaves over."""
    return len(word) > 1 or not "a" <= word <= "z"


def _split(word: str) -> list[str]:
    """The pairs of signs of a run without spaces, and what other letters stand around it."""
    found, end = [], 0
    for run in _UNSPACED.finditer(word):
        found += [part[:LONGEST] for part in (word[end : run.start()],) if part and _tells(part)]
        signs = run.group()
        found += [signs[n : n + 2] for n in range(len(signs) - 1)] or [signs]
        end = run.end()
    rest = word[end:]
    return [*found, rest[:LONGEST]] if rest and _tells(rest) else found


@cache
def _word_pattern() -> re.Pattern[str]:
    """Letters, figures and the marks that belong to them. Python's `re` has no name for marks: they are listed."""
    marks = [n for n in (*range(0x300, 0x1F000), *range(0xE0100, 0xE01F0)) if unicodedata.category(chr(n))[0] == "M"]
    spans: list[list[int]] = []
    for n in marks:
        if spans and spans[-1][1] == n - 1:
            spans[-1][1] = n
        else:
            spans.append([n, n])
    listed = "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)
    return re.compile(rf"[^\W_](?:[^\W_]|[{listed}])*")
