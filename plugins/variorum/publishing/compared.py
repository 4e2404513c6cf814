"""One statement as a comparison of outlets shows it: the sentences of each, with the words marked that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from ..digest_data import Row
from ..model import Pair
from .addresses import kept_link
from .fields import Field
from .index import Index
from .marks import Wrap, print_run
from .points import collect_chips, sort_citations
from .reports import Byline
from .sentences import Speaker, find_speaker, note_apparatus
from .word_differences import find_differing, split_words


class Saying(NamedTuple):
    """One sentence of an outlet: its speaker, if it does not name him itself, where it is kept, in which report.

    `is_reworded` says that it has hardly a word in common with what it is compared to.
    """

    speaker: Speaker | None
    run: Markup
    href: str
    report: str | None
    is_reworded: bool


class Side(NamedTuple):
    """What one outlet tells of a statement, nothing where `says` is silent; and whether that is shown at first."""

    outlet: str
    name: Field
    says: str
    sayings: tuple[Saying, ...]
    is_shown: bool


class Told(NamedTuple):
    """A statement with the sides of the outlets that tell it, and of those shown at first that are silent.

    `number` is that of its point in the story, None where it is folded there.
    """

    id: str
    number: int | None
    sides: tuple[Side, ...]
    is_shown: bool
    is_common: bool


@dataclass(frozen=True, slots=True)
class Comparer:
    """Prints statements side by side: `bylines` are a story's reports, `shown` the outlets that are shown at first.

    Of two that are shown each is compared with the other; of three, each with the sentence that the story prints.
    """

    index: Index
    root: str
    bylines: Mapping[str, Byline]
    shown: tuple[str, ...]

    def print_told(self, statement: Row, number: int | None) -> Told:
        """A statement side by side."""
        chips = collect_chips(statement, self.bylines)
        tellers = {chip.outlet for chip in chips}
        is_shown = not tellers.isdisjoint(self.shown)
        sides = [
            Side(o, name, relation, self._print_sayings(statement, o), o in self.shown) for relation, o, name in chips
        ]
        if is_shown and len(tellers) > 1:
            sides += [self._print_silent(outlet) for outlet in self.shown if outlet not in tellers]
        order = {outlet: n for n, outlet in enumerate(self.shown)}
        sides.sort(key=lambda side: order.get(side.outlet, len(order)))
        return Told(statement["id"], number, tuple(sides), is_shown, is_common=tellers >= set(self.shown))

    def _print_silent(self, outlet: str) -> Side:
        name = next(by.name for by in self.bylines.values() if by.outlet == outlet)
        return Side(outlet, name, "silent", (), is_shown=True)

    def _print_sayings(self, statement: Row, outlet: str) -> tuple[Saying, ...]:
        own = [c for c in sort_citations(statement) if self.bylines[c["article"]].outlet == outlet]
        return tuple(self._print_saying(statement, c, self._find_others(statement, c)) for c in own)

    def _find_others(self, statement: Row, citation: Row) -> Sequence[Row]:
        """What a sentence is compared with: the other outlet's where two are shown, else the one that is printed."""
        outlet = self.bylines[citation["article"]].outlet
        if len(self.shown) > 2:  # noqa: PLR2004 - a pair is two
            return [] if _is_same(citation, statement["shown"]) else [statement["shown"]]
        rivals = set(self.shown) - {outlet} if outlet in self.shown else set[str]()
        return [c for c in sort_citations(statement) if self.bylines[c["article"]].outlet in rivals]

    def _print_saying(self, statement: Row, citation: Row, others: Sequence[Row]) -> Saying:
        article, span = self.index.rows.articles[citation["article"]], (citation["start"], citation["end"])
        is_printed = _is_same(citation, statement["shown"])
        speaker = find_speaker(self.index.rows, article, statement) if is_printed else None
        differing = self._find_differing(article, span, others)
        marks = [Wrap(start, end, "mark", ' class="differs"') for start, end in differing or ()]
        notes = note_apparatus(self.index.rows, article, span, named=speaker is not None)
        return Saying(
            speaker,
            print_run(article, span, wraps=marks, inserts=notes),
            kept_link(self.root, article["id"], *span),
            self.bylines[article["id"]].report,
            is_reworded=differing is None,
        )

    def _find_differing(self, article: Row, span: Pair, others: Sequence[Row]) -> list[Pair] | None:
        """Where words stand that other spans lack; nowhere if there are none to compare with."""
        if not others:
            return []
        rows = [(self.index.rows.articles[other["article"]], (other["start"], other["end"])) for other in others]
        keys = [word.key for row, place in rows for word in split_words(row, place)]
        return find_differing(split_words(article, span), keys)


def _is_same(span: Row, other: Row) -> bool:
    return all(span[key] == other[key] for key in ("article", "start", "end"))
