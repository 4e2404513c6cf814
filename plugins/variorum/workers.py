"""Workers: everything parallel goes through one `map` over one `concurrent.futures.Executor`.

A task is a function of a module with plain data in and out, so that any executor can run it, here or elsewhere; results
come in the order of the chunks, so what is made of them does not depend on who was faster. By default that is a pool of
processes, started only for work that is worth it; one worker, or little work, stays in this process.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, Self, TypeVar

from .collector import collect_rarely
from .progress import Progress

log = logging.getLogger(__name__)
T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2
"""Chunks for each worker that are under way at once: none waits for work, and few inputs are in memory."""
WATCHED = 1.0
"""Seconds between two looks of a worker whether its master still lives."""


def count_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """The one `map`. Use it in a `with`: the pool ends with it."""

    def __init__(self, most: int = 0, executor: Executor | None = None, progress: Progress | None = None) -> None:
        """At most so many processes, 0 for as many as there are processors; or somebody's executor."""
        self.most = most or count_processors()
        self._executor = executor
        self._is_ours = executor is None
        self._aside: ProcessPoolExecutor | None = None
        self._progress = progress or Progress()

    @property
    def has_pool(self) -> bool:
        """Whether tasks leave this process."""
        return self._executor is not None

    def start(self) -> None:
        """Start the pool; nothing happens if there is one, or only one process is allowed."""
        if self._executor is None and self.most > 1:
            self._is_ours = True
            self._executor = ProcessPoolExecutor(
                self.most, mp_context=_context(), initializer=_begin, initargs=(os.getpid(),)
            )

    def stand_by(self) -> None:
        """Have one process beside this one wait for little work, a copy of this one as it is now.

        Only where it can be a copy; elsewhere nothing happens, and this process does that work itself.
        """
        if self._executor is None and self._aside is None and self.most > 1 and can_fork():
            self._aside = ProcessPoolExecutor(1, _context(), initializer=_begin, initargs=(os.getpid(),))
            self._submit(abs, 0, self._aside)  # a pool starts its process with its first task

    def go_ahead(self, task: Callable[[T], object], argument: T) -> None:
        """Have the process beside this one begin what little work will need, such as to load a model."""
        self.stand_by()
        self._submit(task, argument, self._aside)

    def begin(self, task: Callable[[T], R], argument: T) -> Callable[[], R]:
        """Have the process that stands by do a task; what is given back waits for it, or does it if there is none."""
        future = self._submit(task, argument, self._aside)
        return lambda: self._wait(task, argument, future)

    def map(
        self, task: Callable[[T], R], chunks: Iterable[T], *, stage: str, of: int, aside: bool = False
    ) -> Iterator[R]:
        """The results of a task for each chunk, in order. `of` counts the items of all; tell of each by `advance`.

        Without a pool, `aside` has the process that stands by do it, if there is one.
        """
        self._progress.begin(stage, of)
        under_way: deque[tuple[T, Future[R] | None]] = deque()
        for chunk in chunks:
            under_way.append((chunk, self._submit(task, chunk, self._executor or (self._aside if aside else None))))
            if len(under_way) >= (AHEAD * self.most if self._executor else 1):
                yield self._finish(task, under_way)
        while under_way:
            yield self._finish(task, under_way)
        self._progress.end()

    def advance(self, items: int) -> None:
        """Tell that so many items of the stage are done."""
        self._progress.advance(items)

    def _submit(self, task: Callable[[Any], Any], chunk: object, executor: Executor | None) -> Future[Any] | None:
        try:
            return executor.submit(task, chunk) if executor else None
        except BrokenProcessPool:
            return None

    def _finish(self, task: Callable[[Any], Any], under_way: deque[tuple[Any, Future[Any] | None]]) -> Any:
        return self._wait(task, *under_way.popleft())

    def _wait(self, task: Callable[[Any], Any], chunk: Any, future: Future[Any] | None) -> Any:
        try:
            return future.result() if future else task(chunk)
        except BrokenProcessPool:
            # A worker was killed, mostly for want of memory: what it held is worked out here, one chunk at a time.
            if self._executor or self._aside:
                log.warning("A worker process was killed; the work goes on in one process.")
            for pool in (self._executor if self._is_ours else None, self._aside):
                if pool is not None:
                    pool.shutdown(wait=True, cancel_futures=True)
            self._executor = self._aside = None
            return task(chunk)

    def __enter__(self) -> Self:
        """The workers themselves."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the pool; what was not begun is not done."""
        if self._is_ours and self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None
        if self._aside is not None:
            self._aside.shutdown(wait=True, cancel_futures=True)
            self._aside = None


def cut_chunks(items: Iterable[T], most: int, weigh: Callable[[T], int]) -> Iterator[list[T]]:
    """The items in lists of about the same weight, each as long as it stays below `most`, in their order."""
    chunk: list[T] = []
    weight = 0
    for item in items:
        if chunk and weight + weigh(item) > most:
            yield chunk
            chunk, weight = [], 0
        chunk.append(item)
        weight += weigh(item)
    if chunk:
        yield chunk


def can_fork() -> bool:
    """Whether a worker may be a copy of this process, which knows all that is loaded: only of one without threads."""
    return sys.platform == "linux" and threading.active_count() == 1


def _context() -> multiprocessing.context.BaseContext:
    return multiprocessing.get_context("fork" if can_fork() else "spawn")


def _begin(master: int) -> None:
    """In a worker: leave interrupts to the master, end when it is gone, and collect rarely."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_rarely()
    threading.Thread(target=_watch, args=(master,), daemon=True).start()


def _watch(master: int) -> None:
    while os.getppid() == master:
        time.sleep(WATCHED)
    os._exit(1)
