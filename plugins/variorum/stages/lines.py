"""The lines of a data file: those that the last build wrote are taken from its file, if that is as it was left.

The store knows which rows stand in the file and where each ends; a hash of the file says whether it still holds them.
"""

from __future__ import annotations

import mmap
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from ..fingerprints import fingerprint
from ..store import Key, key_of
from .engine import Engine
from .parts import pack
from .rows import unpack_row

AT_ONCE = 500
"""Lines that are taken from the store together."""
DIGEST_BYTES = 20


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands in a file whose bytes have this digest: the key of each line, where it ends, and its counts."""

    digest: bytes
    keys: list[Key]
    ends: list[int]
    counts: list[Mapping[str, int]]


Line = tuple[bytes, Mapping[str, int]]
"""A line with its end, and what the report counts of it."""


def take_lines(engine: Engine, path: Path, rows: Mapping[str, Key], counts: Counter[str]) -> Iterator[bytes]:
    """The lines of the file at `path`, by the ids of its rows; note what it will hold, and count what is reported."""
    keys = [rows[key] for key in sorted(rows)]
    digest, size = blake2b(digest_size=DIGEST_BYTES), 0
    layout = Layout(b"", keys, [], [])
    with ExitStack() as files:
        kept = _Kept(engine, path, files)
        for start in range(0, len(keys), AT_ONCE):
            for line, counted in kept.take(keys[start : start + AT_ONCE]):
                digest.update(line)
                size += len(line)
                layout.ends.append(size)
                layout.counts.append(counted)
                counts.update(counted)
                yield line
    written = Layout(digest.digest(), layout.keys, layout.ends, layout.counts)
    if written.digest != kept.digest:
        engine.store.put({_key(path): pack(written)})


class _Kept:
    """The lines of the last build's file."""

    def __init__(self, engine: Engine, path: Path, files: ExitStack) -> None:
        """Look into the file, which stays open as long as `files`."""
        self._engine = engine
        self._data: mmap.mmap | bytes = b""
        self._spans: dict[Key, tuple[int, int, Mapping[str, int]]] = {}
        self.digest = b""
        layout = _read_layout(engine, path)
        if layout is None or not path.is_file() or not path.stat().st_size:
            return
        file = files.enter_context(path.open("rb"))
        data = files.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if blake2b(data, digest_size=DIGEST_BYTES).digest() == layout.digest:
            self.digest, self._data = layout.digest, data
            starts = [0, *layout.ends[:-1]]
            self._spans = dict(zip(layout.keys, zip(starts, layout.ends, layout.counts, strict=True), strict=True))

    def take(self, keys: list[Key]) -> Iterator[Line]:
        """The lines of these rows, from the file or from the store."""
        missing = [key for key in keys if key not in self._spans]
        found = dict(zip(missing, map(unpack_row, self._engine.store.take(missing)), strict=True))
        for key in keys:
            if key in found:
                yield found[key].line.encode() + b"\n", found[key].counts
            else:
                start, end, counts = self._spans[key]
                yield self._data[start:end], counts


def _read_layout(engine: Engine, path: Path) -> Layout | None:
    key = _key(path)
    found = engine.store.get([key]).get(key)
    return _LAYOUT.decode(found) if found else None


def _key(path: Path) -> Key:
    return key_of("lines", fingerprint("stages"), str(path.resolve()))


_LAYOUT = msgspec.msgpack.Decoder(Layout)
