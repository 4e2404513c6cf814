"""The registry of formats: which reader takes a file, by its suffix and by what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Reject
from .decoding import decode
from .files import InputFile
from .html import is_page, read_html
from .jsonlines import read_json_lines
from .markdown import read_markdown
from .plaintext import read_plain_text
from .records import Record, UnreadableError, reject

SIZE_LIMIT = 20_000_000
"""Bytes of a page or text above which it is not read: a hundred times a long saved page."""

LENGTH_LIMIT = 1_000_000
"""Characters of text above which a record is not one article: a long one has 60,000, a long novel a million."""

WHOLE: dict[str, Callable[[str, str], Record]] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
"""Formats of one article a file."""
STREAMED = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
"""Formats of many records a file, one a line."""


def read_file(file: InputFile) -> Iterator[Record | Reject]:
    """The records of a file, or the reason why there are none. Never raises for what a file holds."""
    try:
        _check_file(file)
        records = read_json_lines(file) if file.location.name.lower().endswith(STREAMED) else [_read_whole(file)]
        yield from map(_check_length, records)
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


def _check_length(record: Record | Reject) -> Record | Reject:
    if isinstance(record, Record) and sum(len(line.text) for line in record.lines) > LENGTH_LIMIT:
        reason = f"longer than {LENGTH_LIMIT:,} characters: not one article; split it"
        return reject(record.path, record.name, reason)
    return record


def _read_whole(file: InputFile) -> Record:
    suffix = file.location.suffix.lower()
    reader = WHOLE.get(suffix)
    if reader is None:
        known = ", ".join(sorted({*WHOLE, *STREAMED}))
        raise UnreadableError(f"files of the kind {suffix or 'without a suffix'} are not read; known are {known}")
    if file.location.stat().st_size > SIZE_LIMIT:
        raise UnreadableError(f"the file is larger than {SIZE_LIMIT:,} bytes")
    text, encoding = decode(file.location.read_bytes(), markup=reader is read_html)
    if is_page(text):
        reader = read_html
    record = reader(file.path, text)
    return record if encoding is None else record.with_encoding(encoding)
