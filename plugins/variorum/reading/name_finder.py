"""What finds names, as the rest of the room sees it: in a text at once, or paragraph by paragraph beforehand.

A language model reads paragraphs, each once however many articles print it; what it found in them is then put together
for each text. The rules read texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..language_models import RULES
from ..model import Article
from .name_rules import RuleFinder
from .spacy_model import Found, load_spacy

_BREAK = re.compile(r"\n\n+")


class NameFinder(Protocol):
    """Anything that finds names in a text: what a language model found, the rules, or a fake in a test."""

    def find(self, text: str) -> list[Found]:
        """Start, end and type (of the contract's ten) of each name, in order, without overlaps."""
        ...


class ParagraphReader(Protocol):
    """A language model that reads paragraphs, each by itself."""

    def read(self, paragraphs: Sequence[str]) -> list[list[Found]]:
        """Start, end and type of each name in each paragraph, in order."""
        ...


@dataclass(frozen=True, slots=True)
class KnownNames:
    """A `NameFinder` over paragraphs that were read beforehand; `found` leads from a paragraph to its names."""

    found: Mapping[str, Sequence[Found]]

    def find(self, text: str) -> list[Found]:
        """The names of a text all of whose paragraphs were read."""
        parts = split_paragraphs(text)
        return [(start + a, start + b, kind) for start, part in parts for a, b, kind in self.found[part]]


@dataclass(frozen=True, slots=True)
class ModelFinder:
    """A `NameFinder` that has a model read each text when it is asked."""

    reader: ParagraphReader

    def find(self, text: str) -> list[Found]:
        """The names of a text."""
        parts = [part for _, part in split_paragraphs(text)]
        return KnownNames(dict(zip(parts, self.reader.read(parts), strict=True))).find(text)


def split_paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text, each with where it starts."""
    start = 0
    for gap in _BREAK.finditer(text):
        if gap.start() > start:
            yield start, text[start : gap.start()]
        start = gap.end()
    if start < len(text):
        yield start, text[start:]


def paragraphs_for_model(article: Article) -> list[str]:
    """The paragraphs of an article that a model, if one finds its names, has to read before the article is."""
    return [part for text in (article.title or "", article.text) for _, part in split_paragraphs(text)]


def read_paragraphs(model: str, paragraphs: Sequence[str]) -> list[list[Found]]:
    """Have an installed model read paragraphs; raise ModelMissingError if it is not there."""
    return load_spacy(model).read(paragraphs)


def load_names(model: str) -> NameFinder:
    """The finder that has this name: "rules" (for English) or a spaCy pipeline; raises ModelMissingError."""
    return RuleFinder() if model == RULES else ModelFinder(load_spacy(model))
