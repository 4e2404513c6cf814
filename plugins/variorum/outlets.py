"""Outlets: names become ids, and articles that nobody signs get a letter that is never given again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count, product
from string import ascii_uppercase

from .model import Article, Outlet
from .slugs import short_slug

LONGEST_ID = 60
"""Characters of an id after its first two: it is a file name too."""


@dataclass(frozen=True, slots=True)
class NamedOutlets:
    """Articles whose `outlet` and `agency` are ids, all outlets, and which article has which letter."""

    articles: tuple[Article, ...]
    outlets: tuple[Outlet, ...]
    unnamed: Mapping[str, str]


def name_outlets(articles: Sequence[Article], declared: Sequence[Outlet], unnamed: Mapping[str, str]) -> NamedOutlets:
    """Give every article an outlet's id. `unnamed` maps articles of earlier builds to their label, "Unnamed A".

    Names that make one id are one outlet, a declared one first: "The Echo" and "the echo".
    """
    labels = dict(unnamed)
    used = set(labels.values())
    free = (label for label in _labels() if label not in used)
    for article in sorted((a for a in articles if a.outlet is None), key=lambda a: (a.published or "~", a.id)):
        if article.id not in labels:
            labels[article.id] = next(free)
    known = {outlet_id(o.name): replace(o, id=outlet_id(o.name)) for o in declared}
    agencies = {outlet_id(a.agency) for a in articles if a.agency}
    for name in sorted({a.outlet or labels[a.id] for a in articles} | {a.agency for a in articles if a.agency}):
        known.setdefault(outlet_id(name), Outlet(outlet_id(name), name))
    named = tuple(
        replace(a, outlet=outlet_id(a.outlet or labels[a.id]), agency=outlet_id(a.agency) if a.agency else None)
        for a in articles
    )
    counts = Counter(a.outlet for a in named)
    outlets = (
        replace(o, agency=o.agency or key in agencies, articles=counts[key])
        for key, o in sorted(known.items())
        if counts[key] or key in agencies
    )
    return NamedOutlets(named, tuple(outlets), labels)


@lru_cache(maxsize=10_000)
def outlet_id(name: str) -> str:
    """An outlet's id from its name."""
    return f"o-{short_slug(name, LONGEST_ID)}"


def _labels() -> Iterator[str]:
    """Unnamed A to Z, AA, AB … without end."""
    for size in count(1):
        yield from (f"Unnamed {''.join(letters)}" for letters in product(ascii_uppercase, repeat=size))
