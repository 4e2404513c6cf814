"""What cleaning is told from outside: phrases and kept lines of the editor, lines that the article's outlet repeats.

Phrases stand in `furniture.toml`, in the form of `data/furniture.toml`: a table a kind, with patterns over whole lines.
Kept lines stand in `overrides.toml`: each `[[keep]]` has a `line`, and an `article` (id, address or path) or `outlet`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError


@dataclass(frozen=True, slots=True, order=True)
class Phrases:
    """Patterns of a kind of furniture that the editor adds."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
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


def read_editing(inputs: Sequence[Path]) -> Editing:
    """The editor's phrases and kept lines of the inputs; raise InputError for a file that is wrong."""
    folders = sorted({given for given in inputs if given.is_dir()})
    phrases = [row for folder in folders for row in _phrases(folder / "furniture.toml")]
    keeps = [row for folder in folders for row in _keeps(folder / "overrides.toml")]
    return Editing(
        tuple(sorted(phrases)), tuple(sorted(set(keeps), key=lambda k: (k.line, str(k.article), str(k.outlet))))
    )


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} can't be read: {error}. Mend it or take it away.") from error


def _phrases(path: Path) -> list[Phrases]:
    found = []
    for kind, table in sorted(_read(path).items()):
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


def _keeps(path: Path) -> list[Keep]:
    rows = _read(path).get("keep", [])
    if not isinstance(rows, list):
        raise InputError(f"{path} has a [keep] in single brackets; write [[keep]] above each.")
    return [_keep(path, row) for row in rows]


def _keep(path: Path, row: dict[str, Any]) -> Keep:
    line, article, outlet = (row.get(key) for key in ("line", "article", "outlet"))
    if not isinstance(line, str) or not line.strip():
        raise InputError(f'{path} has a [[keep]] without a line = "…", the words of the line to keep.')
    if isinstance(article, str) == isinstance(outlet, str):
        raise InputError(
            f'{path}: the [[keep]] of {line!r} needs either article = "…" (id, address or path) or outlet = "…".'
        )
    return Keep(" ".join(line.split()), article, outlet)
