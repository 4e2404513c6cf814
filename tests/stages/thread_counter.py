"""A build as the command starts it, with two workers: prints how many threads each has after a large product."""

from __future__ import annotations

from worker_tasks import count_threads

from variorum import pipeline, workers


def main() -> None:
    """Hold the threads as the pipeline does, work, and tell the largest number."""
    pipeline.hold_threads()
    with workers.Workers(2) as pool:
        pool.start()
        print(max(pool.map(count_threads, range(4), stage="threads", of=4)))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main()
