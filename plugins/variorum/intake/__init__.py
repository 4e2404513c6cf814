"""Intake: files and folders become raw articles, each with its facts and the evidence for them.

The door: `find_inputs` tells which files there are, `read_input` reads one; `read_outlets`, `article_id` and the two
of addresses are for what brings files in (`fetching`). One file a format, chosen by `formats` as `sniffing` tells it
and loaded when the first such file comes; who published an article and when is settled in `claims` from ranked evidence
of the formats, `page_facts` and `origin`. Nothing is inferred from a file's name or time, and nothing here knows about
cleaning.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import Reject
from ..raw_article import RawArticle
from .files import InputFile, find_files, hash_file
from .identity import article_id
from .outlets import OutletTable, read_outlets
from .record_facts import writable
from .records import Record, reject
from .urls import canonical_url, registrable_domain

__all__ = [
    "InputFile",
    "Inputs",
    "OutletTable",
    "article_id",
    "canonical_url",
    "find_inputs",
    "hash_file",
    "read_input",
    "read_outlets",
    "registrable_domain",
]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read, by path, and the outlets that the inputs declare."""

    files: tuple[InputFile, ...]
    table: OutletTable


def find_inputs(inputs: Sequence[Path]) -> Inputs:
    """The files of files and folders, in any order; raise InputError if an input is missing or unusable as a whole."""
    return Inputs(tuple(find_files(inputs)), read_outlets(inputs))


def read_input(file: InputFile, table: OutletTable) -> Iterator[RawArticle | Reject]:
    """Everything that a file holds: raw articles without text yet, and what could not be read. Never raises."""
    from .formats import read_file  # noqa: PLC0415 - reading is not needed where all is known

    try:
        for item in read_file(file):
            yield item if isinstance(item, Reject) else _make(item, table)
    except Exception as error:  # noqa: BLE001 - see _broken
        yield _broken(file.path, None, error)


def _make(record: Record, table: OutletTable) -> RawArticle | Reject:
    from .articles import make_article  # noqa: PLC0415 - see read_input

    try:
        return make_article(writable(record), table)
    except Exception as error:  # noqa: BLE001 - see _broken
        return _broken(record.path, record.name, error)


def _broken(path: str, record: str | None, error: Exception) -> Reject:
    """The receipt for a file or record on which our own code, or a library's, fails.

    Files come from anywhere and nobody can foresee them all: one must not cost the user the digest of all others. So
    here, and only here, every error is caught; the reason asks for a report, so that it does not stay hidden.
    """
    log.debug("%s, record %s broke the reader", path, record, exc_info=error)
    what = "file" if record is None else "record"
    return reject(path, record, f"this {what} broke the reader ({type(error).__name__}); please report it")
