"""Putting a finished folder in the place of another in one step, so that a killed build leaves the old one whole."""

from __future__ import annotations

import ctypes
import os
import shutil
from errno import ENOTDIR
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE, linux/fs.h


def link_tree(source: Path, target: Path) -> None:
    """Make `target` the same tree as `source`: by hard links, or by copies where the file system has none."""
    remove_tree(target)
    shutil.copytree(source, target, copy_function=link_or_copy)


def link_or_copy(source: str, target: str) -> None:
    """Make `target` the same file as `source`."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def replace_folder(new: Path, place: Path) -> None:
    """Put the folder `new` at `place` and remove the folder that stood there; raise OSError if that can't be done.

    Both lie in one file system.
    """
    if place.exists() and not place.is_dir():
        raise NotADirectoryError(ENOTDIR, "is no folder", str(place))
    if not place.exists():
        new.rename(place)
        return
    if _exchange(new, place):
        remove_tree(new)
        return
    aside = new.with_name(new.name + ".old")
    remove_tree(aside)
    place.rename(aside)
    new.rename(place)
    remove_tree(aside)


def remove_tree(folder: Path) -> None:
    """Remove a folder and all in it; nothing happens if it is not there."""
    if folder.is_dir():
        shutil.rmtree(folder)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux 3.15 with glibc 2.28 on most file systems)."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
