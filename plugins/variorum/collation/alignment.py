"""Which sentences say the same: the odds of every pair that may, and who may never be paired.

Words, what they mean, and how a pair stands among its rivals are weighed as `data/pair_weights.toml` says, which was
learned from labelled stories (`bench/train_pairs.py`). Inside one story this beats small neural encoders, which see the
topic that all sentences share.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..word_lists import read_table
from .candidates import find_candidates
from .likenesses import compare, rank
from .material import Material, Unit
from .nodes import Node
from .roles import find_roles
from .terms import SPEAKER, WORD, Reader, Term
from .wordings import THOUSAND, Integers, lay_out

SHORTEST_LEAD_IN = 8
"""Words from which a sentence that ends in a colon ("Asked about the vote, she said:") states something itself."""
WORTH_TELLING = 0.5
"""General weight of a word from which it is told as evidence."""
MOST_ODDS = 6 * THOUSAND
"""Odds (thousandths of a logit) beyond which nothing is surer."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The odds that two nodes say the same, in thousandths of a logit, by their places, the smaller first.

    `alike` has the pairs, too, that cannot say the same: they may still be about one thing. `terms` are the terms of
    each node: what two of them share is told from these.
    """

    odds: Mapping[tuple[int, int], int]
    alike: Mapping[tuple[int, int], int]
    terms: Sequence[Sequence[Term]]

    def get(self, one: int, other: int) -> int | None:
        """The odds of two nodes; None if they were not compared, or cannot say the same."""
        return self.odds.get((min(one, other), max(one, other)))

    def shared(self, one: int, other: int) -> list[str]:
        """What two nodes have in common, as one of them has it, the most telling first."""
        theirs = {term.key for term in self.terms[other]}
        mine = {term.key: term for term in self.terms[one] if term.key in theirs and _tells(term)}
        told = sorted(mine.values(), key=lambda t: (t.kind == SPEAKER, -t.weight, t.key))
        return list(dict.fromkeys(term.said for term in told))


def _tells(term: Term) -> bool:
    """Whether a term is worth telling a reader: not "had" and "which", which weigh little in any report."""
    return term.kind != WORD or term.weight >= WORTH_TELLING


@dataclass(frozen=True, slots=True)
class Measured:
    """Pairs of nodes by their places, the smaller first, and their measures in thousandths, by name."""

    low: Integers
    high: Integers
    measures: Mapping[str, Integers]
    terms: Sequence[Sequence[Term]]


def align_sentences(material: Material, nodes: Sequence[Node], shared: Mapping[str, int]) -> Alignment:
    """The odds of all pairs that are worth a look and contradict in nothing hard; `shared` as for `measure_pairs`."""
    found = measure_pairs(material, nodes, shared)
    units = [node.unit for node in nodes]
    pairs = zip(found.low.tolist(), found.high.tolist(), strict=True)
    alike = dict(zip(pairs, weigh(found).tolist(), strict=True))
    odds = {(a, b): n for (a, b), n in alike.items() if not is_vetoed(units[a], units[b])}
    return Alignment(odds, alike, found.terms)


def measure_pairs(material: Material, nodes: Sequence[Node], shared: Mapping[str, int]) -> Measured:
    """All pairs of nodes that are worth a look, with everything by which they are judged.

    `shared` numbers the utterances that several articles quote, by the ids of their quotations.
    """
    roles = find_roles(material.articles, material.mentions)
    readers = {a.id: Reader(a, material.mentions, roles) for a in material.articles}
    language = {a.id: a.language for a in material.articles}
    units = [node.unit for node in nodes]
    terms = [readers[u.span.article].read(u.span.start, u.span.end) for u in units]
    wordings = lay_out([(t, language[u.span.article]) for t, u in zip(terms, units, strict=True)])
    place = {a.id: n for n, a in enumerate(material.articles)}
    homes = np.zeros((len(nodes), len(place)), bool)
    for row, node in enumerate(nodes):
        homes[row, [place[article] for article in node.articles]] = True
    low, high = find_candidates(wordings, homes)
    measures = compare(wordings, low, high)
    measures |= rank([place[u.span.article] for u in units], low, high, overall(measures))
    measures |= _compare_units(units, shared, low, high)
    return Measured(low, high, measures, terms)


def overall(measures: Mapping[str, Integers]) -> Integers:
    """One likeness of several: by what pairs are held against their rivals."""
    whole: Integers = (measures["pieces"] + measures["covered less"] + measures["covered more"]) // 3
    return whole


def weigh(measured: Measured) -> Integers:
    """The odds of each pair in thousandths of a logit."""
    table = read_table("pair_weights")
    found = np.full(len(measured.low), int(table["bias"]), np.int64)
    for name, weight in table["weights"].items():
        found += measured.measures[name] * int(weight) // THOUSAND
    return np.clip(found, -MOST_ODDS, MOST_ODDS)


def probability(odds: int) -> int:
    """Odds as a probability in millionths, rounded to thousandths: finer it is not known."""
    return round(THOUSAND / (1 + math.exp(-odds / THOUSAND))) * THOUSAND


def _compare_units(
    units: Sequence[Unit], shared: Mapping[str, int], low: Integers, high: Integers
) -> dict[str, Integers]:
    """What is known of two sentences beside their words."""
    said = [{shared[q] for q in unit.quotations if q in shared} for unit in units]
    rows = [
        (*_compare_pair(units[a], units[b]), *_compare_said(units[a], units[b], said[a] & said[b]))
        for a, b in zip(low.tolist(), high.tolist(), strict=True)
    ]
    columns = np.array(rows, np.int64).reshape(len(rows), len(BESIDE)).T
    return dict(zip(BESIDE, columns, strict=True))


def _compare_said(a: Unit, b: Unit, both: Collection[int]) -> tuple[int, int]:
    return THOUSAND * bool(both), THOUSAND * bool(a.quotations and b.quotations and not both)


BESIDE = (
    *("length", "one quoted", "both quoted", "voices same", "voices apart", "days same", "days apart"),
    *("utterance same", "utterances apart"),
)


def _compare_pair(a: Unit, b: Unit) -> tuple[int, ...]:
    quoted = a.mostly_quoted + b.mostly_quoted
    return (
        THOUSAND * min(a.words, b.words) // max(a.words, b.words, 1),
        THOUSAND * (quoted == 1),
        THOUSAND * (quoted == 2),  # noqa: PLR2004 - both
        THOUSAND * (not a.voices.isdisjoint(b.voices)),
        THOUSAND * bool(a.voices and b.voices and a.voices.isdisjoint(b.voices)),
        THOUSAND * (not a.days.isdisjoint(b.days)),
        THOUSAND * bool(a.days and b.days and a.days.isdisjoint(b.days)),
    )


def is_vetoed(a: Unit, b: Unit) -> bool:
    """Whether two sentences cannot state the same.

    A mere lead-in states nothing; other days, other speakers of direct words, and a count that another day's report
    gives otherwise are other statements.
    """
    if any(u.text.endswith(":") and u.words < SHORTEST_LEAD_IN for u in (a, b)):
        return True
    if a.days and b.days and not a.days & b.days:
        return True
    if a.told and b.told and a.told != b.told and has_moved(a, b):
        return True
    return bool(a.mostly_quoted and b.mostly_quoted and a.voices and b.voices and not a.voices & b.voices)


def has_moved(a: Unit, b: Unit) -> bool:
    """Whether two sentences count the same thing and come to other figures, with none in common."""
    if {n[0] for n in a.numbers} & {n[0] for n in b.numbers}:
        return False
    mine, theirs = ({counted.casefold() for _, _, counted in u.numbers if counted} for u in (a, b))
    return not mine.isdisjoint(theirs)
