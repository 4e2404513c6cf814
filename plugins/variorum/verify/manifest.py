"""The files of a site against its manifest: each is there, unchanged, and none is missing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..digest_data import FILES
from ..errors import VerificationError
from .finding import Finding, Kind
from .index import TOPICS, Index, story_page

MANIFEST = "data/manifest.json"
DATA = (*(f"data/{name}.jsonl" for name in FILES), "data/report.json")
SINGLE = ("index.html", "archive.html", "method.html", "search.html", "entities/index.html", "outlets/index.html")
PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg", ".svgz")
"""Endings of files that a browser opens as a page that can run code."""


def read_manifest(root: Path) -> dict[str, str]:
    """The files of a site with their hashes; raise VerificationError if there is no manifest that can be read."""
    try:
        files = json.loads((root / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise VerificationError(
            f"{root} is no built site: {MANIFEST} can't be read ({error!r}). Build the site again."
        ) from error
    if not isinstance(files, dict):
        raise VerificationError(f"{root} is no built site: {MANIFEST} names no files. Build the site again.")
    return {str(path): str(digest) for path, digest in files.items()}


def check_file(path: str, digest: bytes | None, expected: str) -> Iterator[Finding]:
    """A file of the manifest exists with its hash."""
    if digest is None:
        yield Finding(path, "", Kind.MISSING_FILE, f"The manifest names {path}; the file is missing.")
    elif digest.hex() != expected:
        yield Finding(path, "", Kind.CHANGED_FILE, f"The file {path} has not the hash that the manifest gives.")


def check_strays(root: Path, manifest: Mapping[str, str]) -> Iterator[Finding]:
    """No page stands outside the manifest; the folder `state/` is no part of the site."""
    for folder, _, names in os.walk(root):
        place = Path(folder).relative_to(root).as_posix()
        before = "" if place == "." else place + "/"
        for path in (before + name for name in names if name.lower().endswith(PAGES)):
            if path not in manifest and not path.startswith("state/"):
                yield Finding(path, "", Kind.STRAY_PAGE, f"The page {path} is not in the manifest.")


def check_pages_exist(manifest: Mapping[str, str], index: Index) -> Iterator[Finding]:
    """All that the data speaks of has its page, comparisons and redirects too, and the data lies in the site."""
    expected = [*SINGLE, *DATA, *map(story_page, index.by_slug), *index.redirects]
    expected += [f"topics/{code}.html" for code in TOPICS]
    expected += [f"compare/{slug}.html" for slug in index.compared]
    expected += [f"{name}/{key}.html" for name in ("articles", "entities", "outlets") for key in index.briefs[name]]
    for path in expected:
        if path not in manifest:
            yield Finding(path, "", Kind.MISSING_FILE, f"The data calls for {path}; the manifest does not name it.")
