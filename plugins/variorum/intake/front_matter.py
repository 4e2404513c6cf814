"""What stands above the text of a Markdown file: YAML between two `---`, or Pelican's `Key: value` lines.

Both end before the text; their lines go to the cuts with the rule `lifted: front matter`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

import yaml

from .record_facts import sanitise

_KEY = re.compile(r"([A-Za-z][\w-]{0,30}):(?:[ \t]+(\S.*)|[ \t]*)$")
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*$")

MAX_HEADER = 20_000
"""Characters of YAML that are parsed; real headers have some hundred."""


def read_front_matter(raw: str, known: frozenset[str]) -> tuple[Mapping[str, object], int]:
    """The header's keys in lower case, and how many lines it takes; an empty mapping and 0 where there is none.

    A `Key: value` header counts only if one of its keys is `known`: "Prague: a city" may open a text.
    """
    lines = raw.split("\n")
    if lines and lines[0].rstrip() == "---":
        return _read_yaml(lines)
    return _read_pairs(lines, known)


def _read_yaml(lines: list[str]) -> tuple[Mapping[str, object], int]:
    end = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.match(line)), 0)
    source = "\n".join(lines[1:end])
    if not end or len(source) > MAX_HEADER:
        return {}, 0
    try:
        data = sanitise(yaml.load(source, Loader=_PlainLoader))  # noqa: S506 - a safe loader that takes less
    # PyYAML lets through whatever Python's own conversions raise (ArithmeticError, LookupError, RecursionError, …).
    except Exception:  # noqa: BLE001 - see above; the header is read line by line then
        data = dict(pair for line in lines[1:end] if (pair := _pair(line)))
    if not isinstance(data, dict):
        return {}, 0
    return {str(key).strip().lower(): value for key, value in data.items()}, end + 1


class _PlainLoader(yaml.SafeLoader):
    """YAML without aliases (a few of them unfold to billions of values) and without tags (which promise any type)."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = cast("Any", self).peek_event()
        if isinstance(event, yaml.AliasEvent) or event.tag is not None:
            raise yaml.YAMLError("aliases and tags are not read in front matter")
        return super().compose_node(parent, index)


def _read_pairs(lines: list[str], known: frozenset[str]) -> tuple[Mapping[str, object], int]:
    pairs: dict[str, object] = {}
    count = 0
    for line in lines:
        pair = _pair(line)
        if pair is None:
            break
        pairs.setdefault(*pair)
        count += 1
    return (pairs, count) if pairs.keys() & known else ({}, 0)


def _pair(line: str) -> tuple[str, str] | None:
    match = _KEY.match(line)
    return (match[1].lower(), (match[2] or "").strip().strip("\"'")) if match else None
