"""What the agreement calls the words of a text, and what each tells of a story: verification's own reading of it.

Nothing is shared with the renderer. Two sums over all entries, one of the rows and one of the lists, are equal only if
the same words stand in both; so each file is proved by itself, and only if it changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from itertools import pairwise

DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
PRIME = 2**61 - 1
"""Sums are taken modulo this: two that differ are the same by chance once in 2 ** 61."""
LONGEST = 40
WEIGHTS = (8, 4, 6, 3, 2)
"""Of a word in the headline, in another title, in a name, in an open sentence, in a folded one."""
_MIDDLE = 300
_HALF = 5

_PLAIN = re.compile("[a-z0-9]+")
_LETTERS = {
    # From, to: accents, vowel points, tatweel and the soft hyphen are left out.
    **dict.fromkeys([*range(0x300, 0x370), *range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7]),
    **dict.fromkeys([0x640, *range(0x64B, 0x660), 0x670, 0xAD]),
    0xDF: "ss",
    0x3C2: "σ",
    0xE6: "ae",
    0x153: "oe",
    0xF8: "o",
    0x142: "l",
    0x111: "d",
    0xF0: "d",
    0xFE: "th",
    0x131: "i",
}
_PAIRED = (
    *((0xE00, 0xEFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF)),
    *((0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF)),
    *((0x1B000, 0x1B16F), (0x20000, 0x3FFFF)),
)
"""Scripts of which a text is known by each two signs in a row."""


def words_of(text: str) -> list[str]:
    """The words of a text by the agreement."""
    if text.isascii():
        return [word[:LONGEST] for word in _PLAIN.findall(text.lower()) if len(word) > 1 or word.isdigit()]
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).lower().translate(_LETTERS))
    found: list[str] = []
    for word, paired in _runs(folded):
        if paired:
            found += [a + b for a, b in pairwise(word)] or [word]
        elif len(word) > 1 or not "a" <= word <= "z":
            found.append(word[:LONGEST])
    return found


def _runs(text: str) -> Iterable[tuple[str, bool]]:
    """Runs of letters, figures and marks, cut where the way changes in which they are known."""
    run, was = "", False
    for sign in text:
        kind = _kind(sign) if run or sign.isalnum() else None
        if run and (kind is None or kind != was):
            yield run, was
            run = ""
        if kind is not None:
            run, was = run + sign, kind
    if run:
        yield run, was


@cache
def _kind(sign: str) -> bool | None:
    """Whether a sign is known with its neighbour; None if it is no part of a word."""
    if not sign.isalnum() and unicodedata.category(sign)[0] != "M":
        return None
    return any(first <= ord(sign) <= last for first, last in _PAIRED)


def entries_of(key: str, fields: Iterable[Iterable[str]]) -> dict[str, str]:
    """The entry of each word of a story, told its texts by field, as in a row."""
    told = [[word for text in texts for word in words_of(text)] for texts in fields]
    counts: Counter[str] = Counter()
    for weight, words in zip(WEIGHTS, told, strict=True):
        for word in words:
            counts[word] += weight
    long = _HALF * (_MIDDLE + 3 * sum(map(len, told)))
    full = 4 * _MIDDLE
    return {word: weighed(key, max(1, 15 * full * n // (full * n + long))) for word, n in counts.items()}


def weighed(key: str, weight: int) -> str:
    """An entry: the key of a story, whose last four bits are free, with a weight."""
    return key[:-1] + DIGITS[DIGITS.index(key[-1:]) + weight] if key[-1:] in DIGITS[::16] else key


def sum_up(lists: Mapping[str, Iterable[str]]) -> int:
    """A sum over entries by word, in which no order matters."""
    return add_up({word: sum(int.from_bytes(e.encode()) ** 2 for e in entries) for word, entries in lists.items()})


def add_up(squares: Mapping[str, int]) -> int:
    """The same sum, told the squares of the entries of each word."""
    total = 0
    for word, told in squares.items():
        total += int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()) * told
    return total % PRIME


def key_of(story: str, day: str | None) -> str:
    """The key of a story by its id and its day, `YYYY-MM-DD`."""
    number = (int(day[:4]) * 12 + int(day[5:7]) - 1) * 100 + int(day[8:10]) + 1 if day else 0
    slot = int.from_bytes(blake2b(story.encode("utf-8", "surrogatepass"), digest_size=2).digest()) >> 2
    return _digits(number, 4) + _digits(slot * 16, 3)


def _digits(number: int, width: int) -> str:
    return "".join(DIGITS[number >> 6 * place & 63] for place in reversed(range(width)))
