"""Variorum: raw news articles go in, an annotated, verified site comes out.

As a Pelican plugin it is loaded by name, `PLUGINS = ["variorum"]`.
"""

from __future__ import annotations

import os

__version__ = "0.1.0"

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")
"""What numerical libraries read when they are first imported: a process uses one thread, since work is shared out among
processes, and four of four threads each would fight for four processors. A user's own choice stands."""

for _name in ONE_THREAD:
    os.environ.setdefault(_name, "1")


def register() -> None:
    """Connect Variorum to Pelican's signals. Pelican calls this; nothing else does."""
    from .publishing.pelican_plugin import connect  # noqa: PLC0415 - Pelican is imported only when it asks for us

    connect()
