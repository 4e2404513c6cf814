"""Workers: the same results in the same order, whoever works them out and whoever is killed."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edits import MEGABYTES, RULES, compile_clean, read_tree, whole
from stages import worker_tasks as tasks
from variorum import ONE_THREAD
from variorum.pipeline import compile_folder
from variorum.stages import engine as engine_room
from variorum.stages.engine import Engine
from variorum.store import Store
from variorum.workers import AHEAD, WATCHED, Workers, can_fork, cut_chunks

SCRIPTS = Path(__file__).parent / "stages"


@pytest.fixture
def pool() -> Iterator[Workers]:
    """Two processes, started."""
    with Workers(2) as workers:
        workers.start()
        yield workers


@pytest.mark.parametrize("most", [1, 2, 4])
def test_any_number_of_workers_gives_the_same_bytes(tmp_path, monkeypatch, most):
    content = whole(tmp_path / "content")
    clean = compile_clean(content, tmp_path / "clean")
    # Chunks of an article or two, so that this little work is shared out.
    monkeypatch.setattr(engine_room, "CHUNK", 4_000)
    with Store(tmp_path / "cache", MEGABYTES) as store, Workers(most) as workers:
        compile_folder([content], tmp_path / "output", RULES, None, Engine(store, workers))
        assert workers.has_pool == (most > 1)
    assert read_tree(tmp_path / "output") == clean


def test_anybodys_executor_gives_the_same_bytes_and_is_left_open(tmp_path, monkeypatch):
    content = whole(tmp_path / "content")
    clean = compile_clean(content, tmp_path / "clean")
    monkeypatch.setattr(engine_room, "CHUNK", 4_000)
    with ThreadPoolExecutor(3) as theirs:
        with Store(None) as store, Workers(executor=theirs) as workers:
            compile_folder([content], tmp_path / "output", RULES, None, Engine(store, workers))
        assert theirs.submit(tasks.double, 4).result() == 8
    assert read_tree(tmp_path / "output") == clean


def test_little_work_stays_in_this_process(tmp_path):
    content = whole(tmp_path / "content")
    with Store(None) as store, Workers(2) as workers:
        compile_folder([content], tmp_path / "output", RULES, None, Engine(store, workers))
        assert not workers.has_pool


def test_one_worker_is_this_process():
    with Workers(1) as workers:
        workers.start()
        assert set(workers.map(tasks.tell_process, range(3), stage="t", of=3)) == {os.getpid()}


def test_workers_are_other_processes(pool):
    found = set(pool.map(tasks.tell_process, range(20), stage="t", of=20))
    assert os.getpid() not in found
    assert len(found) <= 2


def test_beside_threads_workers_start_from_nothing_and_do_the_same():
    with ThreadPoolExecutor(1) as threads, Workers(2) as workers:
        threads.submit(tasks.double, 1).result()
        assert not can_fork()
        workers.start()
        found = list(workers.map(tasks.tell_process, range(4), stage="t", of=4))
        assert os.getpid() not in found
        assert list(workers.map(tasks.double, range(4), stage="t", of=4)) == [0, 2, 4, 6]


def test_results_come_in_the_order_of_the_chunks_whoever_is_first(pool):
    chunks = [(n, 0.15 if n % 3 == 0 else 0.0) for n in range(9)]
    assert list(pool.map(tasks.wait_and_double, chunks, stage="t", of=9)) == [2 * n for n in range(9)]


@pytest.mark.parametrize("is_pooled", [True, False])
def test_few_chunks_are_taken_ahead(pool, is_pooled):
    taken = 0

    def chunks() -> Iterator[int]:
        nonlocal taken
        for n in range(40):
            taken += 1
            yield n

    workers = pool if is_pooled else Workers(1)
    most = AHEAD * 2 if is_pooled else 1
    for given_back, result in enumerate(workers.map(tasks.double, chunks(), stage="t", of=40)):
        assert result == 2 * given_back
        assert taken - given_back <= most
    assert taken == 40


def test_an_error_of_a_task_is_told_here(pool):
    with pytest.raises(ValueError, match="7"):
        list(pool.map(tasks.fail, [7], stage="t", of=1))
    assert list(pool.map(tasks.double, [1], stage="t", of=1)) == [2]


def test_the_process_that_stands_by_works_beside_threads_that_began_later():
    script = [sys.executable, str(SCRIPTS / "standing_by.py")]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["elsewhere", "here"]


def test_numerical_libraries_are_told_to_use_one_thread(pool):
    assert set(pool.map(tasks.tell_variable, ONE_THREAD, stage="t", of=5)) == {"1"}


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor: one thread anyway")
def test_a_worker_computes_on_one_thread():
    free = {name: value for name, value in os.environ.items() if name not in ONE_THREAD}
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / "thread_counter.py")], env=free, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) <= 2, "the thread that works and the one that watches the master"


def test_a_killed_worker_is_worked_round_with_one_warning(caplog):
    with Workers(2) as workers:
        workers.start()
        given = [(os.getpid(), n) for n in range(12)]
        assert list(workers.map(tasks.die_away_from_home, given, stage="t", of=12)) == [2 * n for n in range(12)]
        assert list(workers.map(tasks.double, range(3), stage="u", of=3)) == [0, 2, 4]
    [record] = caplog.records
    assert "killed" in record.getMessage()


def test_after_a_killed_worker_a_new_pool_can_start_and_ends_with_the_rest():
    before = set(multiprocessing.active_children())
    with Workers(2) as workers:
        workers.start()
        list(workers.map(tasks.die_away_from_home, [(os.getpid(), 3)], stage="t", of=1))
        workers.start()
        [process] = workers.map(tasks.tell_process, [1], stage="u", of=1)
        assert process != os.getpid()
    assert set(multiprocessing.active_children()) <= before


def test_workers_end_when_their_master_is_killed():
    with subprocess.Popen([sys.executable, str(SCRIPTS / "orphans.py")], stdout=subprocess.PIPE, text=True) as master:
        assert master.stdout is not None
        assert master.stdout.readline() == "begun\n"
        master.kill()
        # The pipe is theirs too: it closes when the last of them is gone.
        master.communicate(timeout=WATCHED + 5)


weights = st.lists(st.integers(0, 30), max_size=30)


@given(weights, st.integers(1, 40))
def test_chunks_hold_all_items_in_order_and_none_is_heavier_than_need_be(items, most):
    chunks = list(cut_chunks(items, most, lambda n: n))
    assert [n for chunk in chunks for n in chunk] == items
    assert all(chunk and (sum(chunk) <= most or len(chunk) == 1) for chunk in chunks)
    assert all(sum(one) + other[0] > most for one, other in pairwise(chunks))
