"""What a built site consists of, and what one build changed in it.

Of a site of ours the manifest knows, by content. Of a guest's host it knows only our part; there the times of all files
tell, and as Pelican writes every page of a blog in every build, all of them count as changed.
"""

from __future__ import annotations

import json
from pathlib import Path

from .pelican_builds import Place

REJECTS = "data/rejects.jsonl"

Files = dict[str, str]
"""A mark that changes with a file, by its path in the site."""


def list_files(place: Place, folder: Path) -> Files:
    """The files of a built site in a folder, its output or where it is written first; none if there is none."""
    if place.prefix:
        found = ((path, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): str(time) for path, time in found}
    try:
        read: Files = json.loads((folder / "data" / "manifest.json").read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return read


def list_changes(before: Files, after: Files) -> list[str]:
    """The paths that are new, gone or different."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def count_pages(paths: list[str]) -> int:
    """How many of these files are pages."""
    return sum(path.endswith(".html") for path in paths)


def rejects_file(place: Place) -> Path:
    """Where a build says what it could not read."""
    return place.output / place.prefix / REJECTS


def count_rejects(place: Place) -> int:
    """How many files or records a build could not read."""
    with (place.fresh / place.prefix / REJECTS).open("rb") as lines:
        return sum(1 for _ in lines)
