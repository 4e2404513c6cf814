"""What each build changed, told to whoever waits for it: the threads that serve open pages.

Builds are numbered from the moment of the start in milliseconds, so that a number of an earlier watch is never taken
for one of this watch.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from threading import Condition

KEPT = 50
"""Builds whose changes are remembered; a page that missed more is shown anew."""


class News:
    """The changes of the last builds. `latest` is the number of the newest one."""

    def __init__(self) -> None:
        """Nothing was built yet."""
        self._told = Condition()
        self._builds: deque[frozenset[str]] = deque(maxlen=KEPT)
        self.latest = int(time.time() * 1000)

    def tell(self, paths: Iterable[str]) -> None:
        """One more build is finished, which changed these files of the site."""
        with self._told:
            self._builds.append(frozenset(paths))
            self.latest += 1
            self._told.notify_all()

    def wait(self, since: int, seconds: float) -> tuple[int, list[str] | None]:
        """The newest build and what changed since another, once there is one; None if nobody knows any more."""
        with self._told:
            self._told.wait_for(lambda: self.latest != since, seconds)
            missed = self.latest - since
            if not 0 <= missed <= len(self._builds):
                return self.latest, None
            return self.latest, sorted(frozenset().union(*list(self._builds)[len(self._builds) - missed :]))
