"""Permanent ids of what a story holds: the same words in the same places have the same id in every build."""

from __future__ import annotations

from base64 import b32encode
from hashlib import blake2b

LENGTH = 10
"""Characters of base 32: inside one page nothing else needs to be told apart."""


def mint(kind: str, key: str) -> str:
    """`KIND-` and ten characters over a key."""
    return f"{kind}-{b32encode(blake2b(key.encode(), digest_size=8).digest()).decode().lower()[:LENGTH]}"
