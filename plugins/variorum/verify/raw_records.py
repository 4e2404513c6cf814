"""Raw records found again in the content folder and decoded anew, by code of its own, so that intake is checked too.

Bytes become text by their byte order mark, else as UTF-8, else by the charset that a page declares, else by
charset-normalizer's best guess; line ends become a line feed. JSON Lines hold one record a line, under its `id` or as
`line N`.
"""

from __future__ import annotations

import codecs
import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
PAGES = (".html", ".htm", ".xhtml")
SNIFFED_BYTES = 2048
"""How far into a page its charset is looked for: HTML asks for it in the first 1,024."""
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
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


def read_records(content: Path, path: str) -> dict[str | None, list[Record]]:
    """The records of one file by name, None for a file of one record; empty if the file is missing or holds none."""
    file = record_file(content, path)
    if not file.is_file():
        return {}
    if file.name.lower().endswith(LINES):
        return _read_lines(file)
    kind = "html" if file.suffix.lower() in PAGES else "text"
    text = decode(file.read_bytes(), is_page=kind == "html")
    return {} if text is None else {None: [(kind, text)]}


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


def _read_lines(file: Path) -> dict[str | None, list[Record]]:
    found: dict[str | None, list[Record]] = {}
    for number, line in enumerate(_lines(file), 1):
        record = _parse(line)
        if record is None:
            continue
        name = record.get("id")
        is_named = isinstance(name, str | int) and str(name).strip()
        # A text without a letter is as good as none: then the record's page counts.
        kind = "text" if any(map(str.isalpha, str(record.get("text") or ""))) else "html"
        if isinstance(record.get(kind), str):
            found.setdefault(str(name) if is_named else f"line {number}", []).append((kind, _unify(str(record[kind]))))
    return found


def _parse(line: bytes) -> dict[str, object] | None:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _lines(file: Path) -> Iterator[bytes]:
    try:
        with gzip.open(file) if file.name.lower().endswith(".gz") else file.open("rb") as stream:
            yield from stream
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return


def _unify(text: str) -> str:
    """Line ends as a line feed; lone surrogates, which no file in UTF-8 can hold, as the mark of a lost character."""
    return _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
