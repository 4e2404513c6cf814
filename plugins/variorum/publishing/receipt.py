"""The receipt of a story page: where every sentence of its reports went, and why the reports are one story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..digest_data import Row
from .fields import Count, Field, list_fields
from .index import Index
from .sources_list import Report


@dataclass(frozen=True, slots=True)
class Receipt:
    """Sentences that came in = printed + wordings + folded + dropped; and the lines that cleaning cut."""

    sentences: int
    printed: int
    wordings: int
    folded: int
    dropped: int
    cuts: int

    def parts(self) -> tuple[tuple[str, int], ...]:
        """The parts in the order in which they are printed, by name."""
        names = ("sentences", "printed", "wordings", "folded", "dropped", "cuts")
        return tuple((name, getattr(self, name)) for name in names)


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two reports are one story."""

    reports: tuple[Report, Report]
    score: Count
    evidence: tuple[Field, ...]


def make_receipt(index: Index, story: Row) -> Receipt:
    """Count where the sentences of a story's reports went."""
    reports = index.reports(story)
    sentences = {(article["id"], start, end) for article in reports for start, end in article["sentences"]}
    shown: dict[str, set[tuple[str, int, int]]] = {"printed": set(), "folded": set()}
    cited: set[tuple[str, int, int]] = set()
    for statement in story["statements"]:
        shown["folded" if statement["tier"] == "folded" else "printed"].add(_place(statement["shown"]))
        cited.update(_place(citation) for citation in statement["citations"])
    printed = sentences & shown["printed"]
    folded = sentences & shown["folded"]
    wordings = (sentences & cited) - printed - folded
    dropped = sentences - printed - folded - wordings
    cuts = sum(len(article["cuts"]) for article in reports)
    return Receipt(len(sentences), len(printed), len(wordings), len(folded), len(dropped), cuts)


def _place(span: Row) -> tuple[str, int, int]:
    return span["article"], span["start"], span["end"]


def list_ties(story: Row, reports: Mapping[str, Report]) -> tuple[Tie, ...]:
    """The evidence by which a story's reports were merged."""
    ties = []
    for n, merge in enumerate(story["merges"]):
        path = f"stories/{story['id']}/merges/{n}"
        one, other = merge["articles"]
        pair = reports[one], reports[other]
        ties.append(Tie(pair, Count(f"{path}/score", merge["score"]), list_fields(path, merge, "evidence")))
    return tuple(ties)
