"""What the head of a report says it is about: whom and what it names, its figures, the days of what happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from ..model import Article
from ..word_lists import base_language, read_table
from .hashes import WEIGHT, hash_term, join_hashes, number_term
from .terms import SENTENCE_END, Token, find_names

HEAD_WORDS = 60
"""Words of the text that, with the title, name what a report is about."""
DAY_SENTENCES = 3
"""Sentences among which the first that names a day tells when it happened."""
LEAST_NAME = 1.0
"""Rarity from which a word with a capital letter counts as a name."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Lead:
    """The head of an article, for contrast with another.

    `names` are numbers of words (as in the first part of its terms), ascending, `weights` (4 bytes each) how rare they
    are in thousandths; `figures` are hashes of all numbers of the text but years, ascending; `days` are calendar days,
    as numbers, that the first sentence with any names.
    """

    names: bytes = b""
    weights: bytes = b""
    figures: bytes = b""
    days: tuple[int, ...] = ()


def read_lead(article: Article, title: Sequence[Token], text: Sequence[Token], day: str | None) -> Lead:
    """The lead of an article, with the tokens of its title and text, and the day it was published."""
    names = find_names([*title, *text])
    head = [token for token in [*title, *text[:HEAD_WORDS]] if token.stem in names and token.rarity > LEAST_NAME]
    weights = {number_term(0, token.stem): round(token.rarity * 1000) for token in head}
    figures = {token.word for token in text if token.word.isdigit() and not _YEAR.fullmatch(token.word)}
    ordered = sorted(weights)
    return Lead(
        join_hashes(ordered),
        np.array([weights[name] for name in ordered], WEIGHT).tobytes(),
        join_hashes(sorted(map(hash_term, figures))),
        _said_days(article, date.fromisoformat(day)) if day else (),
    )


def _said_days(article: Article, published: date) -> tuple[int, ...]:
    names = _name_days(base_language(article.language))
    for sentence in SENTENCE_END.split(article.text, maxsplit=DAY_SENTENCES)[:DAY_SENTENCES]:
        days = set(_resolve_days(sentence.casefold(), published, names))
        if days:
            return tuple(sorted(day.toordinal() for day in days))
    return ()


@dataclass(frozen=True, slots=True)
class _DayNames:
    """Names of days: weekdays from 1, words for days before the present one, months from 1; and what finds them."""

    weekdays: Mapping[str, int]
    near: Mapping[str, int]
    months: Mapping[str, int]
    pattern: re.Pattern[str]


def _resolve_days(sentence: str, published: date, names: _DayNames) -> Iterator[date]:
    """Days that a sentence names, as seen from the day of publication: a weekday is the last one."""
    for match in names.pattern.finditer(sentence):
        name = match["name"]
        if name in names.weekdays:
            yield published - timedelta(days=(published.isoweekday() - names.weekdays[name]) % _WEEK)
        elif name in names.near:
            yield published - timedelta(days=names.near[name])
        else:
            month, day = names.months[match["month"] or match["after"]], int(match["day"] or match["then"])
            with suppress(ValueError):  # "31 June" is no day
                yield date(published.year, month, day)


@cache
def _name_days(language: str) -> _DayNames:
    days, months = read_table("days"), read_table("months")["names"]
    near = days["near"].get(language, {})
    name, month = _any([*days["weekdays"], *near]), _any(months)
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<name>{name})|(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s+(?:of |de )?(?P<month>{month})"
        rf"|(?P<after>{month})\.?\s+(?P<then>\d{{1,2}}))(?!\w)"
    )
    return _DayNames(days["weekdays"], near, months, pattern)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
