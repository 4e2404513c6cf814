"""Who says what: the points of the core by outlet, each cell a word. Silence means only: not in these files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..digest_data import Row
from .differences import SUBSTANCE
from .index import Index
from .openings import Opening, print_opening
from .points import collect_chips
from .reports import Byline

MOST_VERSIONS = 9
"""The catalogue has "version 1" to "version 9"."""


class Cell(NamedTuple):
    """What one outlet says to one point; `version` is the key of the phrase for its side in a difference."""

    outlet: str
    says: str
    version: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One point: its number, its first words, and a cell for each outlet."""

    statement: str
    number: int
    opening: Opening
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table, with the outlets in the order of the story's sources."""

    outlets: tuple[Byline, ...]
    lines: tuple[Line, ...]


def print_matrix(index: Index, story: Row, bylines: Mapping[str, Byline]) -> Matrix:
    """The table of a story's core."""
    outlets = {bylines[article].outlet: bylines[article] for s in story["sources"] for article in s["articles"]}
    versions = _find_versions(story, bylines)
    lines = []
    for number, statement in enumerate((s for s in story["statements"] if s["tier"] == "core"), 1):
        says = {chip.outlet: chip.relation for chip in collect_chips(statement, bylines)}
        cells = tuple(Cell(o, says.get(o, "silent"), versions.get((statement["id"], o))) for o in outlets)
        shown = statement["shown"]
        opening = print_opening(index.rows.articles[shown["article"]], shown["start"], shown["end"])
        lines.append(Line(statement["id"], number, opening, cells))
    return Matrix(tuple(outlets.values()), tuple(lines))


def _find_versions(story: Row, bylines: Mapping[str, Byline]) -> dict[tuple[str, str], str]:
    """The side that each outlet takes in the first difference of substance of a statement."""
    versions: dict[tuple[str, str], str] = {}
    done: set[str] = set()
    for row in story["discrepancies"]:
        if row["kind"] not in SUBSTANCE or row["statement"] in done:
            continue
        done.add(row["statement"])
        for n, position in enumerate(row["positions"][:MOST_VERSIONS], 1):
            for citation in position["citations"]:
                versions.setdefault((row["statement"], bylines[citation["article"]].outlet), f"version_{n}")
    return versions
