"""A site as one file: a zip that is unpacked and read from disk. The same site gives the same bytes."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..errors import InputError
from .manifest import MANIFEST, read_manifest

NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name: a file's own would tell when it was built, which changes with every build."""
READABLE = 0o100644 << 16
"""A plain file that everybody may read, whoever built the site."""
COMPRESSION = 9


def pack_site(site: Path, target: Path) -> int:
    """Write the files that a site's manifest names into a zip, in a folder of its name; give how many there are.

    Raise InputError if there is no site, or not all of it.
    """
    paths = sorted(read_manifest(site))
    if not paths:
        raise InputError(f"{site} is no site of Variorum's (no {MANIFEST}); build it first.")
    aside = target.with_name(f"{target.name}.new")
    try:
        with ZipFile(aside, "w") as pack:
            for path in paths:
                pack.writestr(_describe(f"{target.stem}/{path}"), _read(site, path), ZIP_DEFLATED, COMPRESSION)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    return len(paths)


def _describe(name: str) -> ZipInfo:
    told = ZipInfo(name, NO_TIME)
    told.create_system = 3  # Unix, on every system: what the bits of READABLE mean
    told.external_attr = READABLE
    return told


def _read(site: Path, path: str) -> bytes:
    file = (site / path).resolve()
    if not file.is_relative_to(site.resolve()) or not file.is_file():
        raise InputError(f"{site} lacks {path}, which its manifest names; build it again.")
    return file.read_bytes()
