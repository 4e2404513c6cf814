"""One JSON value a file: a JSON Feed, an item of IPTC ninjs, one record, or an array of records read one by one."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator

from ..model import Reject
from .decoding import decode_unrepaired
from .json_objects import read_object
from .jsonlines import LINE_LIMIT, read_json_lines
from .records import Record, UnreadableError, reject
from .sources import Source

_BLOCK = 1_000_000
"""Bytes that are read of an array at once; an element that is longer is read on in twice as many."""
_SPACE = re.compile(r"[\s,]*")
_MANY_VALUES = "Extra data"
"""How Python's parser says that a second value follows the first: the file is JSON Lines."""


def read_json(source: Source) -> Iterator[Record | Reject]:
    """The records of one object; of JSON Lines if a second one follows it."""
    text, encoding = decode_unrepaired(source.read())
    try:
        value = json.loads(text, parse_constant=str)
    except (ValueError, RecursionError) as error:
        if not isinstance(error, json.JSONDecodeError) or error.msg != _MANY_VALUES:
            raise UnreadableError("the file is not JSON") from error
        yield from read_json_lines(source)
        return
    from .json_feed import is_json_feed, read_json_feed  # noqa: PLC0415 - for feeds only

    items = (
        read_json_feed(source.path, value) if is_json_feed(value) else read_object(source.path, None, value, "the file")
    )
    for item in items:
        yield item.with_encoding(encoding) if isinstance(item, Record) else item


def read_json_array(source: Source) -> Iterator[Record | Reject]:
    """The records of an array, one after the other, so that it may be larger than memory."""
    number = 0
    for number, value in enumerate(_elements(source), 1):
        yield from read_object(source.path, f"record {number}", value, "the element")
    if not number:
        yield reject(source.path, None, "the array is empty")


def _elements(source: Source) -> Iterator[object]:
    decoder = json.JSONDecoder(parse_constant=str)
    text, at, wanted = "", 0, _BLOCK
    pieces = _pieces(source)
    text = next(pieces, "").lstrip("\ufeff \t\r\n")[1:]
    while True:
        at = _end(_SPACE, text, at)
        if text.startswith("]", at):
            return
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            if isinstance(error, RecursionError) or len(text) - at > LINE_LIMIT:
                raise UnreadableError("an element of the array is nested too deeply or too long") from error
            more = _more(pieces, wanted)
            if not more:
                raise UnreadableError("the array is not JSON, or breaks off") from error
            text, at, wanted = text[at:] + more, 0, wanted * 2
            continue
        # A number may go on in the next piece; records are objects, and end with their brace.
        yield value
        at, wanted = end, _BLOCK


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _more(pieces: Iterator[str], wanted: int) -> str:
    gathered, size = [], 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= wanted:
            break
    return "".join(gathered)


def _pieces(source: Source) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with source.opened() as stream:
            while data := stream.read(_BLOCK):
                yield decoder.decode(data)
            yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise UnreadableError("the array is not UTF-8") from error
