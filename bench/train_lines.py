"""Learn the weights of `data/line_weights.toml`: `python bench/train_lines.py SET [--ids FILE] > line_weights.toml`.

SET holds `input.jsonl`, records with a text, and `gold.jsonl`, for each id the numbers of the lines to `keep` and to
`remove`; lines in neither list are summed over. FILE names the ids to learn from, one a line, so that others can be
reported on. Likelihood of a linear chain with an L2 penalty, by Adam with a fixed number of steps: the same set gives
the same weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from variorum.cleaning.line_features import describe
from variorum.cleaning.rules import apply_rules
from variorum.intake import find_inputs, read_input
from variorum.raw_article import RawArticle

Array = np.ndarray[Any, np.dtype[np.float64]]
Sequences = list[list[tuple[tuple[str, ...], int]]]

HEADING = """\
# What each feature of a line says for its being the article's (above 0) or the page's, in thousandths of a logit.
# `turns` weighs a step from page to page, page to article, article to page, article to article. Learned by
# `bench/train_lines.py` from the lines of 105 labelled scraped texts; numbers only. MIT.
"""
MIN_LINES = 4
"""Lines on which a feature must be seen."""
PENALTY = 4.0
"""Of the weights' squares; 4 and 8 did alike in cross-validation by thirds, 1 worse."""
STEPS = 300
RATE = 0.1
SURE = 1e9


@dataclass(frozen=True, slots=True)
class Problem:
    """All lines one after the other: their features as numbers, their states (-1 unknown), the bounds of sequences."""

    names: list[str]
    features: np.ndarray[Any, np.dtype[np.intp]]
    line_of: np.ndarray[Any, np.dtype[np.intp]]
    states: np.ndarray[Any, np.dtype[np.intp]]
    bounds: list[tuple[int, int]]


def read_sequences(folder: Path, ids: set[str] | None) -> Sequences:
    """The features and states of the lines that no rule has cut, by record."""
    gold = {row["id"]: row for row in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())}
    inputs = find_inputs([folder / "input.jsonl"])
    raws = [raw for file in inputs.files for raw in read_input(file, inputs.table) if isinstance(raw, RawArticle)]
    wanted = [raw for raw in raws if raw.article.record in gold and (ids is None or raw.article.record in ids)]
    found = [
        _sequence(raw, gold[raw.article.record or ""]) for raw in sorted(wanted, key=lambda r: r.article.record or "")
    ]
    return [sequence for sequence in found if sequence]


def _sequence(raw: RawArticle, row: Mapping[str, Any]) -> list[tuple[tuple[str, ...], int]]:
    keep, remove = set(row["keep"]), set(row["remove"])
    passages = apply_rules(raw)
    sequence = []
    for passage, features in zip(passages, describe(passages), strict=True):
        numbers = [line.source.number for line in passage.lines]
        votes = sum(n in keep for n in numbers) - sum(n in remove for n in numbers)
        if passage.is_kept:
            sequence.append((features, 1 if votes > 0 else 0 if votes < 0 else -1))
    return sequence


def pack(sequences: Sequences) -> Problem:
    """The sequences as arrays; rare features are left out."""
    counts = Counter(name for sequence in sequences for features, _ in sequence for name in set(features))
    names = sorted(name for name, count in counts.items() if count >= MIN_LINES)
    number = {name: n for n, name in enumerate(names)}
    lines = [line for sequence in sequences for line in sequence]
    rows = [[number[name] for name in features if name in number] for features, _ in lines]
    ends = np.cumsum([len(sequence) for sequence in sequences]).tolist()
    return Problem(
        names,
        np.concatenate([np.array(row, dtype=np.intp) for row in rows]),
        np.repeat(np.arange(len(rows)), [len(row) for row in rows]),
        np.array([state for _, state in lines]),
        list(zip([0, *ends[:-1]], ends, strict=True)),
    )


def expect(problem: Problem, scores: Array, turns: Array, *, given: bool) -> tuple[Array, Array]:
    """The probability that each line is the article's, and how often each turn is taken, if states are given or not."""
    article, taken = np.zeros(len(scores)), np.zeros((2, 2))
    for start, end in problem.bounds:
        emitted = np.stack([np.zeros(end - start), scores[start:end]], 1)
        if given:
            emitted[problem.states[start:end] == 1, 0] = -SURE
            emitted[problem.states[start:end] == 0, 1] = -SURE
        ahead, behind = _sweep(emitted, turns)
        total = np.logaddexp(*ahead[-1])
        article[start:end] = np.exp(ahead + behind - total)[:, 1]
        steps = ahead[:-1, :, None] + turns[None] + (emitted[1:] + behind[1:])[:, None, :]
        taken += np.exp(steps - total).sum(0)
    return article, taken


def _sweep(emitted: Array, turns: Array) -> tuple[Array, Array]:
    ahead, behind = np.zeros_like(emitted), np.zeros_like(emitted)
    ahead[0] = emitted[0]
    for n in range(1, len(emitted)):
        ahead[n] = emitted[n] + np.logaddexp(ahead[n - 1][0] + turns[0], ahead[n - 1][1] + turns[1])
    for n in range(len(emitted) - 2, -1, -1):
        after = emitted[n + 1] + behind[n + 1]
        behind[n] = np.logaddexp(turns[:, 0] + after[0], turns[:, 1] + after[1])
    return ahead, behind


def learn(problem: Problem) -> tuple[Array, Array]:
    """The weights of the features, and of the turns."""
    size = len(problem.names)
    values, slow, square = np.zeros(size + 4), np.zeros(size + 4), np.zeros(size + 4)
    for step in range(1, STEPS + 1):
        weights, turns = values[:size], values[size:].reshape(2, 2)
        scores = np.bincount(problem.line_of, weights[problem.features], len(problem.states))
        (free, free_turns), (known, known_turns) = (
            expect(problem, scores, turns, given=given) for given in (False, True)
        )
        slope = np.bincount(problem.features, (free - known)[problem.line_of], size) + PENALTY * weights
        whole = np.concatenate([slope, (free_turns - known_turns + 0.1 * turns).ravel()])
        slow, square = 0.9 * slow + 0.1 * whole, 0.999 * square + 0.001 * whole**2
        rate = RATE * 0.02 ** (step / STEPS)
        values = values - rate * (slow / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return values[:size], values[size:]


def table(names: Sequence[str], weights: Array, turns: Array) -> str:
    """The weights as the data file holds them."""
    rows = {name: round(1000 * float(weight)) for name, weight in zip(names, weights, strict=True)}
    steps = [round(1000 * float(turn)) for turn in turns]
    lines = "".join(f'"{name}" = {weight}\n' for name, weight in rows.items() if weight)
    return f"{HEADING}\nturns = {steps}\n\n[lines]\n{lines}"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Learn which lines of scraped texts are the article's.")
    parser.add_argument("set", type=Path, help="folder with input.jsonl and gold.jsonl")
    parser.add_argument("--ids", type=Path, help="file of the ids to learn from, one a line; all without it")
    options = parser.parse_args()
    ids = set(options.ids.read_text(encoding="utf-8").split()) if options.ids else None
    problem = pack(read_sequences(options.set, ids))
    sys.stdout.write(table(problem.names, *learn(problem)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
