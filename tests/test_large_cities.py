"""Large cities are those that decoding the whole of GeoNames would find."""

from __future__ import annotations

import json

from variorum.large_cities import LARGE, cities_file, large_cities


def test_what_is_looked_for_by_its_figures_is_every_city_as_large():
    everything = json.loads(cities_file().read_text(encoding="utf-8"))
    large = {key: (city["name"], city["population"]) for key, city in everything.items() if city["population"] >= LARGE}
    assert {key: (city.name, city.population) for key, city in large_cities().items()} == large
