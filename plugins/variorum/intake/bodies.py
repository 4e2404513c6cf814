"""A record and its words: as plain text, as a fragment of HTML that is nothing but the article, or as a whole page."""

from __future__ import annotations

import re
from dataclasses import replace

from .records import Record, UnreadableError, has_words, printable, split_lines
from .repair import repair

_MARKUP = re.compile(
    r"</?[A-Za-z][\w:-]{0,30}(?:[\s/][^<>]{0,2000})?>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,20});"
)


def fill_text(record: Record, text: str) -> Record:
    """The record with a plain text as its words; raise UnreadableError if there are none."""
    record, raw = _repair(record, unify(text))
    if not has_words(raw) and not record.is_recalled:
        raise UnreadableError("the record holds no words")
    return replace(record, raw=raw, form="text", lines=split_lines(raw))


def fill_markup(record: Record, markup: str) -> Record:
    """The record with the words of HTML; raise UnreadableError if there are none."""
    record, raw = _repair(record, unify(markup))
    from .html import fill_page, is_page  # noqa: PLC0415 - a page needs Beautiful Soup, a fragment does not

    return fill_page(record, raw) if is_page(raw) else fill_fragment(record, raw)


def fill_either(record: Record, value: str) -> Record:
    """The record with the words of a value that may be HTML or not, as a feed's may."""
    return fill_markup(record, value) if has_markup(value) else fill_text(record, value)


def has_markup(value: str) -> bool:
    """Whether a string has a tag or an entity in it."""
    return _MARKUP.search(value) is not None


def unify(text: str) -> str:
    """Every line end as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def fill_fragment(record: Record, markup: str) -> Record:
    """The record with the words of HTML of which all is the article; raise UnreadableError if there are none."""
    from .fragments import read_fragment  # noqa: PLC0415 - lxml, for HTML only

    raw = printable(markup)
    fragment = read_fragment(raw)
    if not any(has_words(line.text) for line in fragment.lines) and not record.is_recalled:
        raise UnreadableError("the record holds no words")
    return replace(record, raw=raw, form="html", lines=fragment.lines, images=(*record.images, *fragment.images))


def _repair(record: Record, text: str) -> tuple[Record, str]:
    """The text, repaired if it was mojibake, and the record, whose facts were read in the same wrong way then."""
    fixed, how = repair(text)
    if how is None:
        return record, text
    claims = tuple(
        replace(claim, value=repair(claim.value)[0]) if isinstance(claim.value, str) else claim
        for claim in record.claims
    )
    return replace(record, claims=claims).with_encoding(how), fixed
