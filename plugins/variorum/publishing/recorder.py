"""The recording context: which facts a page was made of.

Every row and every index is read through a recorder, so what a page depends on is not declared and then forgotten, but
noted while the page is made: a page whose noted facts are all the same needs no making. A fact is a field of a row, or
the answer of an index; that something is not there is a fact too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from ..digest_data import Row

THERE = ""
"""The field that stands for a row's being there at all."""

T = TypeVar("T")

Facts = dict[str, set[str]]
"""The fields that were read, by row (`articles/a-1`) or index (`?days/2026-03-09`); an index has only THERE."""


class Recorder:
    """Notes what is read while a page is made."""

    def __init__(self) -> None:
        """Nothing is being made."""
        self.facts: Facts = defaultdict(set)

    def note(self, ref: str, field: str = THERE) -> None:
        """A field of a row, or an index, was read."""
        self.facts[ref].add(field)

    @contextmanager
    def record(self) -> Iterator[Facts]:
        """What is read inside."""
        around, self.facts = self.facts, defaultdict(set)
        try:
            yield self.facts
        finally:
            self.facts = around

    def share(self, make: Callable[[], T]) -> Callable[[], T]:
        """The same value for all who ask, made once; its facts are noted for each of them."""
        known: list[tuple[T, Facts]] = []

        def ask() -> T:
            if not known:
                with self.record() as facts:
                    known.append((make(), facts))
            value, noted = known[0]
            for ref, fields in noted.items():
                self.facts[ref] |= fields
            return value

        return ask


class RecordedRow(Row):
    """A row of the digest data that notes which of its fields are read, in `noted`.

    Whoever hands a row out sets `noted` to what the recorder then notes: a row is asked for anew for each page.
    """

    __slots__ = ("noted", "ref")

    def __init__(self, row: Row, ref: str) -> None:
        """The row that `ref` names, or its head."""
        super().__init__(row)
        self.ref = ref
        self.noted: set[str] = set()

    def __getitem__(self, key: str) -> object:
        """A field."""
        self.noted.add(key)
        return _GET_ITEM(self, key)

    def get(self, key: str, default: object = None) -> object:
        """A field, or what stands for it."""
        self.noted.add(key)
        return _GET(self, key, default)


_GET_ITEM, _GET = dict.__getitem__, dict.get
