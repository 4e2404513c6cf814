"""Python's cycle collector, which finds nothing where work makes no cycles, and looks at all that is loaded for it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """The cycle collector off inside: it took a quarter of the time of rendering a site, and of proving one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
