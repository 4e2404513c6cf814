"""Learn `data/speaker_weights.toml`: `python bench/train_speakers.py SET [--ids FILE] > speaker_weights.toml`.

SET holds `input.jsonl`, records with a text, and `gold.jsonl`, for each id its `quotations`: `start`, `end`, and the
spans of `speaker` and `cue`, offsets of the record's text. FILE names the ids to learn from, one a line, so that others
can be reported on. Learned from are the quotations that no sure rule decides, and marked words that the gold has not,
which are nobody's. A candidate is right when its speaker and its cue overlap the labelled ones. Likelihood of a
log-linear model over the candidates of each quotation, summed over those that are right, with an L2 penalty, by Adam
with a fixed number of steps: the same set gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from variorum.cleaning import clean_article
from variorum.intake import find_inputs, read_input
from variorum.model import Article, Pair
from variorum.raw_article import RawArticle
from variorum.reading import NameFinder, load_names, read_article
from variorum.reading.cues import Attribution
from variorum.reading.quotations import set_places
from variorum.reading.speakers import SURE, attribute, by_rules, candidates_for
from variorum.settings import Settings

Array = np.ndarray[Any, np.dtype[np.float64]]
Numbers = np.ndarray[Any, np.dtype[np.intp]]
Question = list[tuple[list[str], bool]]
"""The candidates of a quotation: features, and whether it is a right answer."""

HEADING = """\
# What each feature of a candidate says for its having said the words in marks (above 0), in thousandths of a logit.
# Learned by `bench/train_speakers.py` from the quotations of PolNeAR's training part; numbers only. MIT.
"""
FOUND = 0.3
"""Of a labelled quotation, covered by what stands in marks."""
LONGEST = 10
"""Characters that a speaker may have more than twice those of the labelled one, and still be it."""
MIN_CANDIDATES = 4
"""Candidates on which a feature must be seen."""
PENALTY = 8.0
"""Of the weights' squares; 8 to 12 did best in cross-validation by fifths of the articles."""
STEPS = 300
RATE = 0.1


@dataclass(frozen=True, slots=True)
class Problem:
    """All candidates one after the other: features as numbers, which are right, and whose question each belongs to."""

    names: list[str]
    features: Numbers
    candidate_of: Numbers
    right: Array
    question_of: Numbers


