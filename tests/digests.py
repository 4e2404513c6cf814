"""A whole digest as values, written by the real writer: what tests make up instead of compiling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from variorum import digest_data
from variorum.digest_data import FILES, Redirect, write_line
from variorum.model import Article, Entity, Outlet, Reject, Story


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything that `compile` finds out."""

    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    entities: tuple[Entity, ...]
    outlets: tuple[Outlet, ...]
    redirects: tuple[Redirect, ...]
    rejects: tuple[Reject, ...]
    report: Mapping[str, object]


def write_digest(digest: Digest, folder: Path) -> None:
    """Write all files of the contract."""
    digest_data.write_digest({n: map(write_line, getattr(digest, n)) for n in FILES}, lambda: digest.report, folder)
