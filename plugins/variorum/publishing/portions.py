"""Pages that are made, told of in growing portions: little work is told of soon, much of it in few words."""

from __future__ import annotations

from collections.abc import Callable

FIRST = 4
"""Pages of the first portion: they take a tenth of a second to make."""


class Portions:
    """Gathers what is made and tells of it, each time of twice as much; what is left at the end is not told."""

    def __init__(self, tell: Callable[[tuple[str, ...]], None]) -> None:
        """`tell` is called with the paths of a portion."""
        self._tell = tell
        self._made: list[str] = []
        self._size = FIRST

    def add(self, path: str) -> None:
        """A page is made."""
        self._made.append(path)
        if len(self._made) == self._size:
            self._tell(tuple(self._made))
            self._made.clear()
            self._size *= 2
