"""Many addresses asked at once: hosts beside each other, the addresses of one host one after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event

from ..progress import Progress
from .answers import Answer, FetchError, Request
from .client import Client, host_of

Result = tuple[int, Answer | FetchError]


def ask_all(client: Client, requests: Sequence[Request], hosts: int, progress: Progress, what: str) -> Iterator[Result]:
    """The place of each request in the sequence and its answer, as they come."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, request in enumerate(requests):
        groups[host_of(request.url)].append(place)
    answers: SimpleQueue[Result] = SimpleQueue()
    stopped = Event()

    def ask_host(places: Sequence[int]) -> None:
        for place in places:
            if not stopped.is_set():
                answers.put((place, _ask(client, requests[place])))

    progress.begin(what, len(requests))
    with ThreadPoolExecutor(hosts, thread_name_prefix="fetch") as threads:
        try:
            for name in sorted(groups):
                threads.submit(ask_host, groups[name])
            for _ in requests:
                yield answers.get()
                progress.advance(1)
        finally:
            stopped.set()  # after Ctrl-C nothing new is asked
    progress.end()


def _ask(client: Client, request: Request) -> Answer | FetchError:
    try:
        return client.get(request)
    except FetchError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one host must not cost the user all others; the reason asks for a report
        return FetchError(f"it broke the client ({type(error).__name__}: {error}); please report it")
