"""Builds that are killed, without the second in which Python starts: each is a copy of this process, killed in time.

A line of standard input holds the seconds to live and the folders of content, output and store, parted by tabs; the
answer is "killed" or "done".
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from variorum.pipeline import compile_folder
from variorum.settings import Settings
from variorum.stages.engine import open_engine
from variorum.workers import Workers

RULES = Settings(model="rules")


def main() -> None:
    """Read lines until there is none; build once before, so that all tables are loaded in every copy."""
    with TemporaryDirectory() as folder:
        compile_folder([Path(__file__).parent / "reports"], Path(folder), RULES, None)
    for line in sys.stdin:
        seconds, *folders = line.rstrip("\n").split("\t")
        print(live(float(seconds), *map(Path, folders)), flush=True)  # noqa: T201 - read by the test


def live(seconds: float, content: Path, output: Path, cache: Path) -> str:
    """Build in a copy of this process that has so many seconds."""
    child = os.fork()
    if not child:
        with open_engine(cache, 100, Workers(1)) as engine:
            compile_folder([content], output, RULES, content / "state", engine)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return "killed" if os.WIFSIGNALED(os.waitpid(child, 0)[1]) else "done"


if __name__ == "__main__":
    main()
