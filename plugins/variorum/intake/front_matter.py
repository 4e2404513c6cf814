"""What stands above the text of a Markdown file: YAML between two `---`, or Pelican's `Key: value` lines.

Both end before the text; their lines go to the cuts with the rule `lifted: front matter`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

import yaml

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
        data = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        data = dict(pair for line in lines[1:end] if (pair := _pair(line)))
    if not isinstance(data, dict):
        return {}, 0
    return {str(key).strip().lower(): _plain(value) for key, value in data.items()}, end + 1


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


def _plain(value: object) -> object:
    """YAML's own types as JSON holds them; a date stays the day that was written."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple | set):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
