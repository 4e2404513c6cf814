"""Files in files, found again for verification: gzip, zip and web archives, none of them unpacked to disk."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr, suppress
from typing import IO, cast

from .raw_readings import Named, Opened, decode, readings_of

BLOCK = 65_536
"""Bytes of a record that are read at once; the library gives fewer than are asked for."""
MAX_DEPTH = 4
"""Files in files that are opened; a build opens one less."""

Member = tuple[str, Opened, str | None]
"""A file's name in lower case, how to open it, and how a record in it is named after it."""


def unpack(name: str, opened: Opened, member: str | None, depth: int = 0) -> Iterator[Member]:
    """The file itself, or all files in it if it is an archive; what is broken holds nothing."""
    with opened() as stream:
        magic = stream.read(4)
    if depth >= MAX_DEPTH:
        return
    try:
        if magic.startswith(b"\x1f\x8b"):
            yield from unpack(name.removesuffix(".gz"), lambda: _gunzipped(opened), member, depth + 1)
        elif magic in {b"PK\x03\x04", b"PK\x05\x06"}:
            yield from _unzip(opened, member, depth)
        else:
            yield name, opened, member
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return  # damaged, or of a compression that zipfile does not know, or under a password: no record to find


def _gunzipped(opened: Opened) -> IO[bytes]:
    return cast("IO[bytes]", _Readable(opened()))


class _Readable(gzip.GzipFile):
    """A gzip file that closes the file beneath it, too, and ends where that breaks off."""

    def __init__(self, beneath: IO[bytes]) -> None:
        super().__init__(fileobj=beneath, mode="rb")
        self._beneath = beneath

    def close(self) -> None:
        super().close()
        self._beneath.close()


def _unzip(opened: Opened, above: str | None, depth: int) -> Iterator[Member]:
    with opened() as stream:
        archive = zipfile.ZipFile(stream if stream.seekable() and depth == 0 else io.BytesIO(stream.read()))
        for info in archive.infolist():
            if info.is_dir() or info.flag_bits & 1:
                continue
            member = info.filename.encode("utf-8", "replace").decode()
            place = f"{above}#{member}" if above else member
            name = info.filename.rpartition("/")[2].lower()
            yield from unpack(name, lambda info=info: archive.open(info), place, depth + 1)  # type: ignore[misc]


def read_web_archive(opened: Opened) -> Iterator[Named]:
    """The contents of a web archive's records, by the record's id and by its place."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - for web archives only
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    with opened() as stream, redirect_stderr(io.StringIO()):
        try:
            for number, record in enumerate(ArchiveIterator(stream, arc2warc=True), 1):
                name = str(record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>")
                readings = _readings(_content(record.content_stream()), record)
                if name:
                    yield name, readings
                yield f"record {number}", readings
        except (ArchiveLoadFailed, EOFError, ValueError, zlib.error):
            return


def _content(stream: IO[bytes]) -> bytes:
    return b"".join(iter(lambda: stream.read(BLOCK), b""))


def _readings(data: bytes, record: object) -> list[tuple[str, str]]:
    headers = getattr(record, "http_headers", None)
    given = str(headers.get_header("Content-Type") or "") if headers is not None else ""
    _, _, charset = given.lower().partition("charset=")
    texts = [decode(data, is_page=True)]
    with suppress(UnicodeError, LookupError):
        texts.insert(0, data.decode(charset.split(";")[0].strip(" \"'") or "utf-8"))
    return [("html", reading) for text in texts if text is not None for reading in readings_of(text)]
