"""What verification remembers, so that verifying a site again after a change costs what changed.

Each answer is kept under a hash of all that it depends on, so it is the answer that would be found again; nothing is
remembered from one process to the next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from .facts import Facts
from .finding import Finding
from .manifest import DATA
from .pages import PageReport

DataReport = tuple[Facts | None, list[Finding]]
"""The facts of a folder of digest data, None if it has lost its shape, and its faults."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Reports of data by a hash, and of pages by their path and a hash."""

    data: dict[bytes, DataReport] = field(default_factory=dict)
    pages: dict[tuple[str, bytes], PageReport] = field(default_factory=dict)

    def of_data(self, basis: bytes, find: Callable[[], DataReport]) -> DataReport:
        """The report of data with this hash, found now if it is not known."""
        if basis not in self.data:
            self.data[basis] = find()
        return self.data[basis]

    def of_page(self, path: str, data: bytes, basis: bytes, find: Callable[[], PageReport]) -> PageReport:
        """The report of a page, found now if it is not known; `basis` is the hash of what it is held against."""
        key = path, blake2b(data, key=basis).digest()
        if key not in self.pages:
            self.pages[key] = find()
        return self.pages[key]


def hash_data(folder: Path, interface: Path) -> bytes:
    """A hash of all that the facts depend on: the digest data and the catalogue."""
    basis = blake2b()
    for path in (*(folder / name.removeprefix("data/") for name in DATA), interface):
        data = path.read_bytes() if path.is_file() else b""
        basis.update(len(data).to_bytes(8, "big") + data)
    return basis.digest()


def hash_basis(basis: bytes, site_words: frozenset[str]) -> bytes:
    """A hash of all that a page is held against: the facts, and the site's own words."""
    return blake2b(basis + repr(sorted(site_words)).encode()).digest()