def read_questions(folder: Path, ids: set[str] | None, names: NameFinder) -> list[Question]:
    """The candidates of all quotations that no sure rule decides."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = {row["id"]: row for row in rows if ids is None or row["id"] in ids}
    inputs = find_inputs([folder / "input.jsonl"])
    raws = [raw for file in inputs.files for raw in read_input(file, inputs.table) if isinstance(raw, RawArticle)]
    wanted = sorted((raw for raw in raws if raw.article.record in gold), key=lambda raw: raw.article.record or "")
    return [question for raw in wanted for question in _ask(raw, gold[raw.article.record or ""], names)]


def _ask(raw: RawArticle, row: Mapping[str, Any], names: NameFinder) -> Iterator[Question]:
    article = replace(clean_article(raw), language="en")
    article = read_article(article, names, on=frozenset({"sentences", "names"}))
    labels = [_mapped(article, label) for label in row["quotations"]]
    ignored = [_in_text(article, span) for span in row.get("ignore", [])]
    scene, places, continued = set_places(article)
    given = attribute(scene, places, continued, None)
    for number, place in enumerate(places):
        span = place.start, place.end
        if continued[number] or any(_shared(span, part) for part in ignored if part):
            continue
        rule, by_rule = by_rules(scene, places, number, given)
        if rule in SURE:
            continue
        label = next((a for a in labels if a["span"] and _shared(a["span"], span) > FOUND * _size(a["span"])), None)
        candidates = candidates_for(scene, places, given[:number], rule, by_rule)
        yield [(features, _is_right(candidate, label)) for candidate, features in candidates.items()]


def _mapped(article: Article, label: Mapping[str, Any]) -> dict[str, Pair | None]:
    spans = {"span": (label["start"], label["end"]), "speaker": label["speaker"], "cue": label["cue"]}
    return {key: _in_text(article, span) if span else None for key, span in spans.items()}


def _in_text(article: Article, span: Sequence[int]) -> Pair | None:
    """A span of the record as one of the clean text; None where nothing of it was kept."""
    parts = [
        (max(span[0], origin) - origin + start, min(span[1], origin + length) - origin + start)
        for start, origin, length in article.origin or ()
        if origin < span[1] and span[0] < origin + length
    ]
    return (min(parts)[0], max(parts)[1]) if parts else None


def _is_right(candidate: Attribution | None, label: Mapping[str, Pair | None] | None) -> bool:
    if candidate is None or label is None:
        return candidate is None and (label is None or (label["speaker"] is None and label["cue"] is None))
    return all(
        (given is None) == (wanted is None) and (wanted is None or given is None or _is_same(wanted, given))
        for given, wanted in ((candidate.speaker, label["speaker"]), (candidate.cue, label["cue"]))
    )


def _is_same(wanted: Pair, given: Pair) -> bool:
    return _shared(wanted, given) > 0 and _size(given) <= 2 * _size(wanted) + LONGEST


def _shared(one: Pair, other: Pair) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _size(span: Pair) -> int:
    return span[1] - span[0]


def pack(questions: Sequence[Question]) -> Problem:
    """The questions as arrays; rare features are left out."""
    candidates = [(set(features), right) for question in questions for features, right in question]
    counts = Counter(name for features, _ in candidates for name in features)
    names = sorted(name for name, count in counts.items() if count >= MIN_CANDIDATES)
    number = {name: n for n, name in enumerate(names)}
    rows = [sorted(number[name] for name in features if name in number) for features, _ in candidates]
    return Problem(
        names,
        np.array([feature for row in rows for feature in row], dtype=np.intp),
        np.repeat(np.arange(len(rows)), [len(row) for row in rows]),
        np.array([right for _, right in candidates], dtype=np.float64),
        np.repeat(np.arange(len(questions)), [len(question) for question in questions]),
    )


def learn(problem: Problem) -> Array:
    """The weights of the features; a question without a right answer teaches nothing."""
    size = len(problem.names)
    weights, slow, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        slope = np.bincount(problem.features, _surplus(problem, weights)[problem.candidate_of], size)
        slope += PENALTY * weights
        slow, square = 0.9 * slow + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        rate = RATE * 0.02 ** (step / STEPS)
        weights = weights - rate * (slow / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _surplus(problem: Problem, weights: Array) -> Array:
    """The probability of each candidate, less what it is when one of the right ones is known to be it."""
    asked = problem.question_of
    scores = np.bincount(problem.candidate_of, weights[problem.features], len(problem.right))
    highest = np.full(asked[-1] + 1, -np.inf)
    np.maximum.at(highest, asked, scores)
    odds = np.exp(scores - highest[asked])
    free = odds / np.bincount(asked, odds)[asked]
    right = np.bincount(asked, free * problem.right)[asked]
    known = np.divide(free * problem.right, right, out=free.copy(), where=right > 0)
    surplus: Array = free - known
    return surplus


def table(names: Sequence[str], weights: Array) -> str:
    """The weights as the data file holds them."""
    rows = {name: round(1000 * float(weight)) for name, weight in zip(names, weights, strict=True)}
    return f"{HEADING}\n[en]\n" + "".join(f'"{name}" = {weight}\n' for name, weight in rows.items() if weight)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Learn whose words a quotation is.")
    parser.add_argument("set", type=Path, help="folder with input.jsonl and gold.jsonl")
    parser.add_argument("--ids", type=Path, help="file of the ids to learn from, one a line; all without it")
    options = parser.parse_args()
    ids = set(options.ids.read_text(encoding="utf-8").split()) if options.ids else None
    problem = pack(read_questions(options.set, ids, load_names(Settings().model)))
    sys.stdout.write(table(problem.names, learn(problem)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
