"""Who did not report a story, of those outlets of which all is here on its days. Of any other nothing can be said."""

from __future__ import annotations

from dataclasses import dataclass

from ..digest_data import Row
from .addresses import outlet_page
from .fields import Field
from .index import Index
from .reports import find_outlet


@dataclass(frozen=True, slots=True)
class Paper:
    """An outlet by its name."""

    id: str
    name: Field
    page: str


@dataclass(frozen=True, slots=True)
class Silence:
    """The outlets of which all is here on the days of a story: those without a report of it, and the others."""

    silent: tuple[Paper, ...]
    others: tuple[Paper, ...]

    @property
    def papers(self) -> int:
        """How many they are together: what a blind spot is measured by."""
        return len(self.silent) + len(self.others)


def find_silence(index: Index, story: Row) -> Silence | None:
    """Who was silent; None where nobody is known to have been."""
    telling = {article["outlet"] for article in index.reports(story)}
    papers = [
        Paper(key, find_outlet(index.rows, key), outlet_page(key)) for key in index.full_feeds.get(story["id"], ())
    ]
    silent = tuple(paper for paper in papers if paper.id not in telling)
    return Silence(silent, tuple(paper for paper in papers if paper.id in telling)) if silent else None
