"""A process stands by before a thread begins, as Pelican has one: tells where work for it is done, and other work."""

from __future__ import annotations

import os
import threading

from worker_tasks import tell_process

from variorum.workers import Workers


def main() -> None:
    """Stand by, begin a thread, work."""
    end = threading.Event()
    with Workers(2) as workers:
        workers.stand_by()
        threading.Thread(target=end.wait).start()
        for aside in (True, False):
            [process] = workers.map(tell_process, [0], stage="t", of=1, aside=aside)
            print("here" if process == os.getpid() else "elsewhere")  # noqa: T201 - read by the test
        end.set()


if __name__ == "__main__":
    main()
