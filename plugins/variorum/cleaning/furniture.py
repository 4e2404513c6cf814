"""Lines that belong to the page and not to the article, by their words. The patterns are data: `data/furniture.toml`.

A pattern speaks about a whole line, so a sentence about cookies or advertisement never matches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..word_lists import read_table
from .orders import Phrases
from .passages import Passage

MAX_LINE = 300
"""Characters above which a line is no furniture by its words: it keeps matching cheap, and long lines are prose."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A kind of furniture: its rule, its pattern over a whole line, and whether the article is over where it stands."""

    rule: str
    pattern: re.Pattern[str]
    closes: bool


def _compile(table: Mapping[str, Mapping[str, object]]) -> tuple[Furniture, ...]:
    found = []
    for rule, entry in table.items():
        lines = entry["lines"]
        pattern = "|".join(map(str, lines if isinstance(lines, list) else []))
        found.append(
            Furniture(
                f"furniture: {rule}", re.compile(rf"\W*(?:{pattern})\W*", re.IGNORECASE), bool(entry.get("closes"))
            )
        )
    return tuple(found)


_FURNITURE = _compile(read_table("furniture"))


def find_furniture(text: str, kinds: Sequence[Furniture] = _FURNITURE) -> Furniture | None:
    """The kind of furniture that a whole line is, or None."""
    if len(text) > MAX_LINE:
        return None
    folded = " ".join(text.replace("’", "'").split())
    return next((kind for kind in kinds if kind.pattern.fullmatch(folded)), None)


def cut_furniture(passages: Sequence[Passage], phrases: tuple[Phrases, ...] = ()) -> list[Passage]:
    """The passages, those that are furniture by their words cut; the editor's phrases go first."""
    kinds = (*_compile_phrases(phrases), *_FURNITURE)
    return [_cut(passage, kinds) if passage.is_kept else passage for passage in passages]


@lru_cache(maxsize=4)
def _compile_phrases(phrases: tuple[Phrases, ...]) -> tuple[Furniture, ...]:
    return _compile({kind.kind: {"lines": list(kind.lines)} for kind in phrases})


def _cut(passage: Passage, kinds: Sequence[Furniture]) -> Passage:
    kind = find_furniture(passage.text, kinds)
    return passage.cut(kind.rule) if kind else passage


def closes_article(passage: Passage) -> bool:
    """Whether the furniture usually stands below an article: related stories, comments, share bars."""
    return any(kind.closes for kind in _FURNITURE if kind.rule == passage.rule)
