"""A build that is killed at a random moment is followed by a right one."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from edits import compile_clean, compile_stored, count_runs, edit, keep_state, read_tree, whole

MORTAL = Path(__file__).parent / "mortal_builds.py"
LONGEST = 0.05
"""Seconds after which the small build is mostly done."""


@pytest.fixture(scope="module")
def mortal() -> Iterator[subprocess.Popen[str]]:
    """A process that builds and kills."""
    with subprocess.Popen(
        [sys.executable, str(MORTAL)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def kill_build(mortal: subprocess.Popen[str], seconds: float, *folders: Path) -> str:
    assert mortal.stdin is not None
    assert mortal.stdout is not None
    mortal.stdin.write("\t".join([str(seconds), *map(str, folders)]) + "\n")
    mortal.stdin.flush()
    return mortal.stdout.readline().strip()


@pytest.mark.parametrize("seed", range(3))
def test_killed_builds_are_followed_by_a_right_one(mortal, tmp_path, seed, caplog):
    chance = random.Random(seed)
    content, output, cache = whole(tmp_path / "content"), tmp_path / "output", tmp_path / "cache"
    ends = []
    for n in range(4):
        for _ in range(n % 3):
            ends.append(kill_build(mortal, chance.random() * LONGEST, content, output, cache))
            edit(content, "change", chance.randrange(20), n)
        assert compile_stored(content, output, cache) == compile_clean(content, tmp_path / "clean")
        assert count_runs(content, output, cache) == {}
        keep_state(output, content)
        edit(content, chance.choice(["change", "rename", "duplicate", "outlets"]), chance.randrange(20), n)
    assert "killed" in ends
    assert caplog.records == []


def test_what_a_killed_build_had_worked_out_is_known(mortal, tmp_path):
    content, output, cache = whole(tmp_path / "content"), tmp_path / "output", tmp_path / "cache"
    for seconds in (0.02, 0.04, 0.08, 0.2, 0.8, 5):
        if kill_build(mortal, seconds, content, output, cache) == "done":
            break
    assert count_runs(content, output, cache) == {}


def test_the_command_killed_on_its_way_is_followed_by_a_right_build(tmp_path):
    content, output = whole(tmp_path / "content"), tmp_path / "out" / "data"
    command = [sys.executable, "-m", "variorum", "compile", str(content), "--output", str(output), "--model", "rules"]
    begun = time.monotonic()
    subprocess.run([*command, "--no-cache"], check=True, capture_output=True)
    seconds = time.monotonic() - begun
    with subprocess.Popen([*command, "--workers", "2"], stdout=subprocess.DEVNULL) as build:
        with suppress(subprocess.TimeoutExpired):
            # Truly random: a moment that breaks it must come up some day. Before, Python only starts.
            build.wait(seconds * random.uniform(0.6, 1))
        build.kill()
    cache = tmp_path / "out" / ".build" / "cache"
    assert compile_stored(content, output, cache) == compile_clean(content, tmp_path / "clean")
    assert read_tree(output) == read_tree(tmp_path / "clean")
