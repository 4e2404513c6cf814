"""Differences between sources: those of substance stand beside the sentence, those of wording in its fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..digest_data import Row
from .fields import Field
from .index import Index
from .marks import print_run
from .phrases import say_topic
from .reports import Byline

SUBSTANCE = frozenset({"number", "date", "name", "office", "attribution", "certainty", "scope"})
"""Kinds of difference that a reader must not miss; the rest is wording."""

MOST_BESIDE = 8
"""At most so many boxes stand beside the sentences of one page: an empty margin is the sign of agreement."""


@dataclass(frozen=True, slots=True)
class Told:
    """Differing words and who prints them. `again` marks words that another outlet has printed in the same position."""

    run: Markup
    by: Byline
    again: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of a statement with its positions in the data's order; a position without words is silence."""

    id: str
    statement: str
    topic: Field
    positions: tuple[tuple[Told, ...], ...]
    is_substance: bool


def print_differences(index: Index, story: Row, bylines: Mapping[str, Byline]) -> dict[str, tuple[Difference, ...]]:
    """All differences of a story by the statement they belong to; those past the page's limit go where wording goes."""
    found: dict[str, list[Difference]] = {}
    beside = 0
    for row in story["discrepancies"]:
        stands_beside = row["kind"] in SUBSTANCE and beside < MOST_BESIDE
        beside += stands_beside
        difference = print_difference(index, f"stories/{story['id']}", row, bylines, is_substance=stands_beside)
        found.setdefault(row["statement"], []).append(difference)
    return {statement: tuple(differences) for statement, differences in found.items()}


def print_difference(
    index: Index, path: str, row: Row, bylines: Mapping[str, Byline], *, is_substance: bool
) -> Difference:
    """One difference of the story at `path`."""
    return Difference(
        id=row["id"],
        statement=row["statement"],
        topic=Field(f"{path}/discrepancies/{row['id']}/topic", say_topic(row["topic"])),
        positions=tuple(_print_position(index, position["citations"], bylines) for position in row["positions"]),
        is_substance=is_substance,
    )


def _print_position(index: Index, citations: Sequence[Row], bylines: Mapping[str, Byline]) -> tuple[Told, ...]:
    told: list[Told] = []
    seen: set[tuple[str, str]] = set()
    words: set[str] = set()
    for citation in citations:
        article = index.rows.articles[citation["article"]]
        by = bylines[article["id"]]
        text = article["text"][citation["start"] : citation["end"]].casefold()
        if (by.outlet, text) not in seen:
            told.append(Told(print_run(article, (citation["start"], citation["end"])), by, again=text in words))
        seen.add((by.outlet, text))
        words.add(text)
    return tuple(told)
