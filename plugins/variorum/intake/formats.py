"""The registry of formats: which reader takes a file. What it holds decides; its suffix where that says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from ..model import Reject
from .archives import read_gzip, read_zip
from .decoding import decode
from .files import InputFile
from .records import Record, UnreadableError, reject
from .sniffing import sniff
from .sources import DAMAGE, Budget, Source

MAX_RECORDS = 1_000_000
"""Records of one file that are read; the largest crawl files have a tenth."""
LENGTH_LIMIT = 1_000_000
"""Characters of text above which a record is not one article: a long one has 60,000, a long novel a million."""

READERS = {
    "json lines": ("jsonlines", "read_json_lines"),
    "json array": ("json_documents", "read_json_array"),
    "json": ("json_documents", "read_json"),
    "feed": ("feeds", "read_feed"),
    "newsml": ("newsml", "read_newsml"),
    "nitf": ("nitf", "read_nitf"),
    "warc": ("warc", "read_warc"),
    "mail": ("mail", "read_mail"),
}
"""The module and function of each format of many records. A module, and its library, is loaded for its first file."""
WHOLE = {
    "text": ("plaintext", "read_plain_text"),
    "markdown": ("markdown", "read_markdown"),
    "html": ("html", "read_html"),
}
"""The same for formats of one article a file, which take its path and text."""


def read_file(file: InputFile) -> Iterator[Record | Reject]:
    """The records of a file, or the reason why there are none. Never raises for what a file holds."""
    count = 0
    try:
        _check_file(file)
        for item in _read(_source(file)):
            count += 1
            if count > MAX_RECORDS:
                raise UnreadableError(f"more than {MAX_RECORDS:,} records; the others are not read")  # noqa: TRY301
            yield _check_length(item)
    except UnreadableError as error:
        yield reject(file.path, None, error)
    except OSError as error:
        yield reject(file.path, None, f"the file can't be opened: {error.strerror or 'unknown error'}")


def _check_file(file: InputFile) -> None:
    if not file.is_named_in_utf8:
        raise UnreadableError("the file's name is not valid UTF-8; rename it")
    if file.location.is_dir():
        raise UnreadableError("the folder can't be opened; check its permissions")
    if not file.location.is_file():
        raise UnreadableError("this is not a regular file")


def _source(file: InputFile) -> Source:
    size = file.location.stat().st_size
    return Source(file.path, file.location.name.lower(), lambda: file.location.open("rb"), Budget(), size)


def _check_length(record: Record | Reject) -> Record | Reject:
    if isinstance(record, Record) and sum(len(line.text) for line in record.lines) > LENGTH_LIMIT:
        reason = f"longer than {LENGTH_LIMIT:,} characters: not one article; split it"
        return reject(record.path, record.name, reason)
    return record


def _read(source: Source) -> Iterator[Record | Reject]:
    """What a file, or a member of an archive, holds; a part of an archive that is broken costs only itself."""
    count = 0
    try:
        for item in _read_kind(source, sniff(source.head(), source.name)):
            count += 1
            yield item
    except UnreadableError as error:
        yield reject(source.path, None, error)
    except DAMAGE:
        source.damage.clear()  # it is told here
        yield reject(source.path, None, f"the compressed file breaks off or is damaged after {count} records")


def _read_kind(source: Source, kind: str) -> Iterator[Record | Reject]:
    if kind in ARCHIVES:
        yield from ARCHIVES[kind](source, _read)
    elif kind in WHOLE:
        yield _read_whole(source, kind)
    else:
        yield from _function(*READERS[kind])(source)


ARCHIVES = {"gzip": read_gzip, "zip": read_zip}


def _read_whole(source: Source, kind: str) -> Record:
    text, encoding = decode(source.read(), markup=kind == "html")
    record: Record = _function(*WHOLE[kind])(source.path, text)
    return record.with_encoding(encoding)


def _function(module: str, name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(f".{module}", __package__), name)
    return function
