"""The site that is verified: its folders, its manifest, and the digests of its files as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Site:
    """Our folder `root` in the folder `host`, which is the same unless we are a guest; pages are in order."""

    root: Path
    host: Path
    manifest: Mapping[str, str]
    pages: Mapping[str, bytes]

    def leads_somewhere(self, target: str) -> bool:
        """Whether there is a file at the end of a link: one of ours, or of the site in which we are a guest."""
        if target in self.manifest:
            return True
        file = (self.root / target).resolve()
        is_ours = file.is_relative_to(self.root.resolve())
        return not is_ours and file.is_relative_to(self.host.resolve()) and file.is_file()
