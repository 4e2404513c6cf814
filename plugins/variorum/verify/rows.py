"""Rows as checks see them: decoded when they are asked for, and every question noted."""

from __future__ import annotations

from collections.abc import Mapping

from ..digest_data import Row
from .data_files import DataFile
from .index import BY_ID, Index


class Rows:
    """The rows of a file by id."""

    def __init__(self, file: str, data: DataFile, numbers: Mapping[str, int], noted: set[str]) -> None:
        """`numbers` leads from an id to the row's number in the file; what is asked goes into `noted`."""
        self._file, self._data, self._numbers, self._noted = file, data, numbers, noted
        self._row, self._is, self._head = f"{file}:", f"is {file}:", f"head of {file}:"

    def __contains__(self, key: str) -> bool:
        """Whether there is a row of this id, whatever it says."""
        self._noted.add(self._is + key)
        return key in self._numbers

    def __getitem__(self, key: str) -> Row:
        """The row of an id; raise KeyError if there is none."""
        self._noted.add(self._row + key)
        return self._data.row(self._numbers[key])

    def get(self, key: str) -> Row | None:
        """The row of an id, if there is one."""
        self._noted.add(self._row + key)
        return self._data.row(self._numbers[key]) if key in self._numbers else None

    def head(self, key: str) -> Row | None:
        """The head of the row of an id, whatever else it says, if there is one."""
        self._noted.add(self._head + key)
        return self._data.head(self._file, self._numbers[key]) if key in self._numbers else None

    def unnoted(self, key: str) -> Row:
        """The row of an id, for an answer that is noted under a name of its own."""
        return self._data.row(self._numbers[key])


class AllRows:
    """The files of rows."""

    def __init__(self, index: Index, noted: set[str]) -> None:
        """The rows that an index was made of."""
        files = index.data.files
        self.articles, self.stories, self.entities, self.outlets = (
            Rows(name, files[name], index.numbers[name], noted) for name in BY_ID
        )
