"""Intake: files and folders become raw articles, each with its facts and the evidence for them.

`read_inputs` is the door. One file a format (`plaintext`, `markdown`, `html`, `jsonlines`), chosen by `formats`; who
published an article and when is settled in `claims` from ranked evidence of the formats, `page_facts` and `origin`.
Nothing is inferred from a file's name or time, and nothing here knows about cleaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import Outlet, RawArticle, Reject
from .articles import make_article
from .files import InputFile, find_files
from .formats import read_file
from .outlets import OutletTable, read_outlets

__all__ = ["Intake", "read_inputs"]


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
    for item in read_file(file):
        yield item if isinstance(item, Reject) else make_article(item, table)
