"""What the interface says: the phrases of a catalogue, whole, or with a number for `{n}`; and how it says days.

A site speaks one language, that of its catalogue (`data/interface.toml`, `interface_de.toml` …), as long as it is being
written (`speak`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ..errors import VariorumError
from ..word_lists import catalogue_of

SINGULAR = "_one"
"""What a key ends in whose phrase is meant for the number one."""
ENGLISH = "en"

_SPOKEN = ContextVar("spoken", default=ENGLISH)


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The words of a language: phrases by key, topics of differences by key, and the forms of days and numbers."""

    language: str
    path: Path
    phrases: Mapping[str, str]
    topics: Mapping[str, str]
    months: tuple[str, ...]
    day: str
    month: str
    grouping: str


@contextmanager
def speak(language: str) -> Iterator[None]:
    """Have all that is said inside be said in a language that has a catalogue."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def catalogue() -> Catalogue:
    """The catalogue of the language that is spoken."""
    return read_catalogue(_SPOKEN.get())


@cache
def read_catalogue(language: str) -> Catalogue:
    """The catalogue of a language."""
    path = catalogue_of(language)
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    locale = tables["locale"]
    return Catalogue(
        language=language,
        path=path,
        phrases=tables["phrases"],
        topics=tables["topics"],
        months=tuple(locale["months"]),
        day=locale["day"],
        month=locale["month"],
        grouping=locale["grouping"],
    )


def read_phrases() -> Mapping[str, str]:
    """All phrases by key."""
    return catalogue().phrases


def say_number(n: int) -> str:
    """A number as pages print it: digits grouped as the language does."""
    return f"{n:,}".replace(",", catalogue().grouping)


def say_count(key: str, n: int) -> str:
    """The phrase under `key` with its number; the singular stands under `key` and `_one`."""
    return _say_count(_SPOKEN.get(), key, n)


@lru_cache(maxsize=2048)
def _say_count(language: str, key: str, n: int) -> str:
    known = read_catalogue(language)
    chosen = key + SINGULAR if n == 1 and key + SINGULAR in known.phrases else key
    if chosen not in known.phrases:
        raise VariorumError(f"{chosen!r} is no phrase of {known.path.name}; add it there.")
    return known.phrases[chosen].replace("{n}", f"{n:,}".replace(",", known.grouping))


def say_topic(topic: str) -> str:
    """The topic of a difference, which the data has in English, in the language that is spoken."""
    key = _topic_keys().get(topic)
    return catalogue().topics.get(key, topic) if key else topic


@cache
def _topic_keys() -> Mapping[str, str]:
    return {phrase: key for key, phrase in read_catalogue(ENGLISH).topics.items()}
