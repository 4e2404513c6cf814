"""Two sequences of words laid side by side: which words of one stand in the other, in the same order.

What is sought is the common subsequence that weighs most. Weights are whole numbers, so that the heaviest is the same
on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alignment:
    """The ranks at which two sequences have the same words, in order, and what these weigh."""

    pairs: tuple[tuple[int, int], ...]
    weight: int

    @property
    def reach(self) -> int:
        """From the first word to the last, in words, in the sequence in which they stand farther apart."""
        if not self.pairs:
            return 0
        (first, start), (last, end) = self.pairs[0], self.pairs[-1]
        return 1 + max(last - first, end - start)

    @property
    def is_run(self) -> bool:
        """Whether the words stand without a break in both."""
        return self.reach == len(self.pairs)


def find_run(a: Sequence[str], b: Sequence[str], weights: Sequence[int]) -> Alignment | None:
    """All of the shorter sequence in the longer one, without a break; None if it is not there. `weights` are of `a`."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    at = next((n for n in range(len(long) - len(short) + 1) if long[n : n + len(short)] == short), None)
    if at is None:
        return None
    pairs = [(n, at + n) if short is a else (at + n, n) for n in range(len(short))]
    return Alignment(tuple(pairs), sum(weights[i] for i, _ in pairs))


def align_words(a: Sequence[str], b: Sequence[str], weights: Sequence[int]) -> Alignment:
    """The heaviest words that two sequences have in common in one order, as a run if they can be one.

    `weights` are those of `a`. A run is sought first: of several ways to lay words side by side, it is the plain one.
    """
    run = find_run(a, b, weights)
    if run is not None:
        return run
    best = _weigh(a, b, weights)
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j] and best[i][j] == best[i + 1][j + 1] + weights[i]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return Alignment(tuple(pairs), best[0][0])


def _weigh(a: Sequence[str], b: Sequence[str], weights: Sequence[int]) -> list[list[int]]:
    """For every two ranks the weight of the heaviest common subsequence of what begins there."""
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        row, below, weight, word = best[i], best[i + 1], weights[i], a[i]
        for j in range(len(b) - 1, -1, -1):
            most = max(below[j], row[j + 1])
            row[j] = max(most, below[j + 1] + weight) if b[j] == word else most
    return best
