"""Answers that any process can make up and know again, and stores that hold them, whole or changed by hand."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from variorum.store import FILE, Store, key_of


def answer(n: int) -> bytes:
    """The value of an answer: told by its number, and long enough to fill pages."""
    return str(n).encode() * (n % 700 + 1)


def numbered(first: int, last: int) -> dict[bytes, bytes]:
    """The answers of these numbers by their keys."""
    return {key_of("answer", n): answer(n) for n in range(first, last)}


def write_file(folder: Path, first: int = 0, last: int = 100) -> Path:
    """Have the store of a folder hold some answers; give its file."""
    with Store(folder) as store:
        store.put(numbered(first, last))
    return folder / FILE


def change_rows(file: Path, statement: str, *rows: tuple[object, ...]) -> None:
    """Change the file of a store by hand."""
    database = sqlite3.connect(file)
    database.executemany(statement, rows or [()])
    database.commit()
    database.close()
