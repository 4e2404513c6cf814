"""The index of search: which words stand in which stories, made of the files of rows and kept up to date with them.

A build that finds some stories changed takes their entries out of the files that hold them and puts in the new ones;
all other files stay as they are. Made anew, the files are the same (`design/how-is-the-site-searched.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from .manifest import HASH_BYTES
from .search_entries import find_facets, find_words, gather
from .search_files import FACETS, MANIFEST, WORDS, Damaged, name_file, read_script, short_name, write_script
from .search_keys import text_bits
from .search_rows import RowFile, StoryRow, read_rows
from .search_shards import Changes, Shard, Shards, update_shards

FOLDERS = {WORDS: find_words, FACETS: find_facets}
"""The folders of lists, with what makes the entries of a story."""

Hashes = Mapping[str, bytes]
"""The hash of each file, by its path."""


def is_of_index(path: str) -> bool:
    """Whether a file is made of the rows of all stories."""
    return path == MANIFEST or path.startswith((f"{WORDS}/", f"{FACETS}/"))


@dataclass(frozen=True, slots=True)
class OldIndex:
    """What the last build left: the files of the index, and the rows that will be written anew or removed."""

    site: Path
    hashes: Hashes
    rows: tuple[StoryRow, ...]
    shards: Mapping[str, Shards]

    def read(self, path: str) -> str:
        """The text of a file as it was written; raise Damaged if it is not that any more."""
        return _read(self.site, path, self.hashes)


def read_old_index(site: Path, hashes: Hashes, going: Iterable[str]) -> OldIndex | None:
    """The index of the last build, and the rows in files that are going; None if it can't be built upon."""
    try:
        rows = tuple(row for path in going for row in read_rows(_read(site, path, hashes)))
        told = read_script(_read(site, MANIFEST, hashes))
        return OldIndex(site, hashes, rows, {folder: read_shards(told, folder) for folder in FOLDERS})
    except (Damaged, ValueError, KeyError, TypeError):
        return None


def _read(site: Path, path: str, hashes: Hashes) -> str:
    try:
        data = (site / path).read_bytes()
    except OSError as error:
        raise Damaged(path) from error
    if blake2b(data, digest_size=HASH_BYTES).digest() != hashes.get(path):
        raise Damaged(path)
    return data.decode()


def make_index(files: list[RowFile], rows: Iterable[StoryRow], old: OldIndex | None) -> tuple[set[str], dict[str, str]]:
    """The files of the index, and the texts of those that must be written.

    `rows` are those of files that were written in this build; with no old index, of all files.
    """
    try:
        return _make(files, tuple(rows), old)
    except (Damaged, ValueError) as error:
        raise Damaged from error


def _make(files: list[RowFile], rows: tuple[StoryRow, ...], old: OldIndex | None) -> tuple[set[str], dict[str, str]]:
    now, before = frozenset(rows), frozenset(old.rows if old else ())
    paths, texts = {MANIFEST}, dict[str, str]()
    told: dict[str, object] = {
        "count": sum(len(file.stories) for file in files),
        "common": [],
        "stories": [[file.bound, short_name(file.path)] for file in files],
    }
    for folder, find in FOLDERS.items():
        gone = gather(find(row) for row in before - now)
        changes = Changes(gone, gather(find(row) for row in rows if row not in before))
        shards, read = (old.shards[folder], old.read) if old else (Shards(), str)
        shards, written = update_shards(folder, shards, changes, read)
        paths |= {name_file(folder, shard.bits) for shard in shards.files}
        texts |= written
        told[_key(folder)] = [_tell(folder, shard) for shard in shards.files]
        if folder == WORDS:
            told["common"] = [[term, *shards.common[term]] for term in sorted(shards.common)]
    return paths, texts | {MANIFEST: write_script(MANIFEST, told, is_ascii=True)}


def _key(folder: str) -> str:
    return folder.rpartition("/")[2]


def _tell(folder: str, shard: Shard) -> list[object]:
    """A file in the manifest: the least word that may stand in it, its name, its bits and its size."""
    width = 16 * -(-len(shard.bits) // 16)
    bound = int(shard.bits.ljust(width, "0") or "0", 2).to_bytes(width // 8).decode("utf-16-be", "surrogatepass")
    return [bound, short_name(name_file(folder, shard.bits)), len(shard.bits), shard.size]


def read_shards(told: Mapping[str, Any], folder: str) -> Shards:
    """The files of a folder, as the manifest tells of them."""
    files = [Shard(text_bits(bound)[:length], size) for bound, _, length, size in told[_key(folder)]]
    return Shards(files, {term: (n, seal) for term, n, seal in told["common"]} if folder == WORDS else {})
