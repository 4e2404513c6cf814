"""Cases as data: `## title` headings with fenced blocks (`~~~name` … `~~~`) below them in a Markdown file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
_PART = re.compile(r"^## (?P<title>[^\n]+)$|^~~~(?P<block>\S+)\n(?P<text>.*?)^~~~$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its title and its blocks by name, each without its last line end."""

    title: str
    blocks: dict[str, str]


def read_cases(name: str) -> list[Case]:
    """The cases of `tests/cases/NAME.md`; what stands inside a block is never read as a title."""
    found: list[Case] = []
    for match in _PART.finditer((CASES / f"{name}.md").read_text(encoding="utf-8")):
        if match["title"]:
            found.append(Case(match["title"].strip(), {}))
        elif found:
            found[-1].blocks[match["block"]] = match["text"].removesuffix("\n")
    return found
