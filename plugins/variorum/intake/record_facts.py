"""Facts that a record states about itself: the keys of a JSON record or of front matter."""

from __future__ import annotations

from collections.abc import Mapping

from ..word_lists import read_table
from .records import Claim

CONTRACT = frozenset({"id", "text", "html", "title", "standfirst", "url", "outlet", "authors", "published", "language"})
"""Keys of a record that the contract names; all others are kept in `extra`."""

_KEYS = {fact: tuple(map(str, keys)) for fact, keys in read_table("record_keys").items()}
FACTS = tuple(key for keys in _KEYS.values() for key in keys)


def claims_of(record: Mapping[str, object], evidence: str) -> tuple[tuple[Claim, ...], dict[str, object]]:
    """The claims of a record whose keys are in lower case, and what the contract has no key for."""
    claims = tuple(
        Claim(fact, record[key], evidence)
        for fact, keys in _KEYS.items()
        for key in keys
        if record.get(key) not in (None, "")
    )
    return claims, {key: record[key] for key in sorted(record) if key not in CONTRACT}
