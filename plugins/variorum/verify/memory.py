"""What verification remembers in a process that stays, so that a second look costs what changed.

It holds what a store would hold, the rows' bytes, and the digests of files that this process has read itself; nothing
of it is remembered from one process to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..store import Key
from .data_files import DataFile
from .ledger import Ledger
from .site_files import Stamps
from .site_pages import outline_key

MOST_UNWRITTEN = 100
"""Pages: proving them again takes a process that starts half a second; to write the ledger of 4,000 pages after every
edit would take 0.06 each time."""


@dataclass(slots=True)
class Memory:
    """The last ledger with its key, the data files it was made from, outlines of pages, and stamps of files.

    `written` is the ledger that the store holds, `unwritten` counts the pages that were proved since, `patience` says
    how many may be.
    """

    key: Key = b""
    ledger: Ledger = field(default_factory=Ledger)
    files: dict[str, DataFile] = field(default_factory=dict)
    outlines: dict[Key, bytes] = field(default_factory=dict)
    stamps: Stamps = field(default_factory=Stamps)
    written: Ledger = field(default_factory=Ledger)
    unwritten: int = 0
    patience: int = MOST_UNWRITTEN

    def keep(self, key: Key, ledger: Ledger, files: Mapping[str, DataFile], verified: int) -> None:
        """Keep what a run has found; outlines of pages that are gone are let go when they are as many as the others."""
        self.key, self.ledger, self.files = key, ledger, dict(files)
        self.unwritten += verified
        if len(self.outlines) > 2 * len(ledger.pages):
            current = {outline_key(path, page.own.basis) for path, page in ledger.pages.items()}
            self.outlines = {key: data for key, data in self.outlines.items() if key in current}

    def is_due(self) -> bool:
        """Whether so many pages were proved since the ledger was last written that it is to be written now."""
        if self.unwritten < self.patience or self.ledger == self.written:
            return False
        self.written, self.unwritten = self.ledger, 0
        return True

    def get(self, keys: Iterable[Key]) -> dict[Key, bytes]:
        """The outlines that are known, as a store gives them."""
        return {key: self.outlines[key] for key in keys if key in self.outlines}

    def put(self, answers: Mapping[Key, bytes]) -> None:
        """Keep outlines, as a store does."""
        self.outlines.update(answers)
