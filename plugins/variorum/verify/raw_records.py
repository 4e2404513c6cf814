"""Raw records found again in the content folder and decoded anew, by code of its own, so that intake is checked too.

Where a file holds documents (`raw_documents`) or other files (`raw_archives`), every string in a record's place is a
reading of it (`raw_readings`): the article must agree with one of them.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from .raw_readings import Named, Opened, Record, decode, readings_of

LINES = (".jsonl", ".ndjson")
PAGES = (".html", ".htm", ".xhtml")
HEAD = 16
"""Bytes by which a web archive is told."""


def find_records(content: Path, path: str) -> Iterator[Named]:
    """The records of one file, one after the other; nothing if the file is missing or holds none."""
    file = record_file(content, path)
    if file.is_file():
        from .raw_archives import unpack  # noqa: PLC0415 - where there is a file at all

        for name, opened, member in unpack(file.name.lower(), lambda: file.open("rb"), None):
            for record, readings in _read(name, opened):
                yield _joined(member, record), readings


def _joined(member: str | None, record: str | None) -> str | None:
    return f"{member}#{record}" if member and record else member or record


def _read(name: str, opened: Opened) -> Iterator[Named]:
    with opened() as stream:
        head = stream.read(HEAD)
    if head.startswith((b"WARC/", b"filedesc://")):
        from .raw_archives import read_web_archive  # noqa: PLC0415 - its library, for web archives only

        yield from read_web_archive(opened)
    elif name.endswith(LINES) and not head.lstrip().startswith(b"[{"):
        yield from _read_lines(opened).items()
        return
    else:
        yield from _read_whole(name, opened)


def _read_whole(name: str, opened: Opened) -> Iterator[Named]:
    """A file that is one text, and all that stands in it if it is also a document of XML, JSON or mail."""
    with opened() as stream:
        data = stream.read()
    is_page = name.endswith(PAGES) or data.lstrip()[:1] == b"<"
    text = decode(data, is_page=is_page)
    kind = "html" if is_page else "text"
    own = [(kind, reading) for reading in readings_of(text)] if text is not None else []
    from .raw_documents import find_in_document  # noqa: PLC0415 - lxml and the mail parser, for documents only

    found: dict[str | None, list[Record]] = {}
    for record, readings in find_in_document(data, text):
        found.setdefault(record, []).extend(readings)
    found[None] = [*own, *found.get(None, [])]
    yield from found.items()
    if data.lstrip()[:1] == b"{":
        yield from _read_lines(opened).items()


def record_file(content: Path, path: str) -> Path:
    """The file of the content that an article's path names; the content may be this file itself."""
    return content if content.name == path and content.is_file() else content / path


def _read_lines(opened: Opened) -> dict[str | None, list[Record]]:
    found: dict[str | None, list[Record]] = {}
    for number, line in enumerate(_lines(opened), 1):
        value = _parse(line)
        if value is not None:
            from .raw_documents import find_in_object  # noqa: PLC0415 - lxml and the mail parser, for documents only

            for name, readings in find_in_object(value, f"line {number}"):
                found.setdefault(name, []).extend(readings)
    return found


def _parse(line: bytes) -> dict[str, object] | None:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _lines(opened: Opened) -> Iterator[bytes]:
    try:
        with opened() as stream:
            yield from stream
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return
