"""Everything that files and folders hold, read at once: what the tests of intake and cleaning look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.intake import find_inputs, read_input
from variorum.model import Outlet, Reject
from variorum.raw_article import RawArticle


@dataclass(frozen=True, slots=True)
class Intake:
    """Raw articles and rejects, by place, and the declared outlets."""

    articles: tuple[RawArticle, ...]
    rejects: tuple[Reject, ...]
    outlets: tuple[Outlet, ...]


def read_inputs(inputs: Sequence[Path]) -> Intake:
    """Read all inputs."""
    found = find_inputs(inputs)
    items = [item for file in found.files for item in read_input(file, found.table)]
    articles = sorted(
        (item for item in items if isinstance(item, RawArticle)),
        key=lambda raw: (raw.article.path, raw.article.record or "", raw.article.id, raw.raw),
    )
    rejects = sorted(
        (item for item in items if isinstance(item, Reject)), key=lambda r: (r.path, r.record or "", r.reason)
    )
    return Intake(tuple(articles), tuple(rejects), found.table.outlets)
