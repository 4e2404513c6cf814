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

    The sentence that the story prints is compared with the other outlet's where there are but two; else it is what all
    others are compared with.
    """

    index: Index
    root: str
    bylines: Mapping[str, Byline]
    shown: tuple[str, ...]

    def print_told(self, statement: Row, number: int | None) -> Told:
        """A statement side by side."""
        chips = {chip.outlet: chip for chip in collect_chips(statement, self.bylines)}
        names = {by.outlet: by.name for by in self.bylines.values()}
        is_alone = len(chips) == 1
        silent = [] if is_alone or chips.keys().isdisjoint(self.shown) else [o for o in self.shown if o not in chips]
        order = [*self.shown, *(outlet for outlet in names if outlet not in self.shown)]
        sides = {
            outlet: Side(
                outlet, names[outlet], chip.relation, self._print_sayings(statement, outlet), outlet in self.shown
            )
            for outlet, chip in chips.items()
        } | {outlet: Side(outlet, names[outlet], "silent", (), is_shown=True) for outlet in silent}
        return Told(
            statement["id"],
            number,
            tuple(sides[outlet] for outlet in order if outlet in sides),
            is_shown=not chips.keys().isdisjoint(self.shown),
            is_common=chips.keys() >= set(self.shown),
        )

    def _print_sayings(self, statement: Row, outlet: str) -> tuple[Saying, ...]:
        citations = sort_citations(statement)
        own = [c for c in citations if self.bylines[c["article"]].outlet == outlet]
        others = [c for c in citations if self.bylines[c["article"]].outlet != outlet]
        is_pair = len({by.outlet for by in self.bylines.values()}) == 2  # noqa: PLR2004 - a pair is two
        told = (self._print_saying(statement, c, others if is_pair else []) for c in own)
        return tuple(told)

    def _print_saying(self, statement: Row, citation: Row, others: Sequence[Row]) -> Saying:
        article, span = self.index.rows.articles[citation["article"]], (citation["start"], citation["end"])
        shown = statement["shown"]
        is_printed = (article["id"], *span) == (shown["article"], shown["start"], shown["end"])
        speaker = find_speaker(self.index.rows, article, statement) if is_printed else None
        differing = self._find_differing(article, span, others if is_printed else [shown])
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
