"""Values of the digest data on their way to a page, each with the pointer by which `verify` finds it again.

A pointer is `FILE/ID/KEY/…`, as `docs/design/how-does-a-page-prove-itself.md` says.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..digest_data import Row


@dataclass(frozen=True, slots=True)
class Field:
    """A string of the digest data."""

    path: str
    text: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number that the digest data holds, or the length of one of its lists."""

    path: str
    n: int


def find_field(path: str, row: Row, key: str, lang: str | None = None) -> Field | None:
    """The string under `key` of the row at `path`; None where the data has none."""
    value = row.get(key)
    return Field(f"{path}/{key}", str(value), lang) if value not in (None, "") else None


def list_fields(path: str, row: Row, key: str) -> tuple[Field, ...]:
    """The strings of the list under `key`, in its order."""
    return tuple(Field(f"{path}/{key}/{place}", str(value)) for place, value in enumerate(row.get(key) or ()))


def count_items(path: str, row: Row, key: str) -> Count:
    """The number under `key`, or how long the list there is."""
    value = row[key]
    return Count(f"{path}/{key}", value if isinstance(value, int) else len(value))
