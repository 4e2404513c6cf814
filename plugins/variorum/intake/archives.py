"""Packed files: gzip and zip of any format, in each other too. Nothing is unpacked to disk, so no name can escape."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO, cast

from ..model import Reject
from .records import Record, UnreadableError, reject
from .sources import DAMAGE, Source, unfolded

MAX_DEPTH = 3
"""Archives in archives: a zip of zips of `.jsonl.gz` is the deepest that anybody means."""
MAX_MEMBERS = 100_000
"""Files in one zip; a paper's whole year has a third."""
NESTED_LIMIT = 100_000_000
"""Bytes of a zip inside an archive, which must be held in memory to be read."""
NO_ZIP = (NotImplementedError, ValueError, OverflowError, struct.error)
"""What zipfile raises, beside its own error, when a damaged file is opened as a zip."""
NO_MEMBER = (NotImplementedError, RuntimeError, *DAMAGE)
"""What it raises when a member is unpacked: a compression it does not know, a password that is missing, damage."""
_ENCRYPTED = 0x1
"""The bit of a member's flags by which the ZIP format says that it wants a password."""

Reader = Callable[[Source], Iterator[Record | Reject]]


def read_gzip(source: Source, read: Reader) -> Iterator[Record | Reject]:
    """What the packed file holds; raise what was found broken, after what came before."""
    _check_depth(source)

    def opened() -> IO[bytes]:
        packed = source.opened()
        return unfolded((cast("IO[bytes]", gzip.open(packed, "rb")), packed), inner, source.size)

    name = source.name.removesuffix(".gz")
    inner = replace(source, name=name, opened=opened, size=None, depth=source.depth + 1, damage=[])
    yield from read(inner)
    inner.check()


def read_zip(source: Source, read: Reader) -> Iterator[Record | Reject]:
    """What the files in a zip hold; records are named after their file."""
    _check_depth(source)
    with source.opened() if source.depth == 0 else io.BytesIO(source.read(NESTED_LIMIT)) as stream:
        archive = _opened(stream)
        members = sorted((one for one in archive.infolist() if _is_read(one)), key=lambda one: one.filename)
        if len(members) > MAX_MEMBERS:
            raise UnreadableError(f"the archive holds more than {MAX_MEMBERS:,} files")
        if not members:
            raise UnreadableError("the archive holds no files")
        for member in members:
            for item in _read_member(source, archive, member, read):
                yield _named(item, _printable(member.filename))


def _opened(stream: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except NO_ZIP as error:
        raise UnreadableError(f"the archive can't be unpacked: {error}") from error


def _check_depth(source: Source) -> None:
    if source.depth >= MAX_DEPTH:
        raise UnreadableError(f"archives are nested more than {MAX_DEPTH} deep")


def _is_read(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a file that would be read in a folder, too."""
    parts = (part for part in member.filename.split("/") if part not in {".", ".."})
    return not member.is_dir() and not any(part.startswith((".", "_")) for part in parts)


def _read_member(
    source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo, read: Reader
) -> Iterator[Record | Reject]:
    if member.flag_bits & _ENCRYPTED:
        yield reject(source.path, None, "the file in the archive is encrypted")
        return

    def opened() -> IO[bytes]:
        return unfolded((archive.open(member),), inner, member.compress_size)

    name = member.filename.rpartition("/")[2].lower()
    inner = replace(source, name=name, opened=opened, size=member.file_size, depth=source.depth + 1, damage=[])
    try:
        yield from read(inner)
        inner.check()
    except NO_MEMBER as error:
        yield reject(source.path, None, f"the file in the archive can't be unpacked: {error}")


def _named(item: Record | Reject, member: str) -> Record | Reject:
    if isinstance(item, Record):
        return replace(item, name=f"{member}#{item.name}" if item.name else member)
    return replace(item, record=f"{member}#{item.record}" if item.record else member)


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
