"""The digests of files: every file of a site is read and hashed in every run, for that is what proves it the same.

Only a process that stays may remember a digest by what the system says of the file (`Stamps`); a cold one trusts no
time stamp.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from .ledger import digest_of

SETTLED = 100_000_000
"""Nanoseconds that a file must have rested before its stamp tells it from a later one: the times of files are taken
from a clock that ticks every 4 to 10 milliseconds, so that two changes within a tick look the same."""

Stamp = tuple[int, ...]


class Stamps:
    """Digests that this process took itself, by a file's place on the disk, its size and its times."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._digests: dict[Stamp, bytes] = {}

    def get(self, found: os.stat_result) -> bytes | None:
        """The digest of the file, if it is certainly the same as it was."""
        return self._digests.get(_stamp(found))

    def note(self, found: os.stat_result, digest: bytes) -> None:
        """Remember a digest of bytes that were read after `found` was asked."""
        if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > SETTLED:
            self._digests[_stamp(found)] = digest


def hash_files(root: Path, paths: Iterable[str], stamps: Stamps | None = None) -> dict[str, bytes | None]:
    """The digest of each file; None where there is none, or where a path leads out of the folder.

    One after the other: threads gain nothing here, they hand the interpreter's lock to and fro for every small file.
    """
    folder = f"{root}{os.sep}"
    return {path: hash_file(folder + path, stamps) if is_inside(path) else None for path in paths}


def list_files(root: Path) -> Iterator[str]:
    """The paths of all files in a folder."""
    start = len(str(root)) + 1
    for folder, _, names in os.walk(root):
        prefix = f"{folder[start:]}/" if len(folder) > start else ""
        yield from (prefix + name for name in names)


def read_file(root: Path, path: str) -> bytes | None:
    """The bytes of a file of a site; None if it is missing or lies outside."""
    file = root / path
    return file.read_bytes() if is_inside(path) and file.is_file() else None


def is_inside(path: str) -> bool:
    """Whether a path of the manifest stays in the site."""
    return not path.startswith("/") and ".." not in path.split("/")


def hash_file(path: str, stamps: Stamps | None = None) -> bytes | None:
    """The digest of a file; None if there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path for each of thousands of files costs more than asking the system
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    known = stamps.get(found) if stamps is not None else None
    if known is not None:
        return known
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            found = os.fstat(file.fileno())  # of what is read: another may have come to this place since
            digest = digest_of(file.read())
    except FileNotFoundError:
        return None
    if stamps is not None:
        stamps.note(found, digest)
    return digest


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
