"""JSON Lines: one record a line, read one at a time, so that a file may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Reject
from .json_objects import parse_json, read_object
from .records import Record, UnreadableError, reject
from .sources import SIZE_LIMIT, Source

LINE_LIMIT = SIZE_LIMIT
"""Bytes of one record; as much as a single page may have."""


def read_json_lines(source: Source) -> Iterator[Record | Reject]:
    """The records of a file; a line that is no article is a reject that names the line or the record."""
    count = 0
    for number, line in enumerate(_lines(source), 1):
        if line.strip():
            count += 1
            yield from _read_line(source.path, f"line {number}", line)
    if not count:
        yield reject(source.path, None, "the file is empty")


def _lines(source: Source) -> Iterator[bytes]:
    with source.opened() as stream:
        while line := stream.readline(LINE_LIMIT + 1):
            yield line
            while len(line) > LINE_LIMIT and not line.endswith(b"\n"):
                line = stream.readline(LINE_LIMIT + 1)


def _read_line(path: str, place: str, line: bytes) -> Iterator[Record | Reject]:
    try:
        if len(line) > LINE_LIMIT:
            raise UnreadableError(f"the line is longer than {LINE_LIMIT:,} bytes")  # noqa: TRY301 - one way out
        yield from read_object(path, place, parse_json(_decoded(line), "the line"), "the line")
    except UnreadableError as error:
        yield reject(path, place, error)


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("the line is not UTF-8") from error
