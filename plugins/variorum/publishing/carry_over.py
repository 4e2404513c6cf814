"""What a site's owner put beside our pages (CNAME, .nojekyll, .git) and so stays when the site is replaced.

Ours is what the old manifest names; without one, whatever lies where our files lie.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
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
    if old.is_dir():
        files = read_manifest(old)
        folders = frozenset(str(folder) for path in files for folder in PurePosixPath(path).parents)
        _Move(old, new, files | folders).carry_folder(Path())


@dataclass(frozen=True, slots=True)
class _Move:
    """From one site to another; `ours` are the paths of our files and folders, none if there is no manifest."""

    old: Path
    new: Path
    ours: frozenset[str]

    def carry_folder(self, place: Path) -> None:
        for entry in sorted(os.scandir(self.old / place), key=lambda entry: entry.name):
            path = place / entry.name
            if path == Path(STATE):
                continue
            if entry.is_dir(follow_symlinks=False):
                self._carry_inner(path)
            elif not self._is_ours(path) and not os.path.lexists(self.new / path):
                self._carry_file(path)

    def _carry_inner(self, path: Path) -> None:
        """A folder of ours comes only with what is not ours in it; an empty one of others matters to Git."""
        if os.path.lexists(self.new / path) and not (self.new / path).is_dir():
            return
        if not self._is_ours(path):
            (self.new / path).mkdir(parents=True, exist_ok=True)
        self.carry_folder(path)

    def _carry_file(self, path: Path) -> None:
        source, target = self.old / path, self.new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink():
            target.symlink_to(source.readlink())
        else:
            link_or_copy(str(source), str(target))

    def _is_ours(self, path: Path) -> bool:
        return path.as_posix() in self.ours if self.ours else path.parts[0] in OURS
