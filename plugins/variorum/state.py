"""History as an input: what earlier builds named, kept as sorted text that belongs into version control.

`stories.jsonl` is the ledger of addresses, `outlets.jsonl` the labels of unnamed outlets, `articles.jsonl` the
versions of each article. The next state is written beside the output, never in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .digest_data import Row, read_lines, write_line, write_lines
from .errors import DigestDataError
from .grouping import KnownStory
from .versions import History


@dataclass(frozen=True, slots=True)
class State:
    """What earlier builds left. An empty one makes every id anew."""

    stories: tuple[KnownStory, ...] = ()
    unnamed: Mapping[str, str] = field(default_factory=dict)
    versions: History = field(default_factory=dict)


def read_state(folder: Path | None) -> State:
    """Read a state folder; one that is missing or empty is an empty state, a broken one a DigestDataError."""
    if folder is None or not folder.is_dir():
        return State()
    stories = _rows(folder / "stories.jsonl")
    try:
        return State(
            tuple(KnownStory(r["id"], r["slug"], tuple(r["articles"]), r["merged_into"]) for r in stories),
            {row["article"]: row["name"] for row in _rows(folder / "outlets.jsonl")},
            {row["id"]: tuple(row["versions"]) for row in _rows(folder / "articles.jsonl")},
        )
    except (KeyError, TypeError) as error:
        raise DigestDataError(
            f"The state in {folder} lacks {error}. Restore it from version control, or remove it to name all anew."
        ) from error


def _rows(path: Path) -> list[Row]:
    return read_lines(path) if path.is_file() else []


def write_state(state: State, folder: Path) -> None:
    """Write a state so that the same state is the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    write_lines(folder / "stories.jsonl", (write_line(s) for s in sorted(state.stories, key=lambda s: s.id)))
    unnamed = ({"article": article, "name": name} for article, name in sorted(state.unnamed.items()))
    write_lines(folder / "outlets.jsonl", map(write_line, unnamed))
    versions = ({"id": key, "versions": list(found)} for key, found in sorted(state.versions.items()))
    write_lines(folder / "articles.jsonl", map(write_line, versions))
