"""Outlets: names become ids, and articles that nobody signs get a letter that is never given again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .grouping import slugify
from .model import Article, Outlet

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class NamedOutlets:
    """Articles whose `outlet` and `agency` are ids, all outlets, and which article has which letter."""

    articles: tuple[Article, ...]
    outlets: tuple[Outlet, ...]
    unnamed: Mapping[str, str]


def name_outlets(articles: Sequence[Article], declared: Sequence[Outlet], unnamed: Mapping[str, str]) -> NamedOutlets:
    """Give every article an outlet's id. `unnamed` maps articles of earlier builds to their label, "Unnamed A"."""
    labels = dict(unnamed)
    used = set(labels.values())
    for article in sorted((a for a in articles if a.outlet is None), key=lambda a: (a.published or "~", a.id)):
        if article.id not in labels:
            labels[article.id] = next(label for label in _labels() if label not in used)
            used.add(labels[article.id])
    known = {outlet.name: outlet for outlet in declared}
    agencies = {a.agency for a in articles if a.agency}
    for name in sorted({a.outlet or labels[a.id] for a in articles} | agencies):
        known.setdefault(name, Outlet(outlet_id(name), name))
    named = tuple(
        replace(a, outlet=known[a.outlet or labels[a.id]].id, agency=known[a.agency].id if a.agency else None)
        for a in articles
    )
    counts = Counter(a.outlet for a in named)
    outlets = sorted(
        (
            replace(o, agency=o.agency or o.name in agencies, articles=counts[o.id])
            for o in known.values()
            if counts[o.id] or o.name in agencies
        ),
        key=lambda o: o.id,
    )
    return NamedOutlets(named, tuple(outlets), labels)


def outlet_id(name: str) -> str:
    """An outlet's id from its name."""
    return "o-" + (slugify(name) or "x" + name.encode().hex()[:12])


def _labels() -> Sequence[str]:
    pairs = [a + b for a in _LETTERS for b in _LETTERS]
    return [f"Unnamed {letters}" for letters in [*_LETTERS, *pairs, *(p + c for p in pairs for c in _LETTERS)]]
