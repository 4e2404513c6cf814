"""Digest data: writing and reading the public contract (`docs/digest-data.md`, schemas in `docs/schemas/`).

Writing takes the frozen values of `model`; reading gives plain mappings, for the site and for `verify`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .errors import DigestDataError
from .model import Block

Row = dict[str, Any]
Report = Mapping[str, object]

FILES = ("articles", "stories", "entities", "outlets", "redirects", "rejects")


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address of an earlier build at which nothing stands today, and where it leads now.

    `reason` is merged (a story, or the comparison of its outlets, went into another), renamed (a name is another's now)
    or withdrawn. Of what was withdrawn stay the title, the outlet's name and the living story that it was in.
    """

    from_: str
    to: str
    reason: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class DigestRows:
    """Everything that `compile` found out, read back as plain rows; all but redirects and rejects by id."""

    articles: dict[str, Row]
    stories: dict[str, Row]
    entities: dict[str, Row]
    outlets: dict[str, Row]
    redirects: list[Row]
    rejects: list[Row]
    report: Row


def plain(value: object) -> object:
    """A value of the model as what JSON holds. A subheading has only its own keys, as the contract says."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Block):
        keys = ("kind", "text", "before") if value.kind == "subheading" else ("kind", "start", "end")
        return {key: getattr(value, key) for key in keys}
    if is_dataclass(value) and not isinstance(value, type):
        return {key: plain(getattr(value, name)) for name, key in _keys(type(value))}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


@cache
def _keys(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a dataclass, each with its key in JSON."""
    return tuple((f.name, f.name.rstrip("_")) for f in fields(kind))


def dump_line(value: object) -> str:
    """One line of JSON, as every file of the contract writes it."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write_line(value: object) -> bytes:
    """A line of JSON with its end, as it stands in a file: UTF-8 with `LF`, the same on every platform."""
    return dump_line(value).encode() + b"\n"


def write_digest(lines: Mapping[str, Iterable[bytes]], report: Callable[[], Report], folder: Path) -> None:
    """Write all files of the contract into `folder`, which is made if it is missing.

    `lines` are those of each file, written as they come; the report is asked for after them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        write_lines(folder / f"{name}.jsonl", lines[name])
    told = json.dumps(plain(report()), ensure_ascii=False, indent=1)
    write_lines(folder / "report.json", [told.encode() + b"\n"])


def write_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write lines, which have their ends; a reader finds the old file or the new one."""
    new = path.with_name(f".{path.name}.new")
    with new.open("wb") as file:
        file.writelines(lines)
    new.replace(path)


def read_digest(folder: Path) -> DigestRows:
    """Read a folder of digest data; raise DigestDataError that names the file and line that is wrong."""
    rows = {name: read_lines(folder / f"{name}.jsonl") for name in FILES}
    try:
        by_id = {key: {row["id"]: row for row in rows[key]} for key in ("articles", "stories", "entities", "outlets")}
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    except (KeyError, TypeError) as error:
        raise DigestDataError(f"{folder} has a row without {error}. Compile again.") from error
    except (OSError, ValueError) as error:
        raise DigestDataError(f"{folder / 'report.json'} can't be read: {error}. Compile again.") from error
    return DigestRows(**by_id, redirects=rows["redirects"], rejects=rows["rejects"], report=report)


def read_lines(path: Path) -> list[Row]:
    """The rows of one JSON Lines file."""
    try:
        # Not splitlines(): U+2028 and the like may stand inside a string.
        lines = path.read_bytes().decode().split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DigestDataError(f"{path} can't be read: {error}. Compile again.") from error
    rows = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                raise DigestDataError(f"{path}, line {number} is no JSON: {error}. Compile again.") from error
    return rows
