"""Intake: files and folders become raw articles, each with its facts and the evidence for them.

`read_inputs` is the door. One file a format (`plaintext`, `markdown`, `html`, `jsonlines`), chosen by `formats`; who
published an article and when is settled in `claims` from ranked evidence of the formats, `page_facts` and `origin`.
Nothing is inferred from a file's name or time, and nothing here knows about cleaning.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import Outlet, RawArticle, Reject
from .articles import make_article
from .files import InputFile, find_files
from .formats import read_file
from .outlets import OutletTable, read_outlets
from .record_facts import writable
from .records import Record, reject

__all__ = ["Intake", "read_inputs"]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything that the inputs hold: articles without text yet, what could not be read, and the declared outlets."""

    articles: tuple[RawArticle, ...]
    rejects: tuple[Reject, ...]
    outlets: tuple[Outlet, ...]


def read_inputs(inputs: Sequence[Path]) -> Intake:
    """Read files and folders in any order; raise InputError only if an input as a whole is missing or unusable."""
    files = find_files(inputs)
    table = read_outlets(inputs)
    found = [item for file in files for item in _read(file, table)]
    articles = [item for item in found if isinstance(item, RawArticle)]
    rejects = [item for item in found if isinstance(item, Reject)]
    articles.sort(key=lambda raw: (raw.article.path, raw.article.record or "", raw.article.id, raw.raw))
    rejects.sort(key=lambda reject: (reject.path, reject.record or "", reject.reason))
    return Intake(tuple(articles), tuple(rejects), table.outlets)


def _read(file: InputFile, table: OutletTable) -> Iterator[RawArticle | Reject]:
    try:
        for item in read_file(file):
            yield item if isinstance(item, Reject) else _make(item, table)
    except Exception as error:  # noqa: BLE001 - see _broken
        yield _broken(file.path, None, error)


def _make(record: Record, table: OutletTable) -> RawArticle | Reject:
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
