"""The permanent ids of quotations."""

from __future__ import annotations

from hashlib import blake2b


def quotation_id(article: str, start: int, end: int) -> str:
    """A function of the article and the span alone: "q-" and 10 hexadecimal digits."""
    return "q-" + blake2b(f"{article}\0{start}\0{end}".encode(), digest_size=5).hexdigest()
