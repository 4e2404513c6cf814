"""The editor's word: the tables of `overrides.toml`, read and checked once; each room takes those that are its own.

What a table means is told in `docs/owners-files.md`. Here it is an `Order`: which table, whom it names, what words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import InputError
from .owners_files import hint_at, read_owners_files

FILE = "overrides.toml"
KEYS: Mapping[str, Mapping[str, type]] = {
    "keep": {"article": str, "outlet": str, "line": str},
    "merge": {"articles": list, "stories": list},
    "split": {"articles": list},
    "never": {"articles": list, "stories": list},
    "pin": {"article": str, "story": str},
    "headline": {"article": str, "story": str, "text": str},
}
"""The keys of each table, and what each holds: a string, or a list of them."""

NAMES_TOLD = 4
"""So many of those that an order names tell which order it is."""


@dataclass(frozen=True, slots=True, order=True)
class Order:
    """One entry of the file: whom it names and, for a line or headline, its words with white space made plain."""

    table: str
    articles: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    outlet: str = ""
    text: str = ""

    def __str__(self) -> str:
        """The order as a warning names it: its table and whom it names."""
        told = [*self.articles, *self.stories]
        more = f" and {len(told) - NAMES_TOLD} more" if len(told) > NAMES_TOLD else ""
        return f"[[{self.table}]] of {', '.join(told[:NAMES_TOLD])}{more}"


def read_overrides(inputs: Sequence[Path]) -> tuple[Order, ...]:
    """All that the editor orders, in an order that is not the file's; raise InputError for a file that is wrong."""
    files = read_owners_files(inputs, FILE)
    return tuple(sorted({order for path, tables in files for order in _orders(path, tables)}))


def _orders(path: Path, tables: Mapping[str, Any]) -> Iterator[Order]:
    for table, rows in tables.items():
        if table not in KEYS:
            raise InputError(f"{path} has a [[{table}]], which is no order.{_hint(table, KEYS)}")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise InputError(f"{path} has a [{table}] in single brackets; write [[{table}]] above each.")
        for row in rows:
            yield _order(path, table, row)


def _order(path: Path, table: str, row: Mapping[str, Any]) -> Order:
    for key, value in row.items():
        _check_key(path, table, key, value)
    order = Order(
        table,
        _names(row, "article", "articles"),
        _names(row, "story", "stories"),
        row.get("outlet", ""),
        " ".join(row.get("line", row.get("text", "")).split()),
    )
    lacking = _lacking(order)
    if lacking:
        raise InputError(f"{path}: {lacking}")
    return order


def _check_key(path: Path, table: str, key: str, value: object) -> None:
    kind = KEYS[table].get(key)
    if kind is None:
        raise InputError(f"{path}: a [[{table}]] has no {key}.{_hint(key, KEYS[table])}")
    given = value if isinstance(value, list) else [value]
    if not isinstance(value, kind) or not all(isinstance(name, str) and name.strip() for name in given):
        wanted = '["…", "…"], a list of strings' if kind is list else '"…", a string'
        raise InputError(f"{path}: {key} of a [[{table}]] is {value!r}, but must be {wanted}.")


def _names(row: Mapping[str, Any], one: str, many: str) -> tuple[str, ...]:
    return tuple(sorted({*row.get(many, ()), *([row[one]] if one in row else ())}))


def _lacking(order: Order) -> str:
    """What an order must still say; nothing if it is whole."""
    named = len(order.articles) + len(order.stories)
    match order.table:
        case "keep" if not order.text:
            return 'a [[keep]] without a line = "…", the words of the line to keep.'
        case "keep" if bool(order.articles) == bool(order.outlet):
            return f'the [[keep]] of {order.text!r} needs either article = "…" (id, address or path) or outlet = "…".'
        case "merge" | "never" if named < 2:  # noqa: PLR2004 - one has nothing to be with or apart from
            return f"a [[{order.table}]] names fewer than two; name several articles = […] or stories = […]."
        case "split" if not named:
            return "a [[split]] names nothing; name the articles = […] that are to be a story of their own."
        case "pin" if not order.articles or not order.stories:
            return 'a [[pin]] needs both article = "…" and story = "…".'
        case "headline" if not named or not (order.articles or order.text):
            return 'a [[headline]] needs article = "…", whose title it is, or story = "…" and text = "…".'
    return ""


def _hint(name: str, known: Mapping[str, object]) -> str:
    return hint_at(name, known) or f" Known are {', '.join(known)}."
