"""Does the work grow with the articles only? Corpora of several sizes, each compiled once by rules, cold, one process.

    python bench/scale.py CORPUS.jsonl CORPUS10.jsonl ...

The corpora are read where they lie: JSON Lines, the smallest first. For each it prints CPU seconds, milliseconds an
article, that against the first corpus, stories, and the most memory that the process ever held.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

MEASURED = """
import json, resource, sys
from pathlib import Path
from variorum.pipeline import compile_folder
from variorum.settings import Settings
from variorum.stages.engine import open_engine
from variorum.workers import Workers
folder = Path(sys.argv[2])
with Workers(1) as workers, open_engine(folder / "cache", 40_000, workers) as engine:
    done = compile_folder([Path(sys.argv[1])], folder / "out", Settings(model="rules"), None, engine)
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, done.rows["articles"], done.rows["stories"]]))
"""


def measure(corpus: Path) -> tuple[float, int, int, int]:
    """CPU seconds, megabytes, articles and stories of one compile in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, str(corpus), folder], check=True, capture_output=True, text=True
        )
    cpu, megabytes, articles, stories = json.loads(done.stdout.splitlines()[-1])
    return cpu, megabytes, articles, stories


def main() -> int:
    """Measure each corpus named."""
    first = 0.0
    for corpus in map(Path, sys.argv[1:]):
        cpu, megabytes, articles, stories = measure(corpus)
        each = cpu * 1000 / articles
        first = first or each
        print(
            f"{articles} articles, {stories} stories: {cpu:.1f} CPU s, {each:.2f} ms an article, "
            f"{each / first:.2f} of the first; {megabytes} MB",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
