"""The quality gate of names: no figure of who is who falls under its floor."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent


def test_no_figure_of_who_is_who_passes_its_floor() -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "score_names.py"), "--json"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["names"]
    assert set(figures) == set(floors)
    low = {name: figures[name] for name, floor in floors.items() if figures[name] < floor}
    assert not low, f"under the floors: {low}; `score_names.py --show` lists what is not whole"
