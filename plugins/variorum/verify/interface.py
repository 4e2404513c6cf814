"""The interface's catalogue as verification reads it: the phrases a page may say, the topics a discrepancy may have."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import VerificationError
from ..word_lists import catalogue_of, interface_languages
from .markup import fold

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Locale:
    """How a language says days, months and numbers."""

    months: tuple[str, ...] = (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )
    day: str = "{day} {month} {year}"
    month: str = "{month} {year}"
    grouping: str = ","

    def say(self, number: int) -> str:
        """A number with its digits grouped."""
        return f"{number:,}".replace(",", self.grouping)

    def numbers(self, text: str) -> list[re.Match[str]]:
        """The numbers in a text."""
        return [*re.finditer(rf"\d(?:\d|{re.escape(self.grouping)}(?=\d))*", text)]


@dataclass(frozen=True, slots=True)
class Interface:
    """Phrases by their words, each with the keys under which they stand; the topics of differences; days and numbers.

    `topics` are phrases by key, `english` those of the English catalogue, in which the data has them.
    """

    language: str
    phrases: Mapping[str, frozenset[str]]
    topics: Mapping[str, str]
    english: Mapping[str, str]
    locale: Locale

    def say_topic(self, topic: str) -> str:
        """How a page says the topic of a difference, which the data has in English."""
        key = next((key for key, phrase in self.english.items() if phrase == topic), "")
        return self.topics.get(key, topic)

    def keys(self, text: str) -> frozenset[str]:
        """The keys of the phrase that a folded text is, with or without a number in it; none if it is no phrase."""
        return self.phrases.get(text) or self.keys_with_number(text)

    def keys_with_number(self, text: str) -> frozenset[str]:
        """The keys of the phrase that a folded text is, if it is one with a number in it."""
        numbers = self.locale.numbers(text)
        tried = (self.phrases.get(text[: n.start()] + "{n}" + text[n.end() :]) for n in numbers)
        return next((keys for keys in tried if keys), frozenset())


def read_interface(path: Path) -> Interface:
    """Read the catalogue; raise VerificationError if it can't be read."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise VerificationError(
            f"The interface's phrases in {path} can't be read: {error}. Install Variorum again."
        ) from error
    phrases: dict[str, set[str]] = {}
    for key, text in _leaves(tables.get("phrases", {})):
        phrases.setdefault(fold(text), set()).add(key)
    topics = {key: fold(text) for key, text in _leaves(tables.get("topics", {}))}
    language = path.stem.partition("_")[2] or ENGLISH
    english = topics if language == ENGLISH else read_interface(catalogue_of(ENGLISH)).topics
    told = tables.get("locale")
    locale = Locale(tuple(told["months"]), told["day"], told["month"], told["grouping"]) if told else Locale()
    return Interface(language, {text: frozenset(keys) for text, keys in phrases.items()}, topics, english, locale)


def find_interface(folder: Path) -> Path:
    """The catalogue of the language that a folder of digest data names; the English one where it names none known."""
    try:
        language = json.loads((folder / "report.json").read_bytes()).get("language")
    except (OSError, ValueError, AttributeError):
        language = None
    return catalogue_of(language if language in interface_languages() else ENGLISH)


def _leaves(table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _leaves(value)
        else:
            yield key, str(value)
