"""What the quality gates have in common: a scorer's figures, and the limits they are held to."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent


def read_figures(scorer: str) -> Mapping[str, float]:
    """The figures that `SCORER --json` prints, in per cent."""
    command = [sys.executable, str(HERE / scorer), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    figures: Mapping[str, float] = json.loads(done.stdout)
    return figures


def read_limits(table: str) -> Mapping[str, float]:
    """A table of `floors.toml`."""
    limits: Mapping[str, float] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))[table]
    return limits


def check_floors(scorer: str, table: str) -> None:
    """Every figure of a scorer has a floor in a table, and none falls under it."""
    figures, floors = read_figures(scorer), read_limits(table)
    assert set(figures) == set(floors)
    low = {name: figures[name] for name, floor in floors.items() if figures[name] < floor}
    assert not low, f"under the floors: {low}; `{scorer} --show` lists every miss"
