"""Differences between reports of one utterance: what is left out, how it is worded, who is said to have spoken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from ..model import Discrepancy, Position, Span, Statement
from .echoes import SPEECH
from .minting import mint
from .quotation_groups import Group, choose_full
from .tables import topic_phrase
from .utterances import Utterance
from .voices import Kinship, kinship
from .word_alignment import find_run
from .word_gaps import find_parting

MOST_WORDINGS = 3
"""Wordings of one utterance that are held against the full one."""
MOST_DIFFERENCES = 8
"""Differences of words in quotations on a page, those first of which most reports tell."""
Side = tuple[str, Sequence[tuple[Utterance, Span]]]
"""A side of a difference: its value, and who has it in which words."""


def find_quotation_differences(
    utterances: Sequence[Utterance],
    groups: Sequence[Group],
    statements: Sequence[Statement],
) -> tuple[Discrepancy, ...]:
    """The differences of a story's quotations, each at the statement that cites most of the quotations."""
    sides = [("attribution", told) for told in _speakers(utterances)]
    by_size = sorted(groups, key=lambda g: (-len({u.article.id for u in g}), g[0].place))
    sides += [wording for group in by_size for wording in _wordings(group)][:MOST_DIFFERENCES]
    return tuple(d for kind, told in sides for d in _state(kind, told, statements))


def _wordings(group: Group) -> Iterator[tuple[str, list[Side]]]:
    """How wordings of one utterance differ from the full one, those first that most reports have."""
    full = choose_full(group)
    same: dict[tuple[str, ...], list[Utterance]] = defaultdict(list)
    for utterance in group:
        if utterance.article.language == full.article.language:
            same[utterance.spelling].append(utterance)
    wholes = same.pop(full.spelling)
    for others in sorted(same.values(), key=lambda us: (-len(us), us[0].place))[:MOST_WORDINGS]:
        partings = [(whole, other, find_parting(whole, other)) for whole in wholes for other in others]
        found = [(whole, other, parting) for whole, other, parting in partings if parting]
        if found and all(whole.article is not other.article for whole, other, _ in found):
            first = {whole.place: (whole, parting.first) for whole, _, parting in found}
            second = {other.place: (other, parting.second) for _, other, parting in found}
            yield found[0][2].kind, [_say([*first.values()]), _say([*second.values()])]


def _say(told: Sequence[tuple[Utterance, Span]]) -> Side:
    utterance, span = told[0]
    return " ".join(utterance.article.text[span.start : span.end].split()), told


def _speakers(utterances: Sequence[Utterance]) -> Iterator[list[Side]]:
    """Long words that reports give, all or in part, to two known people, each called by name."""
    same: dict[tuple[str, ...], list[Utterance]] = defaultdict(list)
    for utterance in utterances:
        if len(utterance.words) >= SPEECH and utterance.named is not None:
            same[utterance.stems[:SPEECH]].append(utterance)
    for told in same.values():
        pairs = [pair for pair in combinations(told, 2) if _are_two(*pair)]
        by_key: dict[str, dict[Span, Utterance]] = defaultdict(dict)
        for utterance in (u for pair in pairs for u in pair):
            if utterance.voice and utterance.voice.key and utterance.named:
                by_key[utterance.voice.key][utterance.named] = utterance
        if pairs:
            yield [(key, [(u, span) for span, u in by_key[key].items()]) for key in sorted(by_key)]


def _are_two(a: Utterance, b: Utterance) -> bool:
    is_two = a.article is not b.article and kinship(a.voice, b.voice) is Kinship.TWO
    return is_two and find_run(a.stems, b.stems, [0] * len(a.stems)) is not None


def _state(kind: str, sides: Sequence[Side], statements: Sequence[Statement]) -> Iterator[Discrepancy]:
    """A difference at the statement that cites most of the quotations, of equals the first; none if none does."""
    places = [u.place for _, told in sides for u, _ in told]

    def count(statement: Statement) -> int:
        cited = statement.citations
        return sum(any(c.article == article and c.start <= at < c.end for c in cited) for article, at in places)

    home = max(statements, key=count, default=None)
    if home is not None and count(home):
        positions = tuple(Position(value, tuple(sorted(span for _, span in told))) for value, told in sides)
        name = mint("d", f"{home.id} {kind} {positions}")
        yield Discrepancy(name, home.id, kind, topic_phrase(kind), positions)
