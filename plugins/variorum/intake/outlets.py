"""The outlets that the input declares in `outlets.toml`, and the agencies that everybody prints.

An `[[outlet]]` has a `name` and may have `domains`, `agency`, `credits`, `rights` (full, cited or link) and `full_feed`
(pairs of days); other keys are for people.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..model import Days, Outlet
from ..owners_files import read_owners_files
from ..word_lists import read_table
from .urls import host_of

RIGHTS = ("full", "cited", "link")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OutletTable:
    """Who is known: declared outlets, the outlet of a domain, and the agency of a host or a credit.

    `full_feeds` are the days of which the editor has put in all that an outlet told, by its id. No article is read
    otherwise for them, so they stay out of what the table is known by.
    """

    outlets: tuple[Outlet, ...]
    domains: dict[str, Outlet]
    agency_hosts: dict[str, str]
    agency_credits: dict[str, str]
    full_feeds: dict[str, tuple[Days, ...]] = field(default_factory=dict, repr=False)

    def outlet_of(self, url: str | None) -> Outlet | None:
        """The declared outlet whose domain an address lies in."""
        return next((self.domains[domain] for domain in _parents(url) if domain in self.domains), None)

    def agency_of_host(self, url: str | None) -> str | None:
        """The agency that keeps its pictures or pages there."""
        return next((self.agency_hosts[domain] for domain in _parents(url) if domain in self.agency_hosts), None)

    def named(self, name: str) -> Outlet | None:
        """The declared outlet of this name."""
        return next((outlet for outlet in self.outlets if outlet.name.casefold() == name.casefold()), None)


def _parents(url: str | None) -> list[str]:
    """A host and the domains above it, longest first: a.b.c gives a.b.c, b.c."""
    labels = (host_of(url) or "").split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def read_outlets(inputs: Sequence[Path]) -> OutletTable:
    """The table of an input's `outlets.toml` files and our own agencies; raise InputError for a file that is wrong."""
    rows = [row for file in read_owners_files(inputs, "outlets.toml") for row in _rows(*file)]
    _warn_of_rights(rows)
    by_name = {str(row["name"]): row for row in sorted(rows, key=lambda row: str(sorted(row.items())), reverse=True)}
    outlets = {name: _outlet(row) for name, row in sorted(by_name.items())}
    domains = {domain: outlets[name] for name, row in by_name.items() for domain in _domains(row)}
    agencies = [*read_table("agencies")["agency"], *_agencies(by_name)]
    hosts = {str(host): str(agency["name"]) for agency in agencies for host in agency["hosts"]}
    credit_forms = {str(form): str(agency["name"]) for agency in agencies for form in agency["credits"]}
    feeds = {outlet_id(str(row["name"])): _full_feed(row) for row in by_name.values() if "full_feed" in row}
    declared = tuple(sorted(outlets.values(), key=lambda outlet: outlet.id))
    return OutletTable(declared, domains, hosts, credit_forms, feeds)


def _rows(path: Path, tables: Mapping[str, Any]) -> list[dict[str, Any]]:
    rows = tables.get("outlet", [])
    if not isinstance(rows, list):
        raise InputError(f"{path} has an [outlet] in single brackets; write [[outlet]] above each.")
    for row in rows:
        _check(path, row)
    return rows


def _check(path: Path, row: object) -> None:
    """Raise InputError for the first key of an outlet that holds what it can't hold."""
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not row["name"].strip():
        raise InputError(f'{path} has an [[outlet]] without a name; give each a name = "…".')
    start = f"{path}: the {{}} of {row['name']} is {{!r}}, but must be"
    for key in ("domains", "domain", "credits"):
        given = row.get(key, [])
        if not _is_list_of_strings(given) and not (key != "credits" and isinstance(given, str)):
            raise InputError(start.format(key, given) + ' a list of strings, such as ["…"].')
    if not isinstance(row.get("agency", False), bool):
        raise InputError(start.format("agency", row["agency"]) + " true or false, without quotation marks.")
    if row.get("rights", "full") not in RIGHTS:
        raise InputError(f"{path}: the rights of {row['name']} are {row['rights']!r}, but must be full, cited or link.")
    if not _is_list_of_days(row.get("full_feed", [])):
        wanted = ' pairs of days, the first not after the last, such as [["2026-03-09", "2026-03-12"]].'
        raise InputError(start.format("full_feed", row["full_feed"]) + wanted)


def _is_list_of_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_list_of_days(value: object) -> bool:
    """Whether a value is pairs of days as ISO 8601 or TOML has them."""
    try:
        told = [[date.fromisoformat(str(day)) for day in pair] for pair in value]  # type: ignore[attr-defined] # TypeError says so
    except (TypeError, ValueError):
        return False
    return all(len(pair) == 2 and pair[0] <= pair[1] for pair in told)  # noqa: PLR2004 - a pair


def _warn_of_rights(rows: list[dict[str, Any]]) -> None:
    rights = sorted({str(row["rights"]) for row in rows if row.get("rights", "full") != "full"})
    if rights:
        log.warning("outlets.toml: rights %s is shown but does not withhold text yet.", " and ".join(rights))


def _domains(row: dict[str, Any]) -> list[str]:
    given = row.get("domains", row.get("domain", []))
    names = [given] if isinstance(given, str) else given
    return [str(name).lower().removeprefix("www.") for name in names]


def _full_feed(row: dict[str, Any]) -> tuple[Days, ...]:
    return tuple(Days(str(first), str(last), "editor") for first, last in row["full_feed"])


def _outlet(row: dict[str, Any]) -> Outlet:
    name, domains = str(row["name"]).strip(), _domains(row)
    return Outlet(
        outlet_id(name),
        name,
        domains[0] if domains else None,
        bool(row.get("agency", False)),
        row.get("rights", "full"),
    )


def _agencies(by_name: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"name": name, "hosts": _domains(row), "credits": [name, *row.get("credits", [])]}
        for name, row in sorted(by_name.items())
        if row.get("agency")
    ]


def outlet_id(name: str) -> str:
    """`o-` and the name in lower case, words parted by hyphens, letters of any script kept."""
    return "o-" + "-".join(re.findall(r"[^\W_]+", name.casefold()))
