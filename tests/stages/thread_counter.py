"""A build as the command starts it, with two workers: prints how many threads each has after a large product."""

from __future__ import annotations

from variorum import pipeline, workers


def main() -> None:
    """Load what the pipeline loads, work, and tell the largest number."""
    from worker_tasks import count_threads  # noqa: PLC0415 - after the package, which says how many threads there are

    assert pipeline.compile_folder
    with workers.Workers(2) as pool:
        pool.start()
        print(max(pool.map(count_threads, range(4), stage="threads", of=4)))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main()
