"""Bare amounts: digits and number words with their scale, as exact decimal strings.

"150,000,000", "150 million" and "150m" are all "150000000", and so are "150.000.000" and "150 Millionen" in German.
Dates, times of day, ordinals, references ("Article 5") and fractions are left out here, by what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from ..word_lists import table_for


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at its place. `is_word`: written out; `is_year`: four bare digits that may well be a year."""

    start: int
    end: int
    value: str
    is_word: bool
    is_year: bool


@dataclass(frozen=True, slots=True)
class _Reader:
    digits: re.Pattern[str]
    words: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    vague: re.Pattern[str]
    values: Mapping[str, int]
    scales: Mapping[str, int]
    decimal: str


YEARS = range(1500, 2101)
"""Four bare digits in this range are a year unless something is measured by them."""
LOOK = 24
"""Characters looked at before and behind a number; "the 13th amendment, section " needs no more."""
MAX_DIGITS = 28
"""Digits of the longest amount: as many as `Decimal` multiplies exactly. Longer ones are serial numbers or noise."""
SHORT_SCALE = 2
"""Letters of the scales that stand right behind digits: k, m, bn."""
_LIMIT = 10**MAX_DIGITS
_SPACE = "[ \u00a0\u202f]"
_ORDINAL_OR_TIME = (
    r"(?:st|nd|rd|th|er|re|e|º|ª)\b|[:/]\d|[–-]\d|\.\d|[a-zA-Z]|-?s\b| ?(?:a\.m|p\.m|am|pm)\b"
    r"| (?:o['’]clock|Uhr)\b|[-–](?:and|third|quarter|fifth)"
)
_FRACTION = re.compile(r"[ -](?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b")
_STUCK = r"[\w#@&+]$|[\w)][-/.:–,]$|\d ?[–-] ?$"


def find_amounts(text: str, language: str) -> Iterator[Amount]:
    """All amounts of a text, in order, not overlapping."""
    reader = _reader(language)
    digits = (_digits(text, match, reader) for match in reader.digits.finditer(text))
    words = (_words(text, match, reader) for match in reader.words.finditer(text))
    yield from sorted((a for a in (*digits, *words) if a), key=lambda a: a.start)


def _digits(text: str, match: re.Match[str], reader: _Reader) -> Amount | None:
    number, scale = match["number"], match["scale"]
    before, after = text[max(0, match.start() - LOOK) : match.start()], text[match.end() : match.end() + LOOK]
    value = _parse(number, reader.decimal)
    if value is None or re.search(_STUCK, before):
        return None
    if scale is None and (reader.before.search(before) or reader.after.match(after)):
        return None
    is_year = scale is None and number.isdigit() and value in YEARS
    # Ignoring case, a pattern's i takes "İ" and "ı" too, which the table has not.
    factor = reader.scales.get(scale.lower()) if scale else 1
    if factor is None or value * factor >= _LIMIT:
        return None
    return Amount(match.start(), match.end(), _plain(value * factor), is_word=False, is_year=is_year)


def _words(text: str, match: re.Match[str], reader: _Reader) -> Amount | None:
    before = text[max(0, match.start() - LOOK) : match.start()]
    is_bare_scale = match[0].lower() in reader.scales
    if (
        reader.before.search(before)
        or re.search(r"\d[ \u00a0\u202f-]?$|\w-$", before)
        or _FRACTION.match(text, match.end())
    ):
        return None
    if is_bare_scale and reader.vague.search(before):
        return None
    value = _value_of_words(match[0].lower(), reader)
    return None if value is None else Amount(match.start(), match.end(), str(value), is_word=True, is_year=False)


def _value_of_words(phrase: str, reader: _Reader) -> int | None:
    """What number words say together; None above the limit, or where the table lacks a word, such as "sıx"."""
    total, current = 0, 0
    for word in re.findall(r"\w+", phrase):
        if word in reader.values:
            current += reader.values[word]
        elif word in reader.scales:
            current = (current or 1) * reader.scales[word]
            # "two hundred thousand" multiplies on; what follows a thousand or more is added.
            total, current = (total + current, 0) if reader.scales[word] > 100 else (total, current)  # noqa: PLR2004 - a hundred
        elif word != "and":
            return None
        if total + current >= _LIMIT:
            return None
    return total + current


def _parse(number: str, decimal: str) -> Decimal | None:
    """The value of digits with their marks, or None where the marks contradict the language's habit."""
    group = "." if decimal == "," else ","
    plain = re.sub(rf"{_SPACE}|’", "", number)
    if len(plain) <= MAX_DIGITS and re.fullmatch(
        rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{decimal}\d+)?|\d+(?:\{decimal}\d+)?", plain
    ):
        return Decimal(plain.replace(group, "").replace(decimal, "."))
    return None


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def _reader(language: str) -> _Reader:
    table: Mapping[str, Any] = table_for("number_words", language)
    words, scales = _either(table["words"]), _either(w for w in table["scales"] if len(w) > SHORT_SCALE)
    short = _either(w for w in table["scales"] if len(w) <= SHORT_SCALE)
    months, labels = _either(table["calendar"]), _either(table["labels"])
    scale = (
        rf"(?:(?:{_SPACE}|-)?(?i:(?P<scale>{scales}|{short}))(?!\w))?"
        if short
        else rf"(?:(?:{_SPACE}|-)?(?i:(?P<scale>{scales}))(?!\w))?"
    )
    number = r"(?P<number>\d{1,3}(?:[\u00a0\u202f ’]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    return _Reader(
        digits=re.compile(number + scale),
        words=re.compile(rf"\b(?:{words})(?:[ -](?:and )?(?:{words}|{scales}))*\b|\b(?:{scales})\b", re.IGNORECASE),
        before=re.compile(
            rf"\b(?:{labels})\.?{_SPACE}$|\b(?:{months})\.?,?{_SPACE}(?:\d{{1,2}},{_SPACE})?$", re.IGNORECASE
        ),
        after=re.compile(rf"{_ORDINAL_OR_TIME}|\.?{_SPACE}(?:de )?(?:{months})\b", re.IGNORECASE),
        vague=re.compile(rf"\b(?:{_either(table['vague'])}){_SPACE}$", re.IGNORECASE),
        values=table["words"],
        scales=table["scales"],
        decimal=table["decimal"],
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
