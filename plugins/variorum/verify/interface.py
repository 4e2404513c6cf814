"""The interface's catalogue as verification reads it: the phrases a page may say, the topics a discrepancy may have."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import VerificationError
from .markup import fold

INTERFACE = Path(__file__).parent.parent / "data" / "interface.toml"
_NUMBER = re.compile(r"\d[\d,]*")


@dataclass(frozen=True, slots=True)
class Interface:
    """Phrases by their words, each with the keys under which they stand, and the topics."""

    phrases: Mapping[str, frozenset[str]]
    topics: frozenset[str]

    def keys(self, text: str) -> frozenset[str]:
        """The keys of the phrase that a folded text is, with or without a number in it; none if it is no phrase."""
        return self.phrases.get(text) or self.keys_with_number(text)

    def keys_with_number(self, text: str) -> frozenset[str]:
        """The keys of the phrase that a folded text is, if it is one with a number in it."""
        numbers = _NUMBER.finditer(text)
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
    topics = frozenset(fold(text) for _, text in _leaves(tables.get("topics", {})))
    return Interface({text: frozenset(keys) for text, keys in phrases.items()}, topics)


def _leaves(table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _leaves(value)
        else:
            yield key, str(value)
