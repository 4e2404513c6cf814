"""The store: answers kept by content, so that what was worked out once costs nothing again.

A key is a `blake2b` hash of everything an answer depends on (`key_of`: the stage's code and tables, the settings that
matter, the inputs), a value is bytes that its reader decodes; nothing in it can run. The store is one SQLite file, so
it can be moved to another machine, and it is never needed: an answer that is missing or damaged is found again. Kill a
build, or run two at once, and it stays whole: a write-ahead log, short transactions, a check sum beside each value.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

log = logging.getLogger(__name__)

FILE = "answers.sqlite"
KEY_BYTES = 20
"""Two answers share a key by chance once in 2 ** 80 builds."""
SUM_BYTES = 8
LIMIT = 2_000_000_000
"""Bytes that a store may grow to: about 20,000 articles with their pages' proofs."""
KEPT_SHARE = 0.8
"""What is left of the limit when old answers are dropped: dropping a few in every build would cost more."""
ASKED_AT_ONCE = 500
"""Keys of one query: SQLite takes 32,766, older ones 999."""
WAIT = 10.0
"""Seconds to wait for another build's transaction, which takes milliseconds."""
DAY = 86_400

_TABLE = "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL)"

Part = bytes | str | int | None
Key = bytes


def key_of(*parts: Part) -> Key:
    """The key of an answer that depends on these parts and nothing else; parts are never confused with each other."""
    pieces: list[bytes] = []
    for part in parts:
        if isinstance(part, bytes):
            pieces += b"b", len(part).to_bytes(8, "big"), part
        else:
            data = repr(part).encode(errors="surrogatepass")
            pieces += b"r", len(data).to_bytes(8, "big"), data
    return blake2b(b"".join(pieces), digest_size=KEY_BYTES).digest()


class LostAnswerError(Exception):
    """An answer that was there is gone: damaged, or dropped by another build. Working it out anew mends that."""


