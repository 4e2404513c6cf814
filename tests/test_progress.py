"""Progress: a moving line on a terminal, plain lines elsewhere, nothing of what is over at once."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from variorum import progress
from variorum.progress import REDRAWN, REPEATED, Progress


class Terminal(io.StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A clock that stands until it is set: seconds are not waited for."""
    clock = SimpleNamespace(now=1_000.0)
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


def run(stream: io.StringIO, clock: SimpleNamespace, steps: int, pause: float) -> str:
    """Tell of a stage of a hundred items for each step, each after a pause."""
    told = Progress(stream)
    told.begin("articles read", 100 * steps)
    for _ in range(steps):
        clock.now += pause
        told.advance(100)
    told.end()
    return stream.getvalue()


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_a_stage_that_is_over_at_once_is_not_told(clock, stream):
    assert run(stream, clock, 9, 0.1) == ""


def test_on_a_terminal_one_line_moves(clock):
    told = run(Terminal(), clock, 40, 0.5)
    assert told.count("\n") == 1
    assert told.endswith("\rarticles read: 4,000 in 0:20\x1b[K\n")
    lines = told.split("\r")[1:]
    assert lines[0] == "articles read: 200 of 4,000, 200 a second, 0:19 left\x1b[K"
    assert len(lines) == 40
    assert all(line.rstrip("\n").endswith("\x1b[K") for line in lines)


def test_on_a_terminal_the_line_is_not_drawn_for_every_item(clock):
    assert run(Terminal(), clock, 4_000, 0.005).count("\r") <= 20 / REDRAWN + 1


def test_elsewhere_there_are_few_plain_lines(clock):
    lines = run(io.StringIO(), clock, 100, 1.0).splitlines()
    assert len(lines) == 100 / REPEATED + 1
    assert lines[0] == "articles read: 1,000 of 10,000, 100 a second, 1:30 left"
    assert lines[-1] == "articles read: 10,000 in 1:40"
    assert not any(sign in line for line in lines for sign in "\r\x1b")


def test_stages_follow_each_other(clock):
    stream = io.StringIO()
    told = Progress(stream)
    for stage in ("one", "two"):
        told.begin(stage, 20)
        clock.now += 12
        told.advance(10)
        clock.now += 12
        told.advance(10)
        told.end()
    lines = stream.getvalue().splitlines()
    assert lines[0] == "one: 10 of 20, 1 a second, 0:12 left"
    assert [line for line in lines if " in " in line] == ["one: 20 in 0:24", "two: 20 in 0:24"]


def test_a_stage_after_one_that_was_told_starts_silent(clock):
    stream = io.StringIO()
    told = Progress(stream)
    told.begin("long", 2)
    clock.now += 60
    told.advance(2)
    told.end()
    before = stream.getvalue()
    told.begin("short", 2)
    told.advance(2)
    told.end()
    assert stream.getvalue() == before


def test_a_stage_with_nothing_done_has_no_rate_to_tell(clock):
    stream = io.StringIO()
    told = Progress(stream)
    told.begin("slow", 5)
    clock.now += 30
    told.advance(0)
    assert stream.getvalue() == "slow: 0 of 5, 0 a second\n"
