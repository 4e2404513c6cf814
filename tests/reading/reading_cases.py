"""What the tests of this room share: an article made of paragraphs, and a finder that says what it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.model import Article, Block
from variorum.reading import NameFinder, read_article

ALL = frozenset({"sentences", "names", "quotations", "quantities"})


@dataclass(frozen=True, slots=True)
class ToldFinder:
    """A `NameFinder` that finds fixed words at fixed occurrences."""

    told: tuple[tuple[str, str, int], ...]

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Each told form at its occurrence, where the text has it."""
        hits = []
        for words, kind, number in self.told:
            places = [m.start() for m in re.finditer(re.escape(words), text)]
            if len(places) >= number:
                hits.append((places[number - 1], places[number - 1] + len(words), kind))
        return sorted(hits)


def make_article(text: str, language: str | None = None, title: str | None = None) -> Article:
    """An article whose blocks are the lines of a text that are not blank."""
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    return Article(id="a-test", path="test.txt", title=title, language=language, text=text, blocks=blocks)


def read(
    text: str,
    language: str | None = None,
    title: str | None = None,
    names: NameFinder | None = None,
    on: frozenset[str] = ALL,
) -> Article:
    """An article of these paragraphs, read with every stage on, names by the rules unless another finder is given."""
    return read_article(make_article(text, language, title), names, on=on)


def words(article: Article, pair: tuple[int, int] | None) -> str:
    """The words of a span, or a dash for none."""
    return article.text[pair[0] : pair[1]] if pair else "-"
