"""A build's process as the tests of the store need it: puts answers in small portions, from one number up to another.

Arguments: the folder of the store, the first number, the last; without a last it never ends, and is killed.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from stored_answers import numbered

from variorum.store import Store

PORTION = 5


def main() -> None:
    """Put the answers, and say so once the first portion is in."""
    folder, first, *last = sys.argv[1:]
    with Store(Path(folder)) as store:
        for n in range(int(first), int(last[0]), PORTION) if last else count(int(first), PORTION):
            store.put(numbered(n, n + PORTION))
            if n == int(first):
                print("begun", flush=True)  # noqa: T201 - this is what the test waits for


if __name__ == "__main__":
    main()
