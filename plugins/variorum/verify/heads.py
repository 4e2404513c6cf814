"""Heads of rows: what other pages than a row's own show of it, so that they need not be checked when its body changes.

A list of stories asks for headlines and addresses, not for statements; a name on a page is not how often it is counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from ..digest_data import Row

HEADS: Mapping[str, tuple[str, ...]] = {
    "articles": (
        *("id", "path", "record", "outlet", "agency", "url", "title", "standfirst", "authors"),
        *("published", "modified", "language", "section", "topics", "rights", "status", "evidence"),
    ),
    "stories": (
        *("id", "slug", "kind", "headline", "deck", "articles"),
        *("first_published", "last_published", "event_days", "sources", "topics", "corrections"),
    ),
    "entities": ("id", "name", "type", "identifiers", "aliases", "roles"),
    "outlets": ("id", "name", "domain", "agency", "rights"),
}
"""The keys of a row's head, by file."""
SIZES: Mapping[str, tuple[str, ...]] = {"articles": ("sentences",), "stories": ("discrepancies",)}
"""The lists whose length, and nothing more, belongs to the head."""


def size_key(name: str) -> str:
    """Under which key a head tells how long a list of the row is."""
    return f"size of {name}"


def head_of(file: str, row: Row) -> Row:
    """The head of a row."""
    sizes = {size_key(name): len(row[name]) for name in SIZES.get(file, ())}
    return {key: row[key] for key in HEADS[file]} | sizes


def decode_head(file: str, line: bytes) -> Row:
    """The head of a row from its line, without the rest: a list asks for thousands."""
    head = _decoder(file).decode(line)
    sizes = {size_key(name): len(getattr(head, name)) for name in SIZES.get(file, ())}
    return {key: getattr(head, key) for key in HEADS[file]} | sizes


@cache
def _decoder(file: str) -> Any:
    fields: list[tuple[str, Any]] = [(key, Any) for key in HEADS[file]]
    return msgspec.json.Decoder(
        msgspec.defstruct(file, [*fields, *((key, list[msgspec.Raw]) for key in SIZES.get(file, ()))])
    )
