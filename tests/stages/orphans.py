"""A build with two workers that are busy for a minute; its test kills it and sees whether they end too."""

from __future__ import annotations

from worker_tasks import tell_process, wait_and_double

from variorum.workers import Workers


def main() -> None:
    """Start the workers, say so, and keep them busy."""
    with Workers(2) as workers:
        workers.start()
        list(workers.map(tell_process, range(4), stage="begun", of=4))
        print("begun", flush=True)  # noqa: T201 - this is what the test waits for
        list(workers.map(wait_and_double, [(n, 60.0) for n in range(4)], stage="busy", of=4))


if __name__ == "__main__":
    main()
