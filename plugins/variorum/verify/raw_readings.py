"""Bytes of a raw record as text, and a text as what it may stand for, by code of verification's own.

Bytes become text by their byte order mark, else as UTF-8, else by the charset that a page declares, else by
charset-normalizer's best guess; line ends become a line feed.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from typing import IO

SNIFFED_BYTES = 2048
"""How far into a page its charset is looked for: HTML asks for it in the first 1,024."""
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


def readings_of(text: str) -> list[str]:
    """A text with line feeds as line ends; and the same repaired, if UTF-8 was read as something else in it."""
    plain = _unify(text)
    if plain.isascii():
        return [plain]
    from ftfy import fix_encoding  # noqa: PLC0415 - for texts with more than ASCII only

    return list(dict.fromkeys([plain, fix_encoding(plain)]))


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


def _unify(text: str) -> str:
    """Line ends as a line feed; lone surrogates, which no file in UTF-8 can hold, as the mark of a lost character."""
    return _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
