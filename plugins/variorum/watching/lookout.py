"""Notices changed files: by the system in the folders that a site is made of, by looking at the few settings files.

What a build writes itself is no change: its output and state, `.build` and other hidden names.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from watchfiles import Change, watch

SETTLED = 15
"""Milliseconds without another change after which a change is told: an editor writes, renames and touches at once."""
LONGEST = 50
"""Milliseconds after which it is told even so."""
LOOK = 100
"""Milliseconds between two looks at the settings files: unseen by a person, and nothing to a processor."""

Mark = tuple[int, int, int]


class Lookout:
    """Notices what changed since the last call; changes during a build are kept for the call after it."""

    def __init__(self, settings: Path, package: Path) -> None:
        """Look at the Python files beside the settings file, and at all in the folder of our own word lists."""
        self._settings = settings.resolve().parent
        self._package = package
        self._ignored: tuple[Path, ...] = ()
        self._folders: tuple[Path, ...] = ()
        self._roots: dict[Path, int] = {}
        self._notices: Iterator[set[tuple[Change, str]]] = iter(())
        self._marks = self._mark_settings()
        self._noticed: set[Path] = set()

    def follow(self, folders: tuple[Path, ...], ignored: tuple[Path, ...]) -> None:
        """Watch these folders from now on, where they are not watched already; changes before this call are lost."""
        self._ignored = ignored
        self._folders = (*folders, self._package)
        roots = _identify(self._folders)
        if roots != self._roots:
            self._roots = roots
            self._notices = watch(
                *roots,
                watch_filter=self._concerns,
                step=SETTLED,
                debounce=LONGEST,
                rust_timeout=LOOK,
                yield_on_timeout=True,
            )
            next(self._notices)  # the watch begins with its first answer

    def wait(self) -> tuple[Path, ...]:
        """The paths that changed, once there are some."""
        while not self.has_noticed():
            pass
        changed, self._noticed = self._noticed, set()
        return tuple(sorted(changed))

    def has_noticed(self) -> bool:
        """Whether something has changed that `wait` will tell; a look takes a moment."""
        self._noticed |= {Path(path) for _, path in next(self._notices)} | self._look_at_settings()
        # A folder that was put in the place of another is not the one that the system watches.
        roots = _identify(self._folders)
        self._noticed |= {root for root in self._folders if roots.get(root) != self._roots.get(root)}
        return bool(self._noticed)

    def _look_at_settings(self) -> set[Path]:
        before, self._marks = self._marks, self._mark_settings()
        return {path for path in before.keys() | self._marks.keys() if before.get(path) != self._marks.get(path)}

    def _mark_settings(self) -> dict[Path, Mark]:
        marks = {}
        for path in self._settings.glob("*.py"):
            try:
                facts = path.stat()
            except OSError:
                continue
            marks[path] = (facts.st_ino, facts.st_mtime_ns, facts.st_size)
        return marks

    def _concerns(self, _change: Change, changed: str) -> bool:
        path = Path(changed)
        if any(path.is_relative_to(folder) for folder in self._ignored):
            return False
        return any(
            path.is_relative_to(root)
            and not any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(root).parts)
            for root in self._roots
        )


def _identify(folders: tuple[Path, ...]) -> dict[Path, int]:
    """Which folder lies at each path now; those that are missing are left out."""
    return {folder: folder.stat().st_ino for folder in sorted(set(folders)) if folder.is_dir()}
