"""What cleaning is told from outside: phrases and kept lines of the editor, lines that the article's outlet repeats.

Phrases stand in `furniture.toml`, in the form of `data/furniture.toml`: a table a kind, with patterns over whole lines.
Kept lines are the editor's orders of the table `keep` (`overrides.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..overrides import Order
from ..owners_files import read_owners_files


@dataclass(frozen=True, slots=True, order=True)
class Phrases:
    """Patterns of a kind of furniture that the editor adds."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """A line that the editor wants in the text: of one article, or of all of an outlet."""

    line: str
    article: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Orders:
    """What one article's cleaning depends on beside the article; lists in order, so that equal orders are one key."""

    phrases: tuple[Phrases, ...] = ()
    kept: tuple[str, ...] = ()
    repeated: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Editing:
    """All that the editor says about cleaning."""

    phrases: tuple[Phrases, ...] = ()
    keeps: tuple[Keep, ...] = ()


def read_editing(inputs: Sequence[Path], overrides: Iterable[Order]) -> Editing:
    """The editor's phrases in the inputs, and the kept lines of the overrides; InputError for a file that is wrong."""
    phrases = [row for path, tables in read_owners_files(inputs, "furniture.toml") for row in _phrases(path, tables)]
    keeps = (
        Keep(order.text, "".join(order.articles) or None, order.outlet or None)
        for order in overrides
        if order.table == "keep"
    )
    return Editing(tuple(sorted(phrases)), tuple(keeps))


def _phrases(path: Path, tables: Mapping[str, Any]) -> list[Phrases]:
    found = []
    for kind, table in sorted(tables.items()):
        lines = table.get("lines") if isinstance(table, dict) else None
        if not isinstance(lines, list) or not all(isinstance(line, str) and line for line in lines):
            raise InputError(f'{path}: [{kind}] must have lines = ["…"], a list of patterns.')
        for line in lines:
            try:
                re.compile(line)
            except re.error as error:
                raise InputError(f"{path}: {line!r} under [{kind}] is no regular expression: {error}.") from error
        found.append(Phrases(kind, tuple(lines)))
    return found
