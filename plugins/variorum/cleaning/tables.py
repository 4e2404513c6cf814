"""Word lists and tables of the package's `data/` folder."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """A TOML table by its name without suffix."""
    return tomllib.loads(files("variorum").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
