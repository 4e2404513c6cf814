"""JSON Lines, also gzipped: one record a line, read one at a time, so that a file may be larger than memory."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from ..model import Reject
from .files import InputFile
from .html import page_record
from .record_facts import claims_of
from .records import Record, UnreadableError, has_words, reject, split_lines

LINE_LIMIT = 20_000_000
"""Bytes of one record; as much as a single page may have."""


def read_json_lines(file: InputFile) -> Iterator[Record | Reject]:
    """The records of a file; a line that is no article is a reject that names the line or the record."""
    count = 0
    try:
        for number, line in enumerate(_lines(file.location), 1):
            if line.strip():
                count += 1
                yield _read_line(file.path, f"line {number}", line)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield reject(file.path, None, f"the compressed file breaks off or is damaged after {count} records")
    if not count:
        yield reject(file.path, None, "the file is empty")


def _lines(location: Path) -> Iterator[bytes]:
    with _open(location) as stream:
        while line := stream.readline(LINE_LIMIT + 1):
            yield line
            while len(line) > LINE_LIMIT and not line.endswith(b"\n"):
                line = stream.readline(LINE_LIMIT + 1)


def _open(location: Path) -> IO[bytes]:
    if location.name.lower().endswith(".gz"):
        return cast("IO[bytes]", gzip.open(location, "rb"))
    return location.open("rb")


def _read_line(path: str, place: str, line: bytes) -> Record | Reject:
    name = place
    try:
        record = _parse(line)
        name = _name(record.get("id")) or place
        return _make(path, name, record)
    except UnreadableError as error:
        return reject(path, name, error)


def _parse(line: bytes) -> dict[str, object]:
    if len(line) > LINE_LIMIT:
        raise UnreadableError(f"the line is longer than {LINE_LIMIT:,} bytes")
    try:
        record = json.loads(line.decode("utf-8-sig"), parse_constant=str)
    except UnicodeDecodeError as error:
        raise UnreadableError("the line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError("the line is not JSON") from error
    if not isinstance(record, dict):
        raise UnreadableError("the line holds no JSON object")
    return record


def _name(value: object) -> str | None:
    return (
        str(value).encode("utf-8", "replace").decode() if isinstance(value, str | int) and str(value).strip() else None
    )


def _make(path: str, name: str, record: dict[str, object]) -> Record:
    claims, extra = claims_of(record, "record")
    text, page = (_unified(record.get(key)) for key in ("text", "html"))
    if has_words(text):
        return Record(path, name, text, "text", split_lines(text), claims, extra=extra)
    if has_words(page):
        return page_record(path, name, page, claims, extra)
    raise UnreadableError("the record has neither a text nor an HTML with words in it")


def _unified(value: object) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else ""
