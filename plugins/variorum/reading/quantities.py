"""Numbers in the text with what they measure or count: "£150 million", "58%", "more than 10,000 drones".

The span holds the number and its unit; a qualifier and the counted noun stand beside it as words. Dates, years, times
of day, ordinals, telephone numbers, web addresses, references ("Article 5") and product numbers are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ..model import Article, Quantity
from ..word_lists import base_language, read_table, table_for
from .amounts import Amount, find_amounts
from .places import place_type

_URL = re.compile(r"\b(?:https?://|www\.)\S+|\S{1,64}@\S{1,255}")  # the longest that mail allows
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:] )\b([A-Z][\w-]*)[ \u00a0-]$")
_LETTERS = r"([^\W\d_][\w’'-]*)"
_WORD = re.compile(rf"[ \u00a0]{_LETTERS}")
_AGE = re.compile(r"[- ]years?[- ]old\b", re.IGNORECASE)
_NO_NOUNS = ("stops", "prepositions", "links", "determiners", "pronouns")
LONGEST_QUALIFIER = 24
"""Characters before a number in which a qualifier is looked for; "nicht weniger als eine " has 23."""
LONGEST_PHRASE = 3
"""Words behind a number that may hold its noun: "three armoured personnel carriers"; the fourth is mostly a verb's."""


@dataclass(frozen=True, slots=True)
class _Tables:
    qualifiers: re.Pattern[str]
    articles: re.Pattern[str]
    units: re.Pattern[str]
    unit_names: dict[str, str]
    signs: dict[str, str]
    stops: frozenset[str]
    plurals: frozenset[str]
    nouns_are_capital: bool
    old: re.Pattern[str]
    first_word: re.Pattern[str]


def find_quantities(article: Article) -> tuple[Quantity, ...]:
    """All quantities of an article, in order, not overlapping."""
    language = base_language(article.language)
    tables = _tables(language)
    links = [(m.start(), m.end()) for m in _URL.finditer(article.text)]
    amounts = [a for a in find_amounts(article.text, language) if not any(s <= a.start < e for s, e in links)]
    return tuple(_quantities(article.text, amounts, tables))


def _quantities(text: str, amounts: list[Amount], tables: _Tables) -> Iterator[Quantity]:
    for amount in amounts:
        start, end, unit = _measure(text, amount, tables)
        counted = None if unit else _counted(text, end, tables)
        qualifier = _qualifier(text, start, tables, has_article=amount.is_word)
        if unit or _is_counted(text, amount, counted, qualifier):
            yield Quantity(start, end, amount.value, unit, qualifier, counted)


def _is_counted(text: str, amount: Amount, counted: str | None, qualifier: str | None) -> bool:
    """Whether a number without a unit is a quantity: not a year, not "one of them", not the 2 of "Challenger 2"."""
    if amount.is_word:
        return counted is not None and amount.value != "1"
    if amount.is_year:
        return counted is not None and qualifier is not None
    return qualifier is not None or not _is_part_of_name(text, amount.start)


def _is_part_of_name(text: str, start: int) -> bool:
    before = _CAPITAL_BEFORE.search(text[max(0, start - 30) : start])
    return (
        before is not None and place_type(before[1]) is None and before[1] not in read_table("common_capitals")["words"]
    )


def _measure(text: str, amount: Amount, tables: _Tables) -> tuple[int, int, str | None]:
    """The span with its unit, and the unit; the first of a range has the unit of the second, and its own span."""
    before = re.search(r"(?:US|A|C)?[£€$¥₹₽] ?$|\b(?:GBP|EUR|USD) ?$", text[max(0, amount.start - 4) : amount.start])
    if before:
        return amount.start - len(before[0]), amount.end, tables.signs[before[0].strip()]
    age = tables.old.match(text, amount.end)
    if age:
        return amount.start, age.end(), "years old"
    after = tables.units.match(text, amount.unit_at or amount.end)
    # Ignoring case, a pattern's i takes "İ" and "ı" too, which the table has not.
    unit = tables.unit_names.get(after[1].lower()) if after else None
    if after and unit:
        return amount.start, amount.end if amount.unit_at else after.end(), unit
    return amount.start, amount.end, None


def _qualifier(text: str, start: int, tables: _Tables, *, has_article: bool) -> str | None:
    """What bounds a number; between the two may stand an article before a word: "over a 10-day trip" bounds nothing."""
    before = text[max(0, start - LONGEST_QUALIFIER) : start]
    found = tables.qualifiers.search(tables.articles.sub(" ", before) if has_article else before)
    return found[1].lower() if found else None


def _counted(text: str, end: int, tables: _Tables) -> str | None:
    """The head of the noun phrase behind a number: its first plural, or its first word."""
    phrase: list[str] = []
    while len(phrase) < LONGEST_PHRASE:
        word = (_WORD if phrase else tables.first_word).match(text, end)
        if not word or word[1].lower() in tables.stops:
            break
        phrase.append(word[1])
        end = word.end()
    heads = [w for w in phrase if _is_head(w, tables)]
    return next((word.lower() for word in heads + phrase), None)


def _is_head(word: str, tables: _Tables) -> bool:
    if tables.nouns_are_capital:
        return word[0].isupper()
    return word.lower() in tables.plurals or (word.endswith("s") and not word.endswith(("ss", "us", "'s", "’s")))


@cache
def _tables(language: str) -> _Tables:
    units = read_table("units")
    own = dict(units.get(language, {}))
    of, old = own.pop("of", ""), own.pop("old", None)
    names = {word.lower(): unit for word, unit in (units["after"] | own).items()}
    numbers, speech = table_for("number_words", language), table_for("speech_verbs", language)
    return _Tables(
        qualifiers=re.compile(rf"(?:^|\W)({_longest_first(numbers['qualifiers'])}) ?$", re.IGNORECASE),
        articles=re.compile(rf" (?:{_longest_first(numbers['articles'])}) $", re.IGNORECASE),
        units=re.compile(rf"[ \u00a0\u202f-]?{of}({_longest_first(names)})(?!\w)", re.IGNORECASE),
        unit_names=names,
        signs=units["before"],
        stops=frozenset(word for kind in _NO_NOUNS for word in speech[kind]),
        plurals=frozenset(numbers["plurals"]),
        nouns_are_capital=language == "de",
        old=re.compile(old, re.IGNORECASE) if old else _AGE,
        first_word=re.compile(rf"[ \u00a0\u202f]{of}{_LETTERS}", re.IGNORECASE),
    )


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
