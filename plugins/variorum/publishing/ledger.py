"""Where a site's state lives between builds: beside its content or, if that can't be written, its pages."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from stat import S_IWGRP, S_IWOTH, S_IWUSR

from .exchange import remove_tree, replace_folder
from .manifest import STATE

ANY_WRITE = S_IWUSR | S_IWGRP | S_IWOTH
"""A folder that nobody may write is left alone, even by a superuser, whom the system would let in."""


def find_state(content: Path, site: Path) -> Path | None:
    """The state that the last build left; None before the first."""
    places = (content / STATE, site / STATE)
    return next((place for place in places if place.is_dir()), None)


def keep_state(new: Path, content: Path) -> bool:
    """Copy the next state to the content's folder in one step; False if that can't be written.

    What builds don't write there, such as what is known of feeds, stays as it is.
    """
    place = content / STATE
    if _holds(place, new):
        return True
    if not content.stat().st_mode & ANY_WRITE:
        return False
    waiting = content / f".{STATE}.new"
    try:
        remove_tree(waiting)
        copytree(place if place.is_dir() else new, waiting)
        copytree(new, waiting, dirs_exist_ok=True)
        replace_folder(waiting, place)
        remove_tree(waiting)  # what stood there before, where two folders can be exchanged
    except OSError:
        return False
    return True


def _holds(folder: Path, other: Path) -> bool:
    """Whether a folder holds all that another holds."""
    return folder.is_dir() and _read_all(other).items() <= _read_all(folder).items()


def _read_all(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
