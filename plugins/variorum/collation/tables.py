"""The table of differences, `data/differences.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Family:
    """A question with answers that exclude each other."""

    kind: str
    topic: str
    classes: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything in which two reports of one fact can differ by expression."""

    hedges: re.Pattern[str]
    families: Sequence[Family]
    times: re.Pattern[str]


@cache
def differences() -> Differences:
    """Read and compile the table."""
    table = tomllib.loads(files("variorum").joinpath("data/differences.toml").read_text(encoding="utf-8"))
    families = [
        Family(f["kind"], f["topic"], {name: _any(p) for name, p in f["classes"].items()}) for f in table["family"]
    ]
    return Differences(_any(table["hedges"]), families, _times(table["times"]))


@cache
def topic_phrase(key: str) -> str:
    """The fixed phrase of the interface for what a difference is about."""
    table = tomllib.loads(files("variorum").joinpath("data/interface.toml").read_text(encoding="utf-8"))
    return str(table["topics"][key])


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns).replace("~", r"\s+") + r")\b", re.IGNORECASE)


def _times(parts: Mapping[str, Any]) -> re.Pattern[str]:
    inner = rf"(?:(?:{parts['inner']})[\s-]+){{0,5}}"
    return re.compile(rf"\b(?P<opening>{parts['openings']})\s+(?P<time>{inner}(?:{parts['units']}))\b", re.IGNORECASE)
