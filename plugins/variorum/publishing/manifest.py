"""The manifest of a site: every file of ours with its hash, so that a missing or changed one is found."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

MANIFEST = "data/manifest.json"
STATE = "state"
"""The ledger may lie beside a site; it is no part of it."""

HASH_BYTES = 16


def write_manifest(site: Path, hashes: Mapping[str, str]) -> None:
    """Write the manifest of some files of a site with their hashes."""
    files = {path: hashes[path] for path in sorted(hashes) if path != MANIFEST}
    (site / MANIFEST).parent.mkdir(parents=True, exist_ok=True)
    (site / MANIFEST).unlink(missing_ok=True)
    text = json.dumps({"files": files}, ensure_ascii=False, indent=0) + "\n"
    (site / MANIFEST).write_bytes(text.encode())


def add_strays(site: Path) -> None:
    """Take all that stands in a site into its manifest: other generators' files too."""
    hashes = _read(site)
    hashes |= {path: hash_file(site / path) for path in list_files(site) if path not in hashes}
    write_manifest(site, hashes)


def read_manifest(site: Path) -> frozenset[str]:
    """The paths of the files of a site, its manifest with them; none if there is no readable manifest."""
    files = _read(site)
    return frozenset({*files, MANIFEST}) if files else frozenset()


def _read(site: Path) -> dict[str, str]:
    try:
        return dict(json.loads((site / MANIFEST).read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def list_files(site: Path) -> list[str]:
    """The paths of all files of a site, sorted."""
    return sorted(path for path in _walk(site, "") if not path.startswith(f"{STATE}/"))


def _walk(folder: Path, prefix: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{prefix}{entry.name}/")
        elif entry.is_file():
            yield prefix + entry.name


def hash_file(path: Path) -> str:
    """The hash of a file's bytes."""
    return blake2b(path.read_bytes(), digest_size=HASH_BYTES).hexdigest()
