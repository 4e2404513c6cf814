"""The step of a build that brings the index of search up to date, once the rows of all stories are written."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from .index import Index
from .manifest import HASH_BYTES
from .page_ledger import LedgerWriter, PageLedger
from .search_files import MANIFEST, ROWS, Damaged
from .search_index import is_of_index, make_index, read_old_index
from .search_rows import list_row_files, read_rows


class SearchUpdate:
    """The index of a site from before its pages are written to after."""

    def __init__(self, site: Path, index: Index, old: PageLedger, kept: frozenset[str]) -> None:
        """What the last build left. `kept` are the pages that stay; what they need of others is read now."""
        self._site, self._old = site, old
        self._files = list_row_files(index.rows.stories.briefs)
        self._known = frozenset(filter(is_of_index, old.pages))
        before = {path for path in old.pages if path.startswith(f"{ROWS}/")}
        self._coming = {file.path for file in self._files} - kept
        is_same = before <= kept and not self._coming and MANIFEST in self._known
        is_whole = all((site / path).is_file() for path in self._known)
        self.kept = self._known if is_same and is_whole else frozenset[str]()
        hashes = {path: made.hash for path, made in old.pages.items()}
        is_of_use = is_whole and not self.kept
        self._index = read_old_index(site, hashes, sorted(before - kept)) if is_of_use else None

    def finish(self, write: Callable[[str, bytes], None], writer: LedgerWriter) -> frozenset[str]:
        """Write the files of the index that are new or different; give those that are no more."""
        if self.kept:
            return frozenset()
        try:
            paths, texts = self._make(is_anew=self._index is None)
        except Damaged:
            paths, texts = self._make(is_anew=True)
        for path, text in texts.items():
            data = text.encode()
            write(path, data)
            writer.add(path, blake2b(data, digest_size=HASH_BYTES).digest(), "", {})
        for path in paths - texts.keys():
            writer.ledger.pages[path] = self._old.pages[path]
        return self._known - paths

    def _make(self, *, is_anew: bool) -> tuple[set[str], dict[str, str]]:
        paths = [file.path for file in self._files if is_anew or file.path in self._coming]
        rows = (row for path in paths for row in read_rows((self._site / path).read_text(encoding="utf-8")))
        return make_index(self._files, rows, None if is_anew else self._index)
