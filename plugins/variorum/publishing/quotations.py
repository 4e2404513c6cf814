"""The quotations of a story: what several reports print first, then the rest by speaker."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from ..digest_data import Row
from .addresses import kept_link
from .index import Index, SiteRows, find_sentence
from .marks import add_mark, print_run
from .quotation_marks import balance_marks, pairs_of
from .reports import Byline
from .sentences import Speaker, name_speaker

VARIANTS = {"full": 0, "altered": 1, "truncated": 2}
"""How much of a shared quotation a report prints, the most first."""


class Saying(NamedTuple):
    """One quotation as one report prints it. `variant` is that of a shared one: full, truncated or altered.

    `run` is None where the page prints the same words just above.
    """

    id: str
    article: str
    run: Markup | None
    speaker: Speaker | None
    by: Byline
    href: str | None
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """A quotation that several reports print, the longest form first.

    `speaker` is whom most sources name; None if the first report names the same, or none is named by most.
    `is_disputed` tells that reports name different people or bodies: then each says whom it names.
    """

    id: str
    speaker: Speaker | None
    sayings: tuple[Saying, ...]
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class Quotations:
    """All that a story page shows under "Quotations"."""

    shared: tuple[Shared, ...]
    others: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class QuotationPrinter:
    """Prints the quotations of one story."""

    index: Index
    story: Row
    bylines: Mapping[str, Byline]
    root: str

    def print_all(self) -> Quotations:
        """Those first that most reports print; then whole ones by speaker, the same words of one speaker once."""
        shared = tuple(self._print_shared(row) for row in sorted(self.story["quotations"], key=_by_reports))
        seen = {
            (member["article"], member["quotation"]) for row in self.story["quotations"] for member in row["members"]
        }
        return Quotations(shared, self._print_others(seen))

    def _print_shared(self, row: Row) -> Shared:
        members = []
        for member in row["members"]:
            article = self.index.rows.articles[member["article"]]
            quotation = next(q for q in article["quotations"] if q["id"] == member["quotation"])
            rank = VARIANTS[member["variant"]], quotation["start"] - quotation["end"], article["id"]
            said = _words(article["text"][quotation["start"] : quotation["end"]])
            saying = print_saying(self.index.rows, article, quotation, self.bylines[article["id"]], self.root)
            members.append((rank, said, saying._replace(variant=member["variant"])))
        members.sort(key=lambda member: member[0])
        _, first_words, first = members[0]
        others = [
            saying._replace(run=None) if _repeats(saying, said, first_words) else saying
            for _, said, saying in members[1:]
        ]
        speakers = [saying.speaker for saying in (first, *others) if saying.speaker]
        elected = next((speaker for speaker in speakers if speaker.id == row["speaker"]), None)
        is_told = first.speaker is not None and first.speaker.id == row["speaker"]
        is_disputed = len({speaker.id for speaker in speakers}) > 1
        return Shared(row["id"], None if is_told else elected, (first, *others), is_disputed)

    def _print_others(self, seen: set[tuple[str, str]]) -> tuple[Saying, ...]:
        sayings: dict[tuple[str, str], Saying] = {}
        for article in self.index.reports(self.story):
            for quotation in article["quotations"]:
                is_whole = quotation["kind"] == "direct" and quotation["speaker"] in self.index.rows.entities
                if is_whole and (article["id"], quotation["id"]) not in seen:
                    words = " ".join(article["text"][quotation["start"] : quotation["end"]].split())
                    saying = print_saying(self.index.rows, article, quotation, self.bylines[article["id"]], self.root)
                    sayings.setdefault((quotation["speaker"], words), saying)
        by_speaker = sorted(sayings.items(), key=lambda item: self.index.rows.entities[item[0][0]]["name"])
        return tuple(saying for _, saying in by_speaker)


def print_saying(rows: SiteRows, article: Row, quotation: Row, by: Byline, root: str) -> Saying:
    """A quotation with its speaker, if known, and the way to it in the kept text."""
    start, end = quotation["start"], quotation["end"]
    before, after = balance_marks(article["text"][start:end], pairs_of(article))
    notes = [add_mark(at, mark) for at, mark in ((start, before), (end, after)) if mark]
    sentence = find_sentence(article, start, start + 1)
    return Saying(
        id=quotation["id"],
        article=article["id"],
        run=print_run(article, (start, end), inserts=notes),
        speaker=name_speaker(rows, quotation["speaker"], quotation["id"]),
        by=by,
        href=kept_link(root, article["id"], *sentence) if sentence else None,
    )


def _by_reports(row: Row) -> tuple[int, str]:
    return -len({member["article"] for member in row["members"]}), row["id"]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _repeats(saying: Saying, said: list[str], printed: list[str]) -> bool:
    return saying.variant == "full" and said == printed
