"""What a site's owner put beside our pages (CNAME, .nojekyll, .git) and so stays when the site is replaced.

Ours is what the old manifest names; without one, whatever lies where our files lie.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .exchange import link_or_copy
from .manifest import STATE, read_manifest

OURS = frozenset(
    {"index.html", "archive.html", "method.html", "search.html", "feed.atom", "feed.json", "sitemap.xml"}
    | {"articles", "compare", "data", "days", "entities", "letters", "outlets", "pages", "search", "static", "stories"}
    | {"topics"}
)
"""The names at the top of a site of ours."""


def carry_over(old: Path, new: Path) -> None:
    """Take what is not ours from an old site into the new one, which keeps what it has itself."""
    if old.is_dir():
        files = read_manifest(old)
        _Move(str(old), str(new), files | _folders(files)).carry_folder("")


def _folders(files: Iterable[str]) -> set[str]:
    """The folders in which files lie."""
    found: set[str] = set()
    for path in files:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


@dataclass(frozen=True, slots=True)
class _Move:
    """From one site to another; `ours` are the paths of our files and folders, none if there is no manifest.

    Paths are plain text: most of thousands of files are ours, and need no more than a look.
    """

    old: str
    new: str
    ours: frozenset[str]

    def carry_folder(self, place: str) -> None:
        for entry in sorted(os.scandir(f"{self.old}/{place}"), key=lambda entry: entry.name):
            path = f"{place}{entry.name}"
            if path == STATE:
                continue
            if entry.is_dir(follow_symlinks=False):
                self._carry_inner(path)
            elif not self._is_ours(path) and not os.path.lexists(f"{self.new}/{path}"):
                self._carry_file(path)

    def _carry_inner(self, path: str) -> None:
        """A folder of ours comes only with what is not ours in it; an empty one of others matters to Git."""
        target = Path(self.new, path)
        if os.path.lexists(target) and not target.is_dir():
            return
        if not self._is_ours(path):
            target.mkdir(parents=True, exist_ok=True)
        self.carry_folder(f"{path}/")

    def _carry_file(self, path: str) -> None:
        source, target = Path(self.old, path), Path(self.new, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink():
            target.symlink_to(source.readlink())
        else:
            link_or_copy(str(source), str(target))

    def _is_ours(self, path: str) -> bool:
        return path in self.ours if self.ours else path.partition("/")[0] in OURS
