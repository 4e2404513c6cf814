"""Raw records found again in the content folder and decoded anew, by code of its own, so that intake is checked too.

Bytes become text by their byte order mark, else as UTF-8, else by the charset that a page declares, else by
charset-normalizer's best guess; line ends become a line feed. Where a file holds documents (`raw_documents`) or other
files (`raw_archives`), every string in a record's place is a reading of it: the article must agree with one of them.
"""

from __future__ import annotations

import codecs
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

LINES = (".jsonl", ".ndjson")
PAGES = (".html", ".htm", ".xhtml")
SNIFFED_BYTES = 2048
"""How far into a page its charset is looked for: HTML asks for it in the first 1,024."""
HEAD = 16
"""Bytes by which a web archive is told."""
Opened = Callable[[], IO[bytes]]
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\0\0\0": "utf-32-le",
    b"\0\0\0<": "utf-32-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_CHARSET = re.compile(rb"<(?:meta[^>]*?charset|\?xml[^>]*?encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "utf-8": "cp1252",
}
"""Charsets that pages declare and do not mean; UTF-8 was tried before."""

Record = tuple[str, str]
"""What a record holds, `text` or `html`, and the decoded words."""
Named = tuple[str | None, list[Record]]
"""A record's name, None for a file of one record, and what it may hold: of several readings one must be right."""


def find_records(content: Path, path: str) -> Iterator[Named]:
    """The records of one file, one after the other; nothing if the file is missing or holds none."""
    file = record_file(content, path)
    if file.is_file():
        from .raw_archives import unpack  # noqa: PLC0415 - it comes back here for what it unpacks

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


def readings_of(text: str) -> list[str]:
    """A text with line feeds as line ends; and the same repaired, if UTF-8 was read as something else in it."""
    plain = _unify(text)
    if plain.isascii():
        return [plain]
    from ftfy import fix_encoding  # noqa: PLC0415 - for texts with more than ASCII only

    return list(dict.fromkeys([plain, fix_encoding(plain)]))


def record_file(content: Path, path: str) -> Path:
    """The file of the content that an article's path names; the content may be this file itself."""
    return content if content.name == path and content.is_file() else content / path


def decode(data: bytes, *, is_page: bool = False) -> str | None:
    """Bytes as text, every line end a line feed; None if no encoding fits."""
    for encoding in _encodings(data, is_page=is_page):
        try:
            return _unify(data.decode(encoding))
        except (UnicodeError, LookupError):  # the codec `undefined` raises the wider error
            continue
    return None


def _encodings(data: bytes, *, is_page: bool) -> Iterator[str]:
    marked = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), None)
    if marked is not None:
        yield marked
        return
    yield "utf-8"
    declared = _CHARSET.search(data[:SNIFFED_BYTES]) if is_page else None
    if declared is not None:
        name = declared[1].decode("ascii", "replace").lower()
        yield _AS_BROWSERS_DO.get(name, name)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and few files come to this

    guess = from_bytes(data).best()
    if guess is not None:
        yield guess.encoding


def _read_lines(opened: Opened) -> dict[str | None, list[Record]]:
    found: dict[str | None, list[Record]] = {}
    for number, line in enumerate(_lines(opened), 1):
        value = _parse(line)
        if value is not None:
            from .raw_documents import find_in_object  # noqa: PLC0415 - it needs `readings_of`

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


def _unify(text: str) -> str:
    """Line ends as a line feed; lone surrogates, which no file in UTF-8 can hold, as the mark of a lost character."""
    return _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
