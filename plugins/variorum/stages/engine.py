"""The engine: what is known already is taken from the store, what is missing is worked out by the workers and kept.

A stage says which keys it wants and how to work one chunk out; the counter says how much of it ran.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

from ..collector import rare_collections
from ..store import Key, Store
from ..workers import Workers, cut_chunks

C = TypeVar("C")
R = TypeVar("R")

CHUNK = 60_000
"""Weight of one chunk of work, about the characters in it: half a second, so that two workers end together."""
POOLED = 8
"""Chunks from which work is worth the seconds in which a pool of processes starts and loads what they need."""


def default_cache(output: Path) -> Path:
    """Where answers are kept unless a user says otherwise: beside the output, in a folder that intake passes over."""
    return output.resolve().parent / ".build" / "cache"


@contextmanager
def open_engine(cache: Path | None, megabytes: int, workers: Workers) -> Iterator[Engine]:
    """An engine with the store of a folder, None to keep nothing, and workers that end with it."""
    with rare_collections(), Store(cache, megabytes * 1_000_000) as store, workers:
        yield Engine(store, workers)


@dataclass(frozen=True, slots=True)
class Engine:
    """One build's store, workers, and the count of what ran in it, by stage."""

    store: Store
    workers: Workers
    counts: Counter[str] = field(default_factory=Counter)

    def ensure(self, work: Work[C, R]) -> None:
        """Have the store hold all that a stage wants; what is missing is worked out."""
        self.run(work, self.missing(work.keys, work.beside))

    def run(self, work: Work[C, R], places: Sequence[int]) -> None:
        """Work out the answers at these places of the stage's keys, the heaviest first, and keep them."""
        if sum(map(work.weigh, places)) > POOLED * CHUNK:
            self.workers.start()
        missing = sorted(places, key=lambda n: (-work.weigh(n), work.keys[n]))
        parts: list[list[int]] = []

        def chunks() -> Iterator[C]:
            for part in cut_chunks(missing, CHUNK, work.weigh):
                parts.append(part)
                yield work.chunk(part)

        done = self.workers.map(work.task, chunks(), stage=work.stage, of=len(missing), aside=work.aside)
        for place, result in enumerate(done):
            self.store.put(work.keep(parts[place], result))
            self.workers.advance(len(parts[place]))
            self.counts[work.stage] += len(parts[place])

    def missing(self, keys: Sequence[Key], beside: Callable[[Key], Sequence[Key]] = lambda _: ()) -> list[int]:
        """The place of each key that is not known, or of which an answer beside it is not; where it first stands."""
        wanted = [(key, *beside(key)) for key in keys]
        known = self.store.known(chain.from_iterable(wanted))
        first: dict[Key, int] = {}
        for n, some in enumerate(wanted):
            if not known.issuperset(some):
                first.setdefault(some[0], n)
        return list(first.values())


@dataclass(frozen=True, slots=True)
class Work(Generic[C, R]):
    """What a stage wants: its name, the keys of its answers, the weight of each, and how to find what is missing.

    `chunk` makes the input of a task from places in `keys`, `keep` the answers to keep from these places and a result;
    with `aside` a process that was sent ahead may do it. `beside` gives the keys of what is kept along with a key.
    """

    stage: str
    keys: Sequence[Key]
    weigh: Callable[[int], int]
    chunk: Callable[[Sequence[int]], C]
    task: Callable[[C], R]
    keep: Callable[[Sequence[int], R], Mapping[Key, bytes]]
    aside: bool = False
    beside: Callable[[Key], Sequence[Key]] = lambda _: ()
