"""Variorum: raw news articles go in, an annotated, verified site comes out.

As a Pelican plugin it is loaded by name, `PLUGINS = ["variorum"]`.
"""

from __future__ import annotations

__version__ = "0.1.0"


def register() -> None:
    """Connect Variorum to Pelican's signals. Pelican calls this; nothing else does."""
    from .publishing.pelican_plugin import connect  # noqa: PLC0415 - Pelican is imported only when it asks for us

    connect()
