"""Bytes to read: a file, or a member of an archive that is never unpacked to disk, within limits that stop bombs.

Time needs no clock here: what a reader may take is bounded by how much it may read.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from .records import UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD = 8192
"""Bytes at the start of a file by which its format is told: one page on disk, and more than any header seen."""
SIZE_LIMIT = 20_000_000
"""Bytes of a page, text, feed or letter above which it is not read: a hundred times a long saved page."""
TOTAL_LIMIT = 10_000_000_000
"""Bytes that one file may unfold to: two of the largest crawl files that are in use."""
RATIO_LIMIT = 200
"""Times its size that a file may unfold to: pages shrink to a tenth, logs to a hundredth, bombs to a thousandth."""
RATIO_FREE = 10_000_000
"""Bytes up to which the ratio is not looked at: what is that small harms nobody."""
DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, zipfile.LargeZipFile)
"""What the standard library raises for packed files that are broken."""


class Budget:
    """How many bytes may still be unfolded from one file, whatever is nested in it."""

    def __init__(self, left: int = TOTAL_LIMIT) -> None:
        self._left = left

    def spend(self, size: int) -> None:
        """Count bytes; raise UnreadableError when they are too many."""
        self._left -= size
        if self._left < 0:
            raise UnreadableError(f"the archive unfolds to more than {TOTAL_LIMIT:,} bytes")


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read under the path of its file; `name` in lower case is no more than a hint at the format.

    `opened` gives a new stream of its bytes, `size` how many there are where that is known, `depth` in how many
    archives it lies, `damage` what was found broken while it was read.
    """

    path: str
    name: str
    opened: Callable[[], IO[bytes]]
    budget: Budget
    size: int | None = None
    depth: int = 0
    damage: list[Exception] = field(default_factory=list)

    def head(self) -> bytes:
        """The first bytes."""
        with self.opened() as stream:
            return stream.read(HEAD)

    def check(self) -> None:
        """Raise what was found broken."""
        if self.damage:
            raise self.damage[0]

    def read(self, limit: int = SIZE_LIMIT) -> bytes:
        """All bytes; raise UnreadableError if they are more than the limit."""
        if self.size is None or self.size <= limit:
            with self.opened() as stream:
                data = stream.read(limit + 1)
            self.check()
            if len(data) <= limit:
                return data
        raise UnreadableError(f"the file is larger than {limit:,} bytes")


def unfolded(streams: tuple[IO[bytes], ...], source: Source, packed: int | None) -> IO[bytes]:
    """The first stream, of what was `packed` into so many bytes; it raises UnreadableError once beyond the limits.

    Where it turns out to be broken it ends, so that what came before is read, and the source's `damage` tells why. The
    other streams, which lie beneath, are closed with it.
    """
    return io.BufferedReader(_Unfolding(streams, source, packed))


class _Unfolding(io.RawIOBase):
    def __init__(self, streams: tuple[IO[bytes], ...], source: Source, packed: int | None) -> None:
        super().__init__()
        self._streams, self._source = streams, source
        self._limit = max(RATIO_FREE, RATIO_LIMIT * packed) if packed is not None else None
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._read(len(view))
        view[: len(data)] = data
        self._size += len(data)
        self._source.budget.spend(len(data))
        if self._limit is not None and self._size > self._limit:
            raise UnreadableError(f"the archive unfolds to more than {RATIO_LIMIT} times its size, as bombs do")
        return len(data)

    def _read(self, size: int) -> bytes:
        """What one step unpacks: asked for more at once, the library would lose it where the next step fails."""
        stream: Any = self._streams[0]
        try:
            return bytes(stream.read1(size))
        except DAMAGE as error:
            self._source.damage.append(error)
            return b""

    def close(self) -> None:
        for stream in self._streams:
            stream.close()
        super().close()
