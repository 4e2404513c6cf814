"""The recording context: which facts a page was made of.

Every row and every index is read through a recorder, so what a page depends on is not declared and then forgotten, but
noted while the page is made: a page whose noted facts are all the same needs no making. A fact is a field of a row, or
the answer of an index; that something is not there is a fact too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from ..digest_data import Row

THERE = ""
"""The field that stands for a row's being there at all."""

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


class RecordedRow(Row):
    """A row of the digest data that notes which of its fields are read."""

    __slots__ = ("_recorder", "_ref")

    def __init__(self, row: Row, ref: str, recorder: Recorder) -> None:
        """The row that `ref` names."""
        super().__init__(row)
        self._ref = ref
        self._recorder = recorder

    def __getitem__(self, key: str) -> object:
        """A field."""
        self._recorder.facts[self._ref].add(key)
        return dict.__getitem__(self, key)

    def get(self, key: str, default: object = None) -> object:
        """A field, or what stands for it."""
        self._recorder.facts[self._ref].add(key)
        return dict.get(self, key, default)
