"""Tasks that the tests give to workers: functions of a module, so that any process can find them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import numpy as np

SIZE = 400
"""Rows of a matrix whose square a numerical library would share out among threads."""


def double(n: int) -> int:
    """Twice the number."""
    return 2 * n


def wait_and_double(given: tuple[int, float]) -> int:
    """Twice the number, after some seconds."""
    n, seconds = given
    time.sleep(seconds)
    return 2 * n


def tell_process(_: int) -> int:
    """The process that does this."""
    return os.getpid()


def tell_variable(name: str) -> str | None:
    """A variable of the environment."""
    return os.environ.get(name)


def count_threads(n: int) -> int:
    """How many threads this process has after a product that could use many."""
    matrix = np.full((SIZE, SIZE), float(n))
    matrix @ matrix
    return len(list(Path("/proc/self/task").iterdir()))


def die_away_from_home(given: tuple[int, int]) -> int:
    """Twice the number in the process that is named; anywhere else 3 kills its process."""
    home, n = given
    if os.getpid() != home and n == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * n


def fail(n: int) -> int:
    """An error that names the number."""
    raise ValueError(n)
