"""Progress: the stage, how far it is, how fast, the time left; one moving line on a terminal, plain lines elsewhere.

Told on standard error, so that what a command prints stays its own. A stage that is over at once is not told.
"""

from __future__ import annotations

import sys
import time
from typing import TextIO

SILENT = 1.0
"""Seconds before a stage is told at all."""
REDRAWN = 0.2
"""Seconds between two drawings of the line on a terminal."""
REPEATED = 10.0
"""Seconds between two lines elsewhere: a log of a long build stays short."""
MINUTE = 60


class Progress:
    """Tells how far a stage is. `begin`, then `advance` as items are done, then `end`; stages don't overlap."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Tell on a stream, standard error unless given."""
        self._stream = stream or sys.stderr
        self._moves = self._stream.isatty()
        self._stage, self._of, self._done = "", 0, 0
        self._began = self._told = 0.0

    def begin(self, stage: str, of: int) -> None:
        """A stage begins that has so many items."""
        self._stage, self._of, self._done = stage, of, 0
        self._began, self._told = time.monotonic(), 0.0

    def advance(self, items: int) -> None:
        """So many more items are done."""
        self._done += items
        now = time.monotonic()
        pause = REDRAWN if self._moves else REPEATED
        if now - self._began >= SILENT and now - max(self._told, self._began) >= pause:
            self._told = now
            self._tell(self._line(now - self._began))

    def end(self) -> None:
        """The stage is over."""
        if not self._told:
            return
        seconds = time.monotonic() - self._began
        self._tell(f"{self._stage}: {self._done:,} in {_clock(seconds)}", last=True)
        self._told = 0.0

    def _line(self, seconds: float) -> str:
        rate = self._done / seconds
        left = f", {_clock((self._of - self._done) / rate)} left" if rate else ""
        return f"{self._stage}: {self._done:,} of {self._of:,}, {rate:,.0f} a second{left}"

    def _tell(self, line: str, *, last: bool = False) -> None:
        # A moving line is drawn over the one before: carriage return, then the rest of the line erased.
        self._stream.write(f"\r{line}\x1b[K" + ("\n" if last else "") if self._moves else f"{line}\n")
        self._stream.flush()


def _clock(seconds: float) -> str:
    return f"{int(seconds) // MINUTE}:{int(seconds) % MINUTE:02}"
