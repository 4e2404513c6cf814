"""A linear-chain conditional random field in numpy: what `bench/train_names.py` learns the weights of names with.

Lafferty, McCallum and Pereira 2001; AdaGrad (Duchi, Hazan and Singer 2011), the weights averaged over the second half.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float32]]
Numbers = np.ndarray[Any, np.dtype[np.intp]]
Sequence_ = tuple[Sequence[Sequence[str]], Sequence[int]]
"""The features of each token of a sequence, and its tags."""

AT_ONCE = 4_000
"""Tokens in a step."""
RATE = 0.2
PENALTY = 2e-6
"""Of the weights, for each token; a hundred times as much did alike."""
EPOCHS = 8
IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True)
class Batch:
    """Sequences of one length: numbers of features (padded with a row of zeros), tags, and what each counts."""

    features: Numbers
    tags: Numbers
    counts: Array


def number_features(sequences: Sequence[Sequence_], counts: Sequence[float], least: float) -> dict[str, int]:
    """A number for each feature that is seen often enough."""
    seen: Counter[str] = Counter()
    for (described, _), count in zip(sequences, counts, strict=True):
        for features in described:
            for feature in features:
                seen[feature] += count
    return {name: n for n, name in enumerate(sorted(name for name, count in seen.items() if count >= least))}


def pack(sequences: Sequence[Sequence_], counts: Sequence[float], numbers: dict[str, int]) -> list[Batch]:
    """The sequences by length, in pieces of about AT_ONCE tokens."""
    lengths: defaultdict[int, list[int]] = defaultdict(list)
    for n, (_, tags) in enumerate(sequences):
        lengths[len(tags)].append(n)
    batches = []
    for length, places in sorted(lengths.items()):
        Random(length).shuffle(places)
        step = max(1, AT_ONCE // length)
        batches += [
            _pack_some([sequences[n] for n in some], [counts[n] for n in some], numbers)
            for some in (places[at : at + step] for at in range(0, len(places), step))
        ]
    return batches


def _pack_some(sequences: Sequence[Sequence_], counts: Sequence[float], numbers: dict[str, int]) -> Batch:
    rows = [[[numbers[f] for f in features if f in numbers] for features in described] for described, _ in sequences]
    width = max((len(row) for sequence in rows for row in sequence), default=1)
    features = np.full((len(rows), len(rows[0]), max(1, width)), len(numbers), np.intp)
    for i, sequence in enumerate(rows):
        for j, row in enumerate(sequence):
            features[i, j, : len(row)] = row
    return Batch(features, np.array([tags for _, tags in sequences]), np.array(counts, np.float32))


def learn(batches: Sequence[Batch], size: int, may_follow: Array) -> tuple[Array, Array]:
    """The weights of the features by tag, and of the turns; `may_follow` is IMPOSSIBLE where a turn is barred."""
    tags = may_follow.shape[1]
    rows, turns = np.zeros((size + 1, tags), np.float32), np.zeros((tags + 1, tags), np.float32)
    squares, turn_squares = np.zeros_like(rows), np.zeros_like(turns)
    mean, turn_mean, kept = np.zeros_like(rows), np.zeros_like(turns), EPOCHS - EPOCHS // 2
    order = list(range(len(batches)))
    for epoch in range(EPOCHS):
        Random(epoch).shuffle(order)
        for n in order:
            slopes, turn_slopes = _slopes(batches[n], rows, turns + may_follow)
            places, sums = _gather(batches[n].features, slopes, size)
            sums += PENALTY * slopes.shape[0] * slopes.shape[1] * rows[places]
            squares[places] += sums**2
            rows[places] -= RATE * sums / (np.sqrt(squares[places]) + 1e-3)
            turn_squares += turn_slopes**2
            turns -= RATE * turn_slopes / (np.sqrt(turn_squares) + 1e-3)
        if epoch >= EPOCHS // 2:
            mean += rows / kept
            turn_mean += turns / kept
    return mean[:-1], turn_mean


def _slopes(batch: Batch, rows: Array, turns: Array) -> tuple[Array, Array]:
    """Of the negative log likelihood: for each token and tag, and for each turn."""
    scores = rows[batch.features].sum(2)
    number, length, tags = scores.shape
    ahead, behind = np.zeros_like(scores), np.zeros_like(scores)
    ahead[:, 0] = scores[:, 0] + turns[tags]
    for i in range(1, length):
        ahead[:, i] = scores[:, i] + _log_sum(ahead[:, i - 1, :, None] + turns[None, :tags], 1)
    for i in range(length - 2, -1, -1):
        behind[:, i] = _log_sum(turns[None, :tags] + (scores[:, i + 1] + behind[:, i + 1])[:, None], 2)
    total = _log_sum(ahead[:, -1], 1)
    counts = batch.counts[:, None, None]
    slopes = np.exp(ahead + behind - total[:, None, None])
    slopes[np.arange(number)[:, None], np.arange(length)[None], batch.tags] -= 1
    slopes *= counts
    turn_slopes = np.zeros_like(turns)
    turn_slopes[tags] = slopes[:, 0].sum(0)
    for i in range(1, length):
        pairs = ahead[:, i - 1, :, None] + turns[None, :tags] + (scores[:, i] + behind[:, i])[:, None]
        turn_slopes[:tags] += (np.exp(pairs - total[:, None, None]) * counts).sum(0)
        np.add.at(turn_slopes, (batch.tags[:, i - 1], batch.tags[:, i]), -batch.counts)
    return slopes, turn_slopes


def _log_sum(values: Array, axis: int) -> Array:
    highest = values.max(axis=axis, keepdims=True)
    summed: Array = (highest + np.log(np.exp(values - highest).sum(axis=axis, keepdims=True))).squeeze(axis)
    return summed


def _gather(features: Numbers, slopes: Array, size: int) -> tuple[Numbers, Array]:
    """The features of a batch and the sum of the slopes of the tokens that have each."""
    flat = features.reshape(-1)
    order = np.argsort(flat, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(flat[order]) != 0])
    of_token = np.repeat(np.arange(features.shape[0] * features.shape[1]), features.shape[2])
    sums = np.add.reduceat(slopes.reshape(-1, slopes.shape[2])[of_token[order]], starts, axis=0)
    places = flat[order][starts]
    return places[places < size], sums[places < size]
