"""Web archives: WARC and the older ARC, record by record, so that a file may be larger than memory.

Each page that was answered for is an article, and so is each text that was drawn from one (`conversion`). Its address
is known if nothing else says it; when it was fetched says nothing of when it was published and is kept beside.
"""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from itertools import count
from typing import Any

from ..model import Reject
from .bodies import fill_text
from .decoding import decode
from .html import fill_page, is_page
from .records import Claim, Record, UnreadableError, reject
from .sources import SIZE_LIMIT, Source

EVIDENCE = "warc"
_ANSWERS = frozenset({"response", "resource", "conversion"})
"""Kinds of records with content; the others tell of the crawl or repeat what was fetched before."""
_ABOUT = frozenset({"of kind request", "of kind metadata", "of kind warcinfo"})
"""What tells of the crawl; it is no loss, and told only where a file holds nothing else."""
BLOCK = 65_536
"""Bytes of a record that are read at once."""
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, zlib.error)
"""What the library raises, beside its own, for records that are broken."""
_OK = "200"


def read_warc(source: Source) -> Iterator[Record | Reject]:
    """The pages of a file, and one reject that counts the records that are none; UnreadableError at damage."""
    others: Counter[str] = Counter()
    has_ids = not source.head().startswith(b"filedesc")
    number = 0
    for number, record in enumerate(_records(source), 1):
        what = _other(record)
        if what is not None:
            others[what] += 1
            continue
        # To records of ARC, which have no ids, the library gives other ones each time.
        name = (_header(record, "WARC-Record-ID").strip("<>") if has_ids else "") or f"record {number}"
        try:
            yield _read_page(source.path, name, record)
        except UnreadableError as error:
            yield reject(source.path, name, error)
    if others.keys() - _ABOUT or sum(others.values()) == number:
        told = ", ".join(f"{times} {what}" for what, times in sorted(others.items())) or "there are none"
        yield reject(source.path, None, f"records that are no pages: {told}")


def _records(source: Source) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - for web archives only
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    with source.opened() as stream:
        iterator = ArchiveIterator(stream, arc2warc=True)
        for number in count():
            try:
                # It tells of damage on standard error, where nobody who builds a site can do anything with it.
                with redirect_stderr(io.StringIO()):
                    record = next(iterator, None)
            except (ArchiveLoadFailed, *_BROKEN) as error:
                raise UnreadableError(f"the web archive is damaged after {number:,} records") from error
            if record is None:
                return
            yield record


def _other(record: Any) -> str | None:
    """What a record is if it holds no page; None if it may."""
    if record.rec_type not in _ANSWERS:
        return f"of kind {record.rec_type}"
    if record.rec_type == "response" and record.http_headers is not None:
        status = str(record.http_headers.get_statuscode() or "")
        if status != _OK:
            return f"answered {status[:3] or 'without a status'}"
    kind = _content_type(record)
    return None if "html" in kind or kind in {"", "text/plain"} else f"of type {kind[:40]}"


def _header(record: Any, name: str) -> str:
    return str(record.rec_headers.get_header(name) or "")


def _content_type(record: Any) -> str:
    given = record.http_headers.get_header("Content-Type") if record.http_headers is not None else None
    if given is None and record.rec_type != "response":
        given = record.rec_headers.get_header("Content-Type")
    return str(given or "").partition(";")[0].strip().lower()


def _read_page(path: str, name: str, record: Any) -> Record:
    text, encoding = decode(_content(record), markup=True, declared=_charset(record))
    url, day = _header(record, "WARC-Target-URI").strip("<>"), _header(record, "WARC-Date")
    claims = (Claim("url", url, EVIDENCE),)
    blank = Record(path, name, claims=claims, extra={"fetched": day} if day else {})
    if "html" in _content_type(record) or is_page(text):
        return fill_page(replace(blank, claims=()), text, below=claims).with_encoding(encoding)
    if record.rec_type != "conversion":
        raise UnreadableError("the record holds a text that is no page")
    return fill_text(blank, text).with_encoding(encoding)


def _content(record: Any) -> bytes:
    """The content of a record, taken out of the chunks and the compression in which it was sent."""
    gathered = bytearray()
    try:
        stream = record.content_stream()
        while block := stream.read(BLOCK):
            gathered += block
            if len(gathered) > SIZE_LIMIT:
                raise UnreadableError(f"the page is larger than {SIZE_LIMIT:,} bytes")
        rest = record.raw_stream
        breaks_off = not rest.read(1) and rest.limit > 0
    except _BROKEN as error:
        raise UnreadableError("the record's content is damaged") from error
    if breaks_off:
        raise UnreadableError("the record breaks off before its end")
    return bytes(gathered)


def _charset(record: Any) -> str | None:
    given = record.http_headers.get_header("Content-Type") if record.http_headers is not None else None
    _, _, charset = str(given or "").lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None
