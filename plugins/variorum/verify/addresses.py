"""No address dies: every one that the state lists has a page in the site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .finding import Finding, Kind

STATE = "state"
LISTS = {"stories.jsonl": "slug", "addresses.jsonl": "id"}
"""The lists of a state, and the key of a row whose value names its page."""
_FOLDERS = {
    "article": "articles",
    "comparison": "compare",
    "day": "days",
    "entity": "entities",
    "outlet": "outlets",
}


def find_states(root: Path, state: Path | None) -> list[Path]:
    """The folders of state that go with a site: the one that lies in it, and the one that it is said to be made from.

    Raw files may have one beside them that a site was made without: nobody knows but who made it.
    """
    return [place for place in (root / STATE, state) if place is not None and place.is_dir()]


def check_addresses(manifest: Mapping[str, str], states: Iterable[Path]) -> Iterator[Finding]:
    """Every address that was ever published is that of a page: what stood there, the way on, or a tombstone."""
    for state in states:
        for name, key in LISTS.items():
            for number, page in _list_pages(state / name, key):
                where = f"{STATE}/{name}, line {number}"
                if page is None:
                    message = "A line of the state names no address. Restore it from version control."
                    yield Finding(f"{STATE}/{name}", where, Kind.DATA_SHAPE, message)
                elif page not in manifest:
                    message = f"{page} was published once; the site has no page there now."
                    yield Finding(page, where, Kind.DEAD_ADDRESS, message)


def _list_pages(path: Path, key: str) -> Iterator[tuple[int, str | None]]:
    """The page of each line; None where a line names none."""
    lines = path.read_bytes().split(b"\n") if path.is_file() else []
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _find_page(line, key)


def _find_page(line: bytes, key: str) -> str | None:
    try:
        row = json.loads(line)
        folder = "stories" if key == "slug" else _FOLDERS[row["kind"]]
        return f"{folder}/{row[key]}.html"
    except (ValueError, KeyError, TypeError):
        return None
