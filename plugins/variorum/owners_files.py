"""The owner's files beside the articles: TOML at the top of an input folder, and names in them that nothing has."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from .errors import InputError


def read_owners_files(inputs: Sequence[Path], name: str) -> list[tuple[Path, dict[str, Any]]]:
    """The files of this name among the inputs and at the top of them; raise InputError for one that is no TOML."""
    paths = sorted({given if given.name == name else given / name for given in inputs})
    return [(path, _read(path)) for path in paths if path.exists()]


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} can't be read: {error}. Mend it or take it away.") from error


def hint_at(name: str, known: Collection[str]) -> str:
    """The known name nearest to one that is not known, as a question; nothing if none is near."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.4)
    return f" Did you mean {near[0]!r}?" if near else ""
