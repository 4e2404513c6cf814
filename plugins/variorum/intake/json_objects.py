"""One JSON object as a record: an item of IPTC ninjs, or a record with the keys of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ..model import Reject
from .bodies import fill_text, unify
from .record_facts import claims_of
from .records import Record, UnreadableError, has_words, name_of, reject
from .repair import repair


def parse_json(text: str, what: str) -> object:
    """A JSON value; raise UnreadableError if it is none. Numbers that JSON can't hold become strings."""
    try:
        return json.loads(text, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{what} is not JSON") from error


def read_object(path: str, place: str | None, value: object, what: str) -> Iterator[Record | Reject]:
    """What a value holds that stands at a place of a file: records, or the reason why there is none."""
    if not isinstance(value, dict):
        yield reject(path, place, f"{what} holds no JSON object")
        return
    from .ninjs import is_ninjs, read_ninjs  # noqa: PLC0415 - where there is an object at all

    if is_ninjs(value):
        yield from read_ninjs(path, place, value)
        return
    name = name_of(value.get("id")) or place
    try:
        yield _read_record(path, name, value)
    except UnreadableError as error:
        yield reject(path, name, error)


def _read_record(path: str, name: str | None, value: Mapping[str, object]) -> Record:
    claims, extra = claims_of(value, "record")
    record = Record(path, name, claims=claims, extra=extra)
    text, page = (unify(given) if isinstance(given := value.get(key), str) else "" for key in ("text", "html"))
    if has_words(text):
        return fill_text(record, text)
    if has_words(page):
        from .html import fill_page  # noqa: PLC0415 - Beautiful Soup, for records of pages only

        page, repaired = repair(page)
        return fill_page(record, page).with_encoding(repaired)
    if record.is_recalled:
        return record
    raise UnreadableError("the record has neither a text nor an HTML with words in it")
