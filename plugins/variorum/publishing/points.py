"""A statement as a point of a story page: its sentence, whose words they are, who else says it, what it folds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup

from ..digest_data import Row
from ..model import Pair, Span
from .addresses import kept_link
from .differences import Difference
from .fields import Field
from .index import Index
from .marks import Wrap, print_run
from .reports import Byline
from .sentences import Speaker, find_speaker, mark_names, note_apparatus

STRENGTH = {"words": 0, "also": 1, "partly": 2}
"""Relations of a citation, the strongest first."""

CHIPS_SHOWN = 4
"""A line of more chips than this can't be taken in at a glance (the story page's rule for big stories)."""


class Chip(NamedTuple):
    """An outlet that a statement cites, with its strongest relation to it."""

    relation: str
    outlet: str
    name: Field


class Cited(NamedTuple):
    """One citation: whose it is, where it stands in the kept text, and its words, unless they are the printed ones."""

    relation: str
    cite: str
    href: str
    by: Byline
    run: Markup | None


class Point(NamedTuple):
    """All that a story page shows of one statement. `differences` stand beside it, `wordings` in its fold.

    `mark` says whether it is new or corrected.
    """

    id: str
    tier: str
    shown: Span
    run: Markup
    speaker: Speaker | None
    chips: tuple[Chip, ...]
    more_chips: tuple[Chip, ...]
    citations: tuple[Cited, ...]
    number: int = 0
    differences: tuple[Difference, ...] = ()
    wordings: tuple[Difference, ...] = ()
    mark: str | None = None
    folded: tuple[Point, ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether it has more to show than its sentence, and so can't run on in a paragraph."""
        return bool(len(self.citations) > 1 or self.differences or self.wordings or self.speaker)

    @property
    def folds(self) -> int:
        """How many citations its fold holds, those of folded points too; 0 where a fold would show nothing new."""
        own = len(self.citations)
        has_more = own > 1 or self.folded or self.wordings or self.more_chips
        return own + sum(len(point.citations) for point in self.folded) if has_more else 0


@dataclass(frozen=True, slots=True)
class Printer:
    """Turns a story's statements into points, in the page's order; `named` counts the names marked in them by entity.

    `marks` says which statements are new or corrected. Names are no links: a link at each would make every point a row
    of stops.
    """

    index: Index
    root: str
    bylines: Mapping[str, Byline]
    marks: Mapping[str, str] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)

    def print_point(self, statement: Row, number: int, differences: tuple[Difference, ...] = ()) -> Point:
        """A statement by itself, with its number in the running order, without what is folded under it."""
        shown = statement["shown"]
        article = self.index.rows.articles[shown["article"]]
        speaker = find_speaker(self.index.rows, article, statement)
        chips = collect_chips(statement, self.bylines)
        is_long = len(chips) > CHIPS_SHOWN + 1
        return Point(
            id=statement["id"],
            tier=statement["tier"],
            shown=Span(shown["article"], shown["start"], shown["end"]),
            run=self._print_shown(article, (shown["start"], shown["end"]), speaker),
            speaker=speaker,
            chips=chips[:CHIPS_SHOWN] if is_long else chips,
            more_chips=chips[CHIPS_SHOWN:] if is_long else (),
            citations=tuple([self._cite(citation, shown) for citation in sort_citations(statement)]),
            number=number,
            differences=tuple(d for d in differences if d.is_substance) if differences else (),
            wordings=tuple(d for d in differences if not d.is_substance) if differences else (),
            mark=self.marks.get(statement["id"]),
        )

    def _print_shown(self, article: Row, span: Pair, speaker: Speaker | None) -> Markup:
        notes = note_apparatus(self.index.rows, article, span, named=speaker is not None)
        return print_run(article, span, wraps=self._mark_names(article, span), inserts=notes, more=" data-shown")

    def _mark_names(self, article: Row, span: Pair) -> list[Wrap]:
        marks, entities = mark_names(self.index.rows, article["mentions"], span)
        self.named.update(entities)
        return marks

    def _cite(self, citation: Row, shown: Row) -> Cited:
        article, start, end = citation["article"], citation["start"], citation["end"]
        is_shown = start == shown["start"] and end == shown["end"] and article == shown["article"]
        row, span = self.index.rows.articles[article], (start, end)
        return Cited(
            relation=citation["relation"],
            cite=f"{article}:{start}-{end}",
            href=kept_link(self.root, article, start, end),
            by=self.bylines[article],
            run=None if is_shown else print_run(row, span, wraps=self._mark_names(row, span)),
        )


def sort_citations(statement: Row) -> list[Row]:
    """A statement's citations, the printed words first, then the strongest."""
    citations: list[Row] = statement["citations"]
    if len(citations) == 1:
        return citations
    return sorted(citations, key=lambda c: (STRENGTH[c["relation"]], -c["score"], c["article"], c["start"]))


def collect_chips(statement: Row, bylines: Mapping[str, Byline]) -> tuple[Chip, ...]:
    """One chip for each outlet that a statement cites, the one whose words are printed first."""
    chips: dict[str, Chip] = {}
    for citation in sort_citations(statement):
        by = bylines[citation["article"]]
        chips.setdefault(by.outlet, Chip(citation["relation"], by.outlet, by.name))
    return tuple(chips.values())
