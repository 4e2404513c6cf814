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
    """Make `target` the same tree as `source`: by hard links, or by copies where the file system has none.

    What is linked already stays, so that a tree that was made before costs what has changed since.
    """
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        target.unlink()
    target.mkdir(parents=True, exist_ok=True)
    theirs = {entry.name: entry for entry in os.scandir(target)}
    ours = {entry.name: entry for entry in os.scandir(source)}
    for name, entry in theirs.items():
        if name not in ours or entry.is_dir(follow_symlinks=False) != ours[name].is_dir(follow_symlinks=False):
            _remove(Path(entry.path))
    for name, entry in ours.items():
        if entry.is_dir(follow_symlinks=False):
            link_tree(Path(entry.path), target / name)
        elif name not in theirs or entry.inode() != theirs[name].inode():
            (target / name).unlink(missing_ok=True)
            link_or_copy(entry.path, str(target / name))


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def link_or_copy(source: str, target: str) -> None:
    """Make `target` the same file as `source`."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def replace_folder(new: Path, place: Path) -> None:
    """Put the folder `new` at `place`; raise OSError if that can't be done. Both lie in one file system.

    The folder that stood there stands at `new` afterwards, where the system can exchange two; else it is removed.
    """
    if place.exists() and not place.is_dir():
        raise NotADirectoryError(ENOTDIR, "is no folder", str(place))
    if not place.exists():
        new.rename(place)
        return
    if _exchange(new, place):
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
