"""A build's process as the tests of the store need it: puts answers in small portions, from one number up to another.

Arguments: the folder of the store, the first number, the last; without a last it never ends, and is killed.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from variorum.store import Store, key_of

PORTION = 5


def answer(n: int) -> bytes:
    """The value that stands under `key_of("answer", n)`: long enough to fill pages, and told by its number."""
    return str(n).encode() * (n % 700 + 1)


def main() -> None:
    """Put the answers, and say so once the first portion is in."""
    folder, first, *last = sys.argv[1:]
    with Store(Path(folder)) as store:
        for n in range(int(first), int(last[0]), PORTION) if last else count(int(first), PORTION):
            store.put({key_of("answer", m): answer(m) for m in range(n, n + PORTION)})
            if n == int(first):
                print("begun", flush=True)  # noqa: T201 - this is what the test waits for


if __name__ == "__main__":
    main()
