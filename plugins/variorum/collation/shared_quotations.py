"""The same words in several articles: by content and speaker, never by words alone."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from ..model import Article, Quotation, SharedQuotation
from ..words import fold
from .material import Material

Told = tuple[Article, Quotation, tuple[str, ...]]

FEWEST_WORDS = 4
"""Words of a quotation that can be recognised elsewhere: two people may well say "some time"."""


def find_shared_quotations(material: Material) -> tuple[SharedQuotation, ...]:
    """Group quotations of different articles that hold one another's words, by one speaker or none named."""
    told = [
        (a, q, tuple(fold(a.text[q.start : q.end])))
        for a in sorted(material.articles, key=lambda a: a.id)
        for q in a.quotations
        if q.kind in {"direct", "partial"}
    ]
    told = [item for item in told if len(item[2]) >= FEWEST_WORDS]
    told.sort(key=lambda item: (-len(item[2]), item[0].id, item[1].start))
    groups: list[list[Told]] = []
    for item in told:
        home = next((g for g in groups if _belongs(item, g, material)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    found = [_shared(g, material.speakers) for g in groups if len({a.id for a, _, _ in g}) > 1]
    return tuple(sorted(found, key=lambda s: s.id))


def _belongs(item: Told, group: Sequence[Told], material: Material) -> bool:
    article, quotation, words = item
    other, longest, whole = group[0]
    mine, theirs = material.voice(article, quotation), material.voice(other, longest)
    return _contains(whole, words) and (mine is None or theirs is None or mine == theirs)


def _contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    return any(tuple(whole[n : n + len(part)]) == tuple(part) for n in range(len(whole) - len(part) + 1))


def _shared(group: Sequence[Told], speakers: Mapping[str, str]) -> SharedQuotation:
    longest = len(group[0][2])
    members = tuple(
        {"article": a.id, "quotation": q.id, "variant": "full" if len(words) == longest else "truncated"}
        for a, q, words in group
    )
    named = sorted({speakers[q.id] for _, q, _ in group if q.id in speakers})
    key = "".join(sorted(m["quotation"] for m in members))
    digest = b32encode(blake2b(key.encode(), digest_size=8).digest()).decode().lower()[:10]
    return SharedQuotation(f"sq-{digest}", named[0] if len(named) == 1 else None, members)
