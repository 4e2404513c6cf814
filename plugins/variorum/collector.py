"""The cycle collector: rare in a build, and off where work makes no cycles.

A build makes many values that live until its end, and looking through them all again and again takes a sixth of its
time, of rendering and proving a site a quarter. In a build cycles are still found, so that trees of parsed pages do not
heap up.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

BORN = 50_000
"""Values that are made, and not let go, between two looks at the young: some 5 MB, a large page's tree."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Collect rarely inside."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_rarely() -> None:
    """Collect rarely from now on."""
    _, *older = gc.get_threshold()
    gc.set_threshold(BORN, *older)


@contextmanager
def without_collector() -> Iterator[None]:
    """Collect nothing inside: for work that lets go by itself of what it made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
