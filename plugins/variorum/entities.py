"""The editor's word on who is who: the tables of `entities.toml`, read and checked once.

What a table means is told in `docs/owners-files.md`. Resolution gets it as `EntityOrders`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import InputError
from .moments import find_day
from .owners_files import hint_at, read_owners_files

FILE = "entities.toml"
TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK", "LAW")
AUTHORITIES = ("wikidata", "geonames", "iso3166")
KEYS: Mapping[str, Mapping[str, type]] = {
    "entity": {"name": str, "type": str, "aliases": list, "identifiers": dict, "offices": list, "stands_for": str},
    "same": {"names": list},
    "apart": {"name": str, "articles": list},
    "hide": {"name": str},
}
"""The keys of each table, and what each holds: a string, a list of strings (of offices: tables), or such a table."""
OFFICE = {"title": "", "body": "", "from": "", "to": ""}
"""The keys of an office, each a string; `from` and `to` are days."""


@dataclass(frozen=True, slots=True, order=True)
class KnownEntity:
    """Names of one entity, the one to show first; what else is known of it.

    `offices` are a title, the body that it is of, and the days from which and to which it is held, "" for what is not
    said; `stands_for` is what the name of a place means in the news ("the Kremlin").
    """

    names: tuple[str, ...]
    type: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    offices: tuple[tuple[str, str, str, str], ...] = ()
    stands_for: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Parting:
    """A name that means somebody else in the stories of some articles, each called by id, address or path."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityOrders:
    """Whom the editor names together, whom apart, and whom nobody is to find."""

    known: tuple[KnownEntity, ...] = ()
    apart: tuple[Parting, ...] = ()
    hidden: tuple[str, ...] = ()


def read_entities(inputs: Sequence[Path]) -> EntityOrders:
    """What the editor says of names, in an order that is not the file's; raise InputError for a file that is wrong."""
    known: set[KnownEntity] = set()
    apart: set[Parting] = set()
    hidden: set[str] = set()
    for path, tables in read_owners_files(inputs, FILE):
        for table, rows in tables.items():
            _check(path, table, rows)
            for row in rows:
                if table == "hide":
                    hidden.add(row["name"])
                elif table == "apart":
                    apart.add(Parting(row["name"], tuple(sorted(set(row["articles"])))))
                else:
                    known.add(make_known(row))
    return EntityOrders(tuple(sorted(known)), tuple(sorted(apart)), tuple(sorted(hidden)))


def make_known(row: Mapping[str, Any]) -> KnownEntity:
    """An [[entity]] or [[same]] of a file whose form was checked."""
    names = (row["name"], *sorted(row.get("aliases", ()))) if "name" in row else tuple(sorted(row["names"]))
    offices = ({**OFFICE, **office} for office in row.get("offices", ()))
    return KnownEntity(
        names,
        row.get("type", ""),
        tuple(sorted(row.get("identifiers", {}).items())),
        tuple((office["title"], office["body"], office["from"], office["to"]) for office in offices),
        row.get("stands_for", ""),
    )


def _check(path: Path, table: str, rows: object) -> None:
    if table not in KEYS:
        raise InputError(f"{path} has a [[{table}]], which is no order.{_hint(table, KEYS)}")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{path} has a [{table}] in single brackets; write [[{table}]] above each.")
    for row in rows:
        for key, value in row.items():
            _check_key(path, table, key, value)
        _check_row(path, table, row)


def _check_row(path: Path, table: str, row: Mapping[str, Any]) -> None:
    """What an entry must say, and what its values may be; raise InputError."""
    needed = "names" if table == "same" else "name"
    if needed not in row:
        raise InputError(f"{path} has a [[{table}]] without {needed}; give each {needed}.")
    if table == "apart" and not row.get("articles"):
        raise InputError(f"{path} has an [[apart]] without articles; name the articles = […] that mean another.")
    if table == "same" and len(set(row["names"])) < 2:  # noqa: PLR2004 - one is the same as itself
        raise InputError(f"{path}: a [[same]] names fewer than two.")
    for key in row.get("identifiers", {}):
        if key not in AUTHORITIES:
            raise InputError(f"{path}: identifiers have no {key}. Known are {', '.join(AUTHORITIES)}.")
    if row.get("type", "ORG") not in TYPES:
        raise InputError(f"{path}: the type of {row['name']} is {row['type']!r}, but must be {', '.join(TYPES)}.")
    _check_offices(path, row.get("offices", ()))


def _check_offices(path: Path, offices: Sequence[Mapping[str, Any]]) -> None:
    for office in offices:
        for key, value in office.items():
            if key not in OFFICE:
                raise InputError(f"{path}: an office has no {key}.{_hint(key, OFFICE)}")
            if key in {"from", "to"} and find_day(value) is None:
                raise InputError(f'{path}: {key} of an office is {value!r}, but must be a day like "2026-03-09".')
        if not office.get("title"):
            raise InputError(f"{path} has an office without title; give each its title.")


def _check_key(path: Path, table: str, key: str, value: object) -> None:
    kind = KEYS[table].get(key)
    if kind is None:
        raise InputError(f"{path}: a [[{table}]] has no {key}.{_hint(key, KEYS[table])}")
    given = value if isinstance(value, list) else value.values() if isinstance(value, dict) else [value]
    if key == "offices" and isinstance(value, list):
        given = [text for office in value for text in (office.values() if isinstance(office, dict) else [None])]
    if not isinstance(value, kind) or not all(isinstance(name, str) and name.strip() for name in given):
        wanted: dict[type, str] = {
            str: '"…", a string',
            list: '["…", "…"], a list of strings',
            dict: '{wikidata = "…"}, of strings',
        }
        form = '[{title = "…", from = "2026-03-09"}], a list of tables' if key == "offices" else wanted[kind]
        raise InputError(f"{path}: {key} of a [[{table}]] is {value!r}, but must be {form}.")


def _hint(name: str, known: Mapping[str, object]) -> str:
    return hint_at(name, known) or f" Known are {', '.join(known)}."
