"""What a site's owner put beside our pages (CNAME, .nojekyll, .git) and so stays when the site is replaced.

Ours is what the old manifest names; without one, whatever lies where our files lie.
"""

from __future__ import annotations

import os
from collections.abc import Set
from pathlib import Path, PurePosixPath

from .exchange import link_or_copy
from .manifest import STATE, read_manifest

OURS = frozenset(
    {"index.html", "archive.html", "method.html"}
    | {"articles", "data", "days", "entities", "outlets", "pages", "static", "stories"}
)
"""The names at the top of a site of ours."""


def carry_over(old: Path, new: Path) -> None:
    """Take what is not ours from an old site into the new one, which keeps what it has itself."""
    files = read_manifest(old)
    folders = {str(folder) for path in files for folder in PurePosixPath(path).parents}
    for here, inner, names in os.walk(old):
        place = Path(here).relative_to(old)
        if place == Path():
            inner[:] = [name for name in inner if name != STATE]
        links = [name for name in inner if (old / place / name).is_symlink()]
        for path in (place / name for name in (*names, *links)):
            if not _is_ours(path, files, has_manifest=bool(files)) and not os.path.lexists(new / path):
                _carry(old / path, new / path)
        for path in (place / name for name in inner if name not in links):
            if not _is_ours(path, folders, has_manifest=bool(files)) and not os.path.lexists(new / path):
                (new / path).mkdir(parents=True)


def _is_ours(path: Path, known: Set[str], *, has_manifest: bool) -> bool:
    return path.as_posix() in known if has_manifest else path.parts[0] in OURS


def _carry(source: Path, target: Path) -> None:
    if not target.parent.is_dir():
        if target.parent.exists():
            return  # the new site has a file where the old one had a folder
        target.parent.mkdir(parents=True)
    if source.is_symlink():
        target.symlink_to(source.readlink())
    else:
        link_or_copy(str(source), str(target))