class Store:
    """Answers by key, in a file of a folder; `with open_store(...)` closes it and drops what is old.

    `folder` None keeps nothing for the next build.

    An answer that can't be written stays known until the store is closed, so what was put can always be got.
    """

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        """Open the store of a folder, which is made if it is missing; `limit` counts bytes. None keeps nothing."""
        self._path = folder / FILE if folder else None
        self._limit = limit
        self._today = int(time.time()) // DAY
        self._used: set[Key] = set()
        self._unwritten: dict[Key, bytes] = {}
        self._file: sqlite3.Connection | None = self._open()

    def get(self, keys: Iterable[Key]) -> dict[Key, bytes]:
        """The answers that are known, by key; a damaged one is dropped with a warning."""
        wanted = list(dict.fromkeys(keys))
        found = {key: self._unwritten[key] for key in wanted if key in self._unwritten}
        damaged = []
        for key, used, value in self._ask("key, used, value", [key for key in wanted if key not in found]):
            if not isinstance(value, bytes) or value[:SUM_BYTES] != _sum(key, value[SUM_BYTES:]):
                damaged.append(key)
                continue
            found[key] = value[SUM_BYTES:]
            if used != self._today:
                self._used.add(key)
        if damaged:
            log.warning("%s held %d damaged answers; they are worked out again.", self._path, len(damaged))
            file = self._file
            self._write("DELETE FROM answers WHERE key = ?", [(key,) for key in damaged])
            if self._file is not file:
                self.put(found)  # the file is a new one: what was got once can be got again
        return found

    def known(self, keys: Iterable[Key]) -> set[Key]:
        """Which answers are there, whether damaged or not; what a build relies on counts as used."""
        wanted = list(dict.fromkeys(keys))
        found = {key for key in wanted if key in self._unwritten}
        for key, used in self._ask("key, used", wanted):
            found.add(key)
            if used != self._today:
                self._used.add(key)
        return found

    def take(self, keys: Iterable[Key]) -> list[bytes]:
        """The answers to keys, in their order; raise LostAnswerError if one is not there."""
        wanted = list(keys)
        found = self.get(wanted)
        if len(found) < len(set(wanted)):
            raise LostAnswerError
        return [found[key] for key in wanted]

    def put(self, answers: Mapping[Key, bytes]) -> None:
        """Keep answers."""
        rows = [(key, self._today, _sum(key, value) + value) for key, value in answers.items()]
        if not self._write("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows):
            self._unwritten.update(answers)

    def close(self) -> None:
        """Note what was used, drop the oldest answers if the file has grown past its limit, and close it."""
        self._write("UPDATE answers SET used = ? WHERE key = ?", [(self._today, key) for key in sorted(self._used)])
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._prune(self._file)
            self._file.close()
        self._file = None

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the store."""
        self.close()

    def _open(self) -> sqlite3.Connection | None:
        if self._path is None:
            return None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return _connect(self._path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                self._tell_unused(error)
                return None
            return self._start_anew(error)
        except OSError as error:
            self._tell_unused(error)
            return None

    def _start_anew(self, error: Exception) -> sqlite3.Connection | None:
        if self._path is None:
            return None
        log.warning("The store %s is damaged (%s); it is made anew, and all is worked out again.", self._path, error)
        try:
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(FILE + suffix).unlink(missing_ok=True)
            return _connect(self._path)
        except (sqlite3.Error, OSError) as again:
            self._tell_unused(again)
            return None

    def _tell_unused(self, error: Exception) -> None:
        log.warning("The store %s can't be used (%s); this build keeps nothing for the next.", self._path, error)

    def _ask(self, columns: str, keys: list[Key]) -> Iterator[tuple[Any, ...]]:
        rest = iter(keys)
        while self._file is not None and (some := list(islice(rest, ASKED_AT_ONCE))):
            marks = ", ".join("?" * len(some))
            try:
                yield from self._file.execute(f"SELECT {columns} FROM answers WHERE key IN ({marks})", some)  # noqa: S608 - no user's words
            except sqlite3.DatabaseError as error:
                self._fail(error)

    def _write(self, statement: str, rows: Sequence[tuple[Part, ...]]) -> bool:
        if self._file is None:
            return False
        try:
            with self._file:
                self._file.executemany(statement, rows)
        except sqlite3.DatabaseError as error:
            self._fail(error)
            return False
        return True

    def _fail(self, error: sqlite3.DatabaseError) -> None:
        """Go on without the file where it is full or locked, with a new one where it is damaged."""
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
        if isinstance(error, sqlite3.OperationalError):
            self._tell_unused(error)
            self._file = None
        else:
            self._file = self._start_anew(error)

    def _prune(self, file: sqlite3.Connection) -> None:
        while (size := _size(file)) > self._limit and _drop_oldest(file, size, int(self._limit * KEPT_SHARE)):
            pass


def _connect(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=WAIT)
    try:
        file.execute("PRAGMA auto_vacuum = FULL")
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute(_TABLE)
        if [row[1] for row in file.execute("PRAGMA table_info(answers)")] != ["key", "used", "value"]:
            raise sqlite3.DatabaseError("its table has another shape")
        # A text that is no UTF-8 is damaged, not an error of ours.
        file.text_factory = bytes
    except sqlite3.Error:
        file.close()
        raise
    except UnicodeDecodeError as error:
        file.close()
        raise sqlite3.DatabaseError("its schema is no text") from error
    return file


def _size(file: sqlite3.Connection) -> int:
    pages, size = (file.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
    return int(pages * size)


def _drop_oldest(file: sqlite3.Connection, size: int, kept: int) -> int:
    """Drop the answers longest unused until `size` bytes are about `kept`; give their number."""
    rows, values = file.execute("SELECT count(*), total(length(value)) FROM answers").fetchone()
    beside = (size - values) / max(1, rows)  # keys, their index, and what pages leave free
    dropped = []
    for key, length in file.execute("SELECT key, length(value) FROM answers ORDER BY used, key"):
        if size <= kept:
            break
        dropped.append((key,))
        size -= length + int(beside)
    with file:
        file.executemany("DELETE FROM answers WHERE key = ?", dropped)
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(dropped)


def _sum(key: Key, value: bytes) -> bytes:
    return blake2b(value, digest_size=SUM_BYTES, key=key).digest()
