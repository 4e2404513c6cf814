"""Where two wordings of one utterance part: the words that only one of them has, and what kind of difference that is.

An omission is shown where no mark tells of it: words in the middle, or a clause of its own at the end. Where both have
words of their own, the wording differs. That one begins later is none: reports begin where they like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Pair, Span
from ..word_lists import read_table
from .utterances import Utterance, Word
from .word_alignment import align_words

CONTEXT = 2
"""Words that are shown before and after those that differ."""
FEWEST_OF_A_CLAUSE = 3
TELLING = 1_000_000
"""Weight (millionths of a nat) from which words left out in the middle are told: not "that" and not "the"."""
_BREAK = re.compile(r"[,;:.!?–—]")


@dataclass(frozen=True, slots=True)
class Gap:
    """Ranks from and to which each of two wordings goes on alone."""

    first: Pair
    second: Pair

    @property
    def is_change(self) -> bool:
        """Whether both have words of their own."""
        return self.first[0] < self.first[1] and self.second[0] < self.second[1]

    def cut(self, *, before: bool) -> Gap:
        """A gap at the beginning or end: of the one that goes on for longer only what stands against the other."""
        size = min(self.first[1] - self.first[0], self.second[1] - self.second[0])
        if before:
            return Gap((self.first[1] - size, self.first[1]), (self.second[1] - size, self.second[1]))
        return Gap((self.first[0], self.first[0] + size), (self.second[0], self.second[0] + size))


@dataclass(frozen=True, slots=True)
class Parting:
    """A difference of two wordings: wording or omission, and the words of each that show it."""

    kind: str
    first: Span
    second: Span


def find_parting(one: Utterance, other: Utterance) -> Parting | None:
    """How two wordings of one utterance differ, if a reader must be told; None if one only begins or stops earlier."""
    a, b = one.words, other.words
    pairs = align_words([w.folded for w in a], [w.folded for w in b], [w.weight for w in a]).pairs
    edges = [(-1, -1), *pairs, (len(a), len(b))]
    gaps = [Gap((i + 1, k), (j + 1, n)) for (i, j), (k, n) in pairwise(edges)]
    inner = [g for g in gaps[1:-1] if g.first[0] < g.first[1] or g.second[0] < g.second[1]]
    ends = [g for g in (gaps[0].cut(before=True), gaps[-1].cut(before=False)) if g.is_change]
    if any(g.is_change and _is_change(g, a, b) for g in (*inner, *ends)):
        return _part("wording", [*inner, *ends], one, other)
    left_out = [g for g in inner if _is_left_out(g, a, b)]
    left_out += [gaps[-1]] if _is_clause_left_out(gaps[-1], one, other) else []
    return _part("omission", left_out, one, other) if left_out else None


def _is_change(gap: Gap, a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether words are changed, not only inflected or spelled another way."""
    return [w.stem for w in a[slice(*gap.first)]] != [w.stem for w in b[slice(*gap.second)]]


def _is_left_out(gap: Gap, a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether telling words in the middle are left out, and no mark says so."""
    words = (*a[slice(*gap.first)], *b[slice(*gap.second)])
    is_marked = a[gap.first[1]].after_omission or b[gap.second[1]].after_omission
    return sum(word.weight for word in words) >= TELLING and not is_marked and not gap.is_change


def _is_clause_left_out(gap: Gap, one: Utterance, other: Utterance) -> bool:
    """Whether one ends where the other goes on with a clause of its own, and nothing else is said or marked."""
    longer, shorter, (start, end) = (one, other, gap.first) if gap.first[0] < gap.first[1] else (other, one, gap.second)
    if gap.is_change or one.is_broken_off or other.is_broken_off or end - start < FEWEST_OF_A_CLAUSE or start == 0:
        return False
    words, text = longer.words, longer.article.text
    joint = text[words[start - 1].end : words[start].start]
    is_clause = bool(_BREAK.search(joint)) or words[start].folded in read_table("openings")["clauses"]
    return is_clause and not shorter.ends_open and not words[start].after_omission


def _part(kind: str, gaps: Sequence[Gap], one: Utterance, other: Utterance) -> Parting:
    return Parting(kind, _show([g.first for g in gaps], one), _show([g.second for g in gaps], other))


def _show(ranks: Sequence[Pair], utterance: Utterance) -> Span:
    """The words at these ranks, with a few before and after."""
    first = max(0, min(start for start, _ in ranks) - CONTEXT)
    last = min(len(utterance.words), max(end for _, end in ranks) + CONTEXT) - 1
    return Span(utterance.article.id, utterance.words[first].start, utterance.words[last].end)
