"""Bare amounts: digits and number words with their scale, as exact decimal strings.

"150,000,000", "150 million" and "150m" are all "150000000", and so are "150.000.000" and "150 Millionen" in German.
Dates, times of day, ordinals, references ("Article 5") and fractions are left out here, by what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise, product
from typing import Any

from ..word_lists import table_for


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at its place. `is_word`: written out; `is_year`: four bare digits that may well be a year.

    `factor` is what its scale multiplies by; `unit_at` where its unit stands if it is the first of a range.
    """

    start: int
    end: int
    value: str
    is_word: bool
    is_year: bool
    factor: int = 1
    unit_at: int | None = None


@dataclass(frozen=True, slots=True)
class _Reader:
    digits: re.Pattern[str]
    words: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    vague: re.Pattern[str]
    values: Mapping[str, int | Decimal]
    scales: Mapping[str, int]
    decimal: str
    token: re.Pattern[str]
    hours: re.Pattern[str] | None
    ranges: Mapping[str, str]


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
    r"| (?:o['’]clock|Uhr)\b|[-–](?:and|third|quarter|fifth)|[ \u00a0\u202f]?h[ \u00a0\u202f]?\d\d\b"
)
_FRACTION = re.compile(r"[ -](?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b")
_HOUR = re.compile(r"(?:1?\d|2[0-4])(?:[ \u00a0\u202f]?(?:heures?|h|horas?)\b|$|[,.;)]| (?:de la|del|da|en)\b)")
"""An hour of the day by what stands behind it: the hour's word, a part of the day, or nothing."""
_MINUTES = re.compile(r"\d[ \u00a0\u202f]?h[ \u00a0\u202f]?$")
_STUCK = r"[\w#@&+]$|[\w)][-/.:–,]$|\d ?[–-] ?$"


def find_amounts(text: str, language: str) -> Iterator[Amount]:
    """All amounts of a text, in order, not overlapping."""
    reader = _reader(language)
    digits = (_digits(text, match, reader) for match in reader.digits.finditer(text))
    words = (_words(text, match, reader) for match in reader.words.finditer(text))
    found = sorted((a for a in (*digits, *words) if a), key=lambda a: a.start)
    yield from _share_units(text, found, reader) if reader.ranges else found


def _digits(text: str, match: re.Match[str], reader: _Reader) -> Amount | None:
    number, scale = match["number"], match["scale"]
    before, after = text[max(0, match.start() - LOOK) : match.start()], text[match.end() : match.end() + LOOK]
    value = _parse(number, reader.decimal)
    if value is None or re.search(_STUCK, before):
        return None
    if scale is None and (reader.before.search(before) or reader.after.match(after)):
        return None
    if reader.hours and _is_hour(number + after, before, reader.hours):
        return None
    is_year = scale is None and number.isdigit() and value in YEARS
    # Ignoring case, a pattern's i takes "İ" and "ı" too, which the table has not.
    factor = reader.scales.get(scale.lower()) if scale else 1
    if factor is None or value * factor >= _LIMIT:
        return None
    return Amount(match.start(), match.end(), _plain(value * factor), is_word=False, is_year=is_year, factor=factor)


def _is_hour(digits: str, before: str, openers: re.Pattern[str]) -> bool:
    """`à 19 heures`, `a las 9 de la noche`, and the minutes of `15 h 30`."""
    return bool((openers.search(before) and _HOUR.match(digits)) or _MINUTES.search(before))


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
    if value is None:
        return None
    return Amount(match.start(), match.end(), _plain(Decimal(value)), is_word=True, is_year=False)


def _value_of_words(phrase: str, reader: _Reader) -> int | Decimal | None:
    """What number words say together; None above the limit, or where the table lacks a word, such as "sıx"."""
    total: int | Decimal = 0
    current: int | Decimal = 0
    for word in reader.token.findall(phrase):
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


def _share_units(text: str, found: Sequence[Amount], reader: _Reader) -> Iterator[Amount]:
    """`12,5 bis 14 Millionen Euro`: the first number has scale and unit of the second."""
    for amount, following in pairwise((*found, None)):
        if amount is None:
            continue
        joint = text[amount.end : following.start].strip().lower() if following else ""
        opener = reader.ranges.get(joint)
        before = text[max(0, amount.start - LOOK) : amount.start].lower().rstrip()
        if following is None or opener is None or amount.factor > 1 or not before.endswith(opener):
            yield amount
            continue
        value = Decimal(amount.value) * following.factor
        is_less = value < Decimal(following.value)
        yield replace(amount, value=_plain(value), unit_at=following.end) if is_less else amount


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
    values: dict[str, int | Decimal] = table["words"] | _compounds(table)
    words, scales = _either(values), _either(w for w in table["scales"] if len(w) > SHORT_SCALE)
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
        values=values,
        scales=table["scales"],
        decimal=table["decimal"],
        token=re.compile(rf"(?:{words}|{scales})\b|\w+"),
        hours=re.compile(rf"\b(?:{_either(table['hours'])}){_SPACE}$", re.IGNORECASE) if "hours" in table else None,
        ranges=table.get("ranges", {}),
    )


def _compounds(table: Mapping[str, Any]) -> dict[str, int | Decimal]:
    """Numbers that a language writes as one word or with a joint: "fünfunddreißig", "treinta y una", "zweieinhalb"."""
    words, made = table["words"], dict[str, int | Decimal]()
    ones = {word: value for word, value in words.items() if value < 10}  # noqa: PLR2004 - a digit
    for joint in table.get("tens", {}).get("joints", ()):
        tens = {word: value for word, value in words.items() if value in range(20, 100, 10)}
        for (ten, tenfold), (one, value) in product(tens.items(), (ones | table["tens"]["ones"]).items()):
            made[f"{one}{joint}{ten}" if table["tens"]["is_last"] else f"{ten}{joint}{one}"] = tenfold + value
    if table.get("hundreds"):
        made |= {
            f"{one}{scale}": ones[one] * table["scales"][scale] for one in ones for scale in ("hundert", "tausend")
        }
    halves = table.get("halves", {})
    made |= {word + halves["word"]: value + Decimal("0.5") for word, value in ones.items() if halves}
    return made | {word: Decimal(value) for word, value in halves.get("others", {}).items()}


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
