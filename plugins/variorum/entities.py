"""The editor's word on who is who: the tables of `entities.toml`, read and checked once.

What a table means is told in `docs/owners-files.md`. Resolution gets it as `EntityOrders`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import InputError
from .owners_files import hint_at, read_owners_files

FILE = "entities.toml"
TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK", "LAW")
AUTHORITIES = ("wikidata", "geonames", "iso3166")
KEYS: Mapping[str, Mapping[str, type]] = {
    "entity": {"name": str, "type": str, "aliases": list, "identifiers": dict},
    "same": {"names": list},
    "hide": {"name": str},
}
"""The keys of each table, and what each holds: a string, a list of strings, or a table of strings."""


@dataclass(frozen=True, slots=True, order=True)
class KnownEntity:
    """Names of one entity, the one to show first; what it is and its identifiers, where the editor says so."""

    names: tuple[str, ...]
    type: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EntityOrders:
    """Whom the editor names together, and whom nobody is to find."""

    known: tuple[KnownEntity, ...] = ()
    hidden: tuple[str, ...] = ()


def read_entities(inputs: Sequence[Path]) -> EntityOrders:
    """What the editor says of names, in an order that is not the file's; raise InputError for a file that is wrong."""
    known: set[KnownEntity] = set()
    hidden: set[str] = set()
    for path, tables in read_owners_files(inputs, FILE):
        for table, rows in tables.items():
            _check(path, table, rows)
            for row in rows:
                if table == "hide":
                    hidden.add(row["name"])
                else:
                    known.add(_known(row))
    return EntityOrders(tuple(sorted(known)), tuple(sorted(hidden)))


def _known(row: Mapping[str, Any]) -> KnownEntity:
    names = (row["name"], *sorted(row.get("aliases", ()))) if "name" in row else tuple(sorted(row["names"]))
    return KnownEntity(names, row.get("type", ""), tuple(sorted(row.get("identifiers", {}).items())))


def _check(path: Path, table: str, rows: object) -> None:
    if table not in KEYS:
        raise InputError(f"{path} has a [[{table}]], which is no order.{_hint(table, KEYS)}")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{path} has a [{table}] in single brackets; write [[{table}]] above each.")
    for row in rows:
        for key, value in row.items():
            _check_key(path, table, key, value)
        needed = "names" if table == "same" else "name"
        if needed not in row:
            raise InputError(f"{path} has a [[{table}]] without {needed}; give each {needed}.")
        if table == "same" and len(set(row["names"])) < 2:  # noqa: PLR2004 - one is the same as itself
            raise InputError(f"{path}: a [[same]] names fewer than two.")
        for key in row.get("identifiers", {}):
            if key not in AUTHORITIES:
                raise InputError(f"{path}: identifiers have no {key}. Known are {', '.join(AUTHORITIES)}.")
        if row.get("type", "ORG") not in TYPES:
            raise InputError(f"{path}: the type of {row['name']} is {row['type']!r}, but must be {', '.join(TYPES)}.")


def _check_key(path: Path, table: str, key: str, value: object) -> None:
    kind = KEYS[table].get(key)
    if kind is None:
        raise InputError(f"{path}: a [[{table}]] has no {key}.{_hint(key, KEYS[table])}")
    given = value if isinstance(value, list) else value.values() if isinstance(value, dict) else [value]
    if not isinstance(value, kind) or not all(isinstance(name, str) and name.strip() for name in given):
        wanted: dict[type, str] = {
            str: '"…", a string',
            list: '["…", "…"], a list of strings',
            dict: '{wikidata = "…"}, of strings',
        }
        raise InputError(f"{path}: {key} of a [[{table}]] is {value!r}, but must be {wanted[kind]}.")


def _hint(name: str, known: Mapping[str, object]) -> str:
    return hint_at(name, known) or f" Known are {', '.join(known)}."
