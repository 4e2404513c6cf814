"""Which files of the inputs are read: everything but the owner's own files and hidden names.

In a folder `feeds.opml`, `entities.toml`, `overrides.toml`, `outlets.toml` and `furniture.toml`, the folders `pages/`
and `state/` at its top, and names that begin with `.` or `_` are not articles. A file that is given by itself is always
read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from ..errors import InputError

OWNERS_FILES = frozenset({"feeds.opml", "entities.toml", "overrides.toml", "outlets.toml", "furniture.toml"})
OWNERS_FOLDERS = frozenset({"pages", "state"})
READ_AT_ONCE = 1 << 16
"""Bytes: most articles are smaller, some records of many are larger than memory."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read, and the path under which the digest data names it: relative to its input, parted by `/`."""

    location: Path
    path: str

    @property
    def is_named_in_utf8(self) -> bool:
        """Whether its path is its very name: bytes that are not UTF-8 could not be printed."""
        return self.location.as_posix().endswith(self.path)


def hash_file(file: InputFile) -> bytes | None:
    """The hash of a file's bytes; None if it is no file that can be read."""
    digest = blake2b(digest_size=20)
    try:
        # Not by a Path: it takes as long again as reading a usual article.
        with open(file.location, "rb", buffering=0) as opened:  # noqa: PTH123
            while data := opened.read(READ_AT_ONCE):
                digest.update(data)
    except OSError:
        return None
    return digest.digest()


def find_files(inputs: Sequence[Path]) -> list[InputFile]:
    """All files to read, by path, each once; raise InputError for an input that is not there."""
    found: dict[str, list[InputFile]] = {}
    for given in inputs:
        if not given.exists():
            raise InputError(f"The input {given} does not exist; give a file or folder of articles.")
        for file in _files_of(given):
            found.setdefault(file.path, []).append(file)
    return [file for path in sorted(found) for file in _distinct(found[path])]


def _distinct(files: Sequence[InputFile]) -> list[InputFile]:
    """Files of one path, each once; mostly there is but one, and asking where it really lies is slow."""
    if len(files) == 1:
        return list(files)
    places: dict[str, InputFile] = {}
    for file in files:
        places.setdefault(str(file.location.resolve()), file)
    return [places[place] for place in sorted(places)]


def _files_of(given: Path) -> Iterator[InputFile]:
    if not given.is_dir():
        if given.name not in OWNERS_FILES:
            yield InputFile(given, _printable(given.name))
        return
    if not os.access(given, os.R_OK | os.X_OK):
        raise InputError(f"The input folder {given} can't be opened; check its permissions.")
    closed: list[OSError] = []
    for folder, folders, names in os.walk(given, onerror=closed.append):
        here = Path(folder)
        owners = OWNERS_FOLDERS if here == given else frozenset()
        folders[:] = sorted(name for name in folders if not _is_hidden(name) and name not in owners)
        before = "" if here == given else f"{here.relative_to(given).as_posix()}/"
        for name in names:
            if not _is_hidden(name) and name not in OWNERS_FILES:
                yield InputFile(here / name, _printable(before + name))
    for error in closed:
        yield _below(given, Path(error.filename))


def _below(given: Path, location: Path) -> InputFile:
    return InputFile(location, _printable(location.relative_to(given).as_posix()))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "_"))


def _printable(path: str) -> str:
    """A path that UTF-8 can hold, even where the file system's own bytes are not UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
