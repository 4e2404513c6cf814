"""Permanent ids of articles: of the address, else the publisher's own name, else outlet and raw words, not of cleaning.

The publisher's own name is the URI of a news item, under which its versions come; only formats that have one give it.
"""

from __future__ import annotations

import base64
import hashlib

ID_LENGTH = 12
"""Characters of base 32, 60 bits: among a million articles two share an id with a probability of one in two million."""


def article_id(url: str | None, outlet: str | None, raw: str) -> str:
    """`a-` and twelve characters over the canonical address or item's URI, else over outlet and words as received."""
    key = f"url\n{url}" if url else f"words\n{outlet or ''}\n{' '.join(raw.split())}"
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return "a-" + base64.b32encode(digest).decode("ascii").lower()[:ID_LENGTH]
