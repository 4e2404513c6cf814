"""What the interface says: the phrases of `data/interface.toml`, whole, or with a number for `{n}`."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from ..errors import VariorumError

CATALOGUE = Path(__file__).parent.parent / "data" / "interface.toml"

SINGULAR = "_one"
"""What a key ends in whose phrase is meant for the number one."""


@cache
def read_phrases() -> dict[str, str]:
    """All phrases by key."""
    phrases: dict[str, str] = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))["phrases"]
    return phrases


def say_number(n: int) -> str:
    """A number as pages print it: digits grouped by commas."""
    return f"{n:,}"


@lru_cache(maxsize=2048)
def say_count(key: str, n: int) -> str:
    """The phrase under `key` with its number; the singular stands under `key` and `_one`."""
    phrases = read_phrases()
    chosen = key + SINGULAR if n == 1 and key + SINGULAR in phrases else key
    if chosen not in phrases:
        raise VariorumError(f"{chosen!r} is no phrase of {CATALOGUE.name}; add it there.")
    return phrases[chosen].replace("{n}", say_number(n))
