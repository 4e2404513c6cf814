"""The quality gate: no figure of the labelled stories falls under its floor."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent


def test_no_figure_of_the_quality_stories_passes_its_floor_or_ceiling() -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "score_stories.py"), "--json"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    limits = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    assert {*limits["at_least"], *limits["at_most"]} == set(figures), "every figure has one limit"
    low = {name: figures[name] for name, floor in limits["at_least"].items() if figures[name] < floor}
    high = {name: figures[name] for name, ceiling in limits["at_most"].items() if figures[name] > ceiling}
    assert not low, f"under the floors: {low}; `score_stories.py --show` lists every miss"
    assert not high, f"over the ceilings: {high}; `score_stories.py --show` lists every miss"
