"""Groups of quotations that are one utterance: by content and speaker, never by words alone.

The utterance that tells most comes first and founds a group; each of the others joins the group with which it shares
most, or founds one. It is held against groups that have its telling words, never against all: the cost grows with the
quotations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from .echoes import COVERED, EDGE, NAT, align_utterances, find_echo
from .utterances import Utterance
from .voices import Voice, closest

MOST_WORDINGS = 8
"""Wordings of a group with which an utterance is compared: the first is the whole, the others are cuts of it."""
PLAIN = NAT
"""Weight under which a word leads to no group: half of all quotations have it."""


Group = tuple[Utterance, ...]
"""Quotations of several articles that are one utterance, the one that tells most first."""


def choose_full(group: Group) -> Utterance:
    """The longest quotation of a group; of equals one that is a whole sentence."""
    return max(group, key=lambda u: (len(u.words), u.quotation.kind == "direct", u.weight))


def group_quotations(found: Sequence[Utterance]) -> tuple[Group, ...]:
    """The utterances of a story that several of its articles quote, each with all that quote it."""
    index = _Index()
    utterances = sorted(found, key=lambda u: (-u.weight, u.stems, u.place))
    for utterance in utterances:
        index.add(utterance, _home(utterance, index))
    groups = [tuple(group) for group in _across_breaks(index.groups, utterances)]
    return tuple(group for group in groups if len({u.article.id for u in group}) > 1)


def number_utterances(groups: Sequence[Group]) -> dict[str, int]:
    """The number of the group of each quotation, by its id."""
    return {utterance.quotation.id: n for n, group in enumerate(groups) for utterance in group}


def _across_breaks(groups: Sequence[_Growing], utterances: Sequence[Utterance]) -> list[list[Utterance]]:
    """Groups with those who quote, in one go, what another broke off: they join the part of which they quote most."""
    home = {u.place: n for n, group in enumerate(groups) for u in group.members}
    found = [list(group.members) for group in groups]
    speeches = _Index()
    broken = [u for u in utterances if u.is_broken_off]
    for utterance in {u.speech: u for u in reversed(broken)}.values():
        speeches.add(utterance.as_speech(), len(speeches.groups))
    for utterance in utterances:
        number = _home(utterance, speeches) if len(groups[home[utterance.place]].members) == 1 else len(speeches.groups)
        if number < len(speeches.groups):
            speech = speeches.groups[number].members[0]
            parts = [u for u in broken if u.speech == speech.speech and u.article is speech.article]
            part = max(parts, key=lambda u: (align_utterances(utterance, u).weight, -u.quotation.start))
            if part.article is not utterance.article:
                found[home[utterance.place]].remove(utterance)
                found[home[part.place]].append(utterance)
    return found


@dataclass(slots=True)
class _Growing:
    members: list[Utterance] = field(default_factory=list)
    wordings: list[Utterance] = field(default_factory=list)
    voices: set[Voice | None] = field(default_factory=set)


@dataclass(slots=True)
class _Index:
    """Groups by their words and by rows of words: what an utterance may belong to, without a look at all groups."""

    groups: list[_Growing] = field(default_factory=list)
    by_stem: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_row: dict[tuple[str, ...], set[int]] = field(default_factory=lambda: defaultdict(set))

    def candidates(self, utterance: Utterance) -> list[int]:
        """The groups that can hold an utterance, in the order in which they were founded."""
        told = {word.stem: word.weight for word in utterance.words if word.weight >= PLAIN}
        shared: dict[int, int] = defaultdict(int)
        for stem, weight in told.items():
            for number in self.by_stem.get(stem, ()):
                shared[number] += weight
        # What is not shared may weigh a tenth of the whole.
        most = (COVERED[1] - COVERED[0]) * utterance.weight
        found = {n for n, weight in shared.items() if COVERED[1] * (sum(told.values()) - weight) <= most}
        rows = _rows(utterance.stems)
        return sorted(found.union(*(self.by_row.get(row, ()) for row in rows[:1] + rows[-1:])))

    def add(self, utterance: Utterance, number: int) -> None:
        """Put an utterance into a group, or found one."""
        if number == len(self.groups):
            self.groups.append(_Growing())
        group = self.groups[number]
        group.members.append(utterance)
        group.voices.add(utterance.voice)
        if len(group.wordings) < MOST_WORDINGS and all(utterance.stems != other.stems for other in group.wordings):
            group.wordings.append(utterance)
            for stem in utterance.stems:
                self.by_stem[stem].add(number)
            for row in _rows(utterance.stems):
                self.by_row[row].add(number)


def _rows(stems: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(stems[n : n + EDGE]) for n in range(len(stems) - EDGE + 1)]


def _home(utterance: Utterance, index: _Index) -> int:
    """The group with which an utterance shares most: of equals the first, and a new one if there is none."""
    best, most = len(index.groups), 0
    for number in index.candidates(utterance):
        group = index.groups[number]
        kin = closest(utterance.voice, group.voices)
        shared = max(find_echo(other, utterance, kin) for other in group.wordings)
        if shared > most:
            best, most = number, shared
    return best
