"""The manifest of a site: every file of ours with its hash, so that a missing or changed one is found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

MANIFEST = "data/manifest.json"
STATE = "state"
"""The ledger may lie beside a site; it is no part of it."""

HASH_BYTES = 16


def write_manifest(site: Path, paths: Iterable[str]) -> None:
    """Write the manifest over some files of a site."""
    files = {path: hash_file(site / path) for path in sorted(paths) if path != MANIFEST}
    (site / MANIFEST).parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"files": files}, ensure_ascii=False, indent=0) + "\n"
    (site / MANIFEST).write_bytes(text.encode())


def read_manifest(site: Path) -> frozenset[str]:
    """The paths of the files of a site, its manifest with them; none if there is no readable manifest."""
    try:
        files = json.loads((site / MANIFEST).read_text(encoding="utf-8"))["files"]
        return frozenset({*files, MANIFEST})
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def list_files(site: Path) -> list[str]:
    """The paths of all files of a site, sorted."""
    paths = (path.relative_to(site) for path in site.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths if path.parts[0] != STATE)


def hash_file(path: Path) -> str:
    """The hash of a file's bytes."""
    return blake2b(path.read_bytes(), digest_size=HASH_BYTES).hexdigest()
