"""Facts that a record states about itself: the keys of a JSON record or of front matter.

Whatever a record holds, what `writable` hands on can be written as JSON in UTF-8.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ..word_lists import read_table
from .records import Claim, Record, printable

CONTRACT = frozenset({"id", "text", "html", "title", "standfirst", "url", "outlet", "authors", "published", "language"})
"""Keys of a record that the contract names; all others are kept in `extra`."""

_KEYS = {fact: tuple(map(str, keys)) for fact, keys in read_table("record_keys").items()}
FACTS = tuple(key for keys in _KEYS.values() for key in keys)
MAX_DEPTH = 20
"""Lists in lists that are kept of a value; JSON-LD, the deepest seen, nests to 8."""
TOO_DEEP = "…"
"""What stands for a list or mapping below that."""
MAX_BITS = 1024
"""Bits of the longest number kept as one: those of the largest float. Python prints no number of 4,300 digits."""


def claims_of(record: Mapping[str, object], evidence: str) -> tuple[tuple[Claim, ...], dict[str, object]]:
    """The claims of a record whose keys are in lower case, and what the contract has no key for."""
    claims = tuple(
        Claim(fact, record[key], evidence)
        for fact, keys in _KEYS.items()
        for key in keys
        if record.get(key) not in (None, "")
    )
    return claims, {key: record[key] for key in sorted(record) if key not in CONTRACT}


def writable(record: Record) -> Record:
    """The same record, with nothing in it that JSON or UTF-8 can't hold; every character keeps its place."""
    return replace(
        record,
        raw=printable(record.raw),
        lines=tuple(replace(line, text=printable(line.text)) for line in record.lines),
        claims=tuple(replace(claim, value=sanitise(claim.value)) for claim in record.claims),
        cuts=tuple(replace(cut, text=printable(cut.text)) for cut in record.cuts),
        images=tuple(replace(image, url=printable(image.url)) for image in record.images),
        extra={printable(key): sanitise(value) for key, value in record.extra.items()},
        hints=tuple(replace(hint, value=sanitise(hint.value)) for hint in record.hints),
        uri=printable(record.uri) if record.uri else None,
    )


def sanitise(value: object, depth: int = 0) -> object:
    """A value as JSON holds it: no lone surrogates, no endless numbers, no depths; a date as the day written."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, int):
        return value if value.bit_length() <= MAX_BITS else hex(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict | list | tuple):
        return _sanitise_all(value, depth + 1)
    return value


def _sanitise_all(value: dict[object, object] | list[object] | tuple[object, ...], depth: int) -> object:
    if depth > MAX_DEPTH:
        return TOO_DEEP
    if isinstance(value, dict):
        return {str(sanitise(key)): sanitise(item, depth) for key, item in value.items()}
    return [sanitise(item, depth) for item in value]
