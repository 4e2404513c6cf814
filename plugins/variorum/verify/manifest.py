"""The files of a site against its manifest: each is there, unchanged, and none is missing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from ..digest_data import FILES, DigestRows
from ..errors import VerificationError
from .facts import story_page
from .finding import Finding, Kind

MANIFEST = "data/manifest.json"
DATA = (*(f"data/{name}.jsonl" for name in FILES), "data/report.json")
SINGLE = ("index.html", "archive.html", "method.html", "entities/index.html", "outlets/index.html")
PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg", ".svgz")
"""Endings of files that a browser opens as a page that can run code."""
HASH_BYTES = 16


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


def read_file(root: Path, path: str) -> bytes | None:
    """The bytes of a file of the manifest; None if it is missing or lies outside the site."""
    is_inside = not path.startswith("/") and ".." not in path.split("/")
    return (root / path).read_bytes() if is_inside and (root / path).is_file() else None


def check_file(path: str, data: bytes | None, digest: str) -> Iterator[Finding]:
    """A file of the manifest exists with its hash."""
    if data is None:
        yield Finding(path, "", Kind.MISSING_FILE, f"The manifest names {path}; the file is missing.")
    elif blake2b(data, digest_size=HASH_BYTES).hexdigest() != digest:
        yield Finding(path, "", Kind.CHANGED_FILE, f"The file {path} has not the hash that the manifest gives.")


def check_strays(root: Path, manifest: Mapping[str, str]) -> Iterator[Finding]:
    """No page stands outside the manifest; the folder `state/` is no part of the site."""
    for folder, _, names in os.walk(root):
        for name in names:
            path = (Path(folder) / name).relative_to(root).as_posix()
            if path.lower().endswith(PAGES) and path not in manifest and not path.startswith("state/"):
                yield Finding(path, "", Kind.STRAY_PAGE, f"The page {path} is not in the manifest.")


def check_pages_exist(manifest: Mapping[str, str], rows: DigestRows) -> Iterator[Finding]:
    """Every story, article, entity, outlet and redirect has its page, and the digest data lies in the site."""
    expected = [*SINGLE, *DATA]
    expected += [story_page(story["slug"]) for story in rows.stories.values()]
    expected += [story_page(row["from"]) for row in rows.redirects]
    expected += [f"articles/{key}.html" for key in rows.articles]
    expected += [f"entities/{key}.html" for key in rows.entities]
    expected += [f"outlets/{key}.html" for key in rows.outlets]
    for path in expected:
        if path not in manifest:
            yield Finding(path, "", Kind.MISSING_FILE, f"The data calls for {path}; the manifest does not name it.")
