"""The files of the index of search as they are written, every part known: what else they held, a browser would run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .search_words import DIGITS

INDEX = "search/index.js"
ROWS, WORDS, FACETS = "search/stories/", "search/words/", "search/facets/"
_FILE = re.compile(r"search/(?:index|(?:stories|words|facets)/[0-9a-f]{10})\.js")
_TEXTS = [str, str, str, *([list] * 5)]
_ENTRY = re.compile(r"([V-Z_a-z]*[-0-9A-U])([-\w]{3})", re.ASCII)
_LIST = re.compile(rf"(?:{_ENTRY.pattern})+", re.ASCII)
_FORMS: Mapping[str, Sequence[type]] = {
    "common": (str, int, int),
    "stories": (str, str),
    "words": (str, str, int, int),
    "facets": (str, str, int, int),
}
_VALUES = {digit: n for n, digit in enumerate(DIGITS)}

SearchRow = tuple[str, str, str, list[str], list[str], list[str], list[str], list[str]]
"""Key, slug, headline, other titles, outlets, names, open and other sentences: a statement's id, then its words."""


def is_search_file(path: str) -> bool:
    """Whether a file of this name is one of the index."""
    return _FILE.fullmatch(path) is not None


def is_search_script(path: str) -> bool:
    """Whether a file lies where only the index may lie."""
    return path.startswith("search/")


def read_rows(path: str, data: bytes) -> list[SearchRow]:
    """The rows of a file; raise ValueError if it is not as agreed."""
    told = _read(path, data)
    if not isinstance(told, list) or [*map(type, told)] != [list, list] or len(told[0]) != len(told[1]):
        raise ValueError("it has not the agreed form")
    return [_read_row(row, ids) for row, ids in zip(*told, strict=True)]


def _read_row(row: object, ids: object) -> SearchRow:
    """A row with the ids of its statements, which stand apart from its sentences."""
    if not isinstance(row, list) or not isinstance(ids, str) or [type(value) for value in row] != _TEXTS:
        raise ValueError("a row has not the agreed form")
    if not all(isinstance(text, str) for value in row[3:] for text in value):
        raise ValueError("a row holds what is no text")
    keys = [f"st-{told}" for told in ids.split(" ")] if row[6] or row[7] else []
    told = [*zip(keys, row[6] + row[7], strict=True)]
    sentences = told[: len(row[6])], told[len(row[6]) :]
    opened, others = ([text for pair in part for text in pair] for part in sentences)
    key, slug, headline, titles, outlets, names, *_ = row
    return key, slug, headline, titles, outlets, names, opened, others


def read_lists(path: str, data: bytes) -> dict[str, list[str]]:
    """The entries of a file by what they are under, in order; raise ValueError if it is not as agreed."""
    text = _read(path, data)
    if not isinstance(text, str):
        raise ValueError("the lists are no text")  # noqa: TRY004 - to the caller all that is wrong with a file is one
    found = {}
    for line in text.split("\n"):
        term, _, written = line.partition("\t")
        if term in found or not _LIST.fullmatch(written):
            raise ValueError(f"{line[:40]!r} is no list")
        found[term] = list(_entries(written))
    return found


def _entries(written: str) -> Iterator[str]:
    number = 0
    for step, told in _ENTRY.findall(written):
        days = 0
        for digit in step:
            days = days * 32 + _VALUES[digit] % 32
        number += days
        yield "".join(DIGITS[number >> 6 * place & 63] for place in (3, 2, 1, 0)) + told


def read_index(data: bytes) -> dict[str, Any]:
    """The files by folder, each with the least that may stand in it; raise ValueError if it is not as agreed."""
    told = _read(INDEX, data, is_ascii=True)
    if not isinstance(told, dict) or [*told] != ["count", "common", "stories", "words", "facets"]:
        raise ValueError("it names other things than agreed")
    for folder, form in _FORMS.items():
        files = told[folder]
        if not isinstance(files, list) or not all(_is_file(file, form) for file in files):
            raise ValueError(f"a file of {folder} is not told as agreed")
    return told


def _is_file(file: object, form: Sequence[type]) -> bool:
    """A file with its bound and name, and of lists two numbers; or a word that is left out, with two numbers."""
    return isinstance(file, list) and [type(value) for value in file] == [*form]


def _read(path: str, data: bytes, *, is_ascii: bool = False) -> Any:
    """What a file hands over: nothing but one value may stand in it, written in the one way that is agreed."""
    text = data.decode()
    head, tail = f'variorumSearch.take("{path}",', ");\n"
    value = json.loads(text.removeprefix(head).removesuffix(tail))
    if text != head + json.dumps(value, ensure_ascii=is_ascii, separators=(",", ":")) + tail:
        raise ValueError("it is not written as agreed")
    return value
