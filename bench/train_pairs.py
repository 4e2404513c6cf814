"""Learn `data/pair_weights.toml`: `python bench/train_pairs.py > pair_weights.toml`.

From the pairs of sentences that the seen half of `tests/quality/stories` labels, by logistic regression with an L2
penalty, found by Newton's steps: the same labels give the same weights. Pairs that say a part of the same are left out.
With `--apart` it prints instead how pairs of each story are judged with what the others teach.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from variorum.collation import Material, measure_story
from variorum.digest_data import read_digest
from variorum.model import Article
from variorum.pipeline import compile_folder
from variorum.settings import Settings

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT / "tests/quality"))
from story_labels import read_labels  # noqa: E402 - beside the tests

Array = np.ndarray[Any, np.dtype[np.float64]]
HEADING = """\
# What each measure of two sentences says for their saying the same, in thousandths of a logit for each whole of it.
# Learned by `bench/train_pairs.py` from the eight stories of `tests/quality/stories/seen`; numbers only. MIT.
"""
PENALTY = 1.0
"""Of the squares of weights, measures taken in their own spread."""
STEPS = 30
MEASURES = (
    *("covered less", "covered more", "same terms", "meaning", "pieces", "figures shared", "words shared"),
    *("names shared", "names apart", "margin less", "margin more", "length", "one quoted", "both quoted"),
    *("voices same", "voices apart", "days same", "days apart", "utterance same", "utterances apart"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pairs of a story: their measures, and their labels (same, partly, near or none)."""

    name: str
    measures: Array
    labels: Sequence[str]
    wanted: int


def read_story(folder: Path) -> Sheet:
    """Compile a labelled story and measure its pairs."""
    with tempfile.TemporaryDirectory() as output:
        compile_folder([folder / "reports"], Path(output), Settings(), None)
        rows = read_digest(Path(output)).articles
    labels = read_labels(folder, {Path(row["path"]).stem: row for row in rows.values()})
    label = {frozenset((p.file, p.start) for p in pair): kind for kind, found in labels.pairs.items() for pair in found}
    articles = tuple(msgspec.convert(row, Article) for row in rows.values())
    # Inside a story, keys of persons say that they are persons.
    mentions = {
        (a.id, m.start, m.end): f"{'person' if m.type == 'PERSON' else 'name'}:{m.entity}"
        for a in articles
        for m in a.mentions
        if m.entity
    }
    speakers = {q.id: q.speaker for a in articles for q in a.quotations if q.speaker}
    material = Material(articles, mentions, speakers)
    nodes, found = measure_story(material)
    names = [frozenset((Path(rows[u.span.article]["path"]).stem, u.span.start) for u in node.units) for node in nodes]

    def find(low: int, high: int) -> str:
        pairs = (frozenset((a, b)) for a in names[low] for b in names[high])
        return next((label[pair] for pair in pairs if pair in label), "none")

    told = [find(a, b) for a, b in zip(found.low.tolist(), found.high.tolist(), strict=True)]
    columns = np.stack([found.measures[name] for name in MEASURES], axis=1).astype(np.float64) / 1000
    return Sheet(folder.name, columns, told, sum(kind == "same" for kind in label.values()))


def learn(sheets: Sequence[Sheet]) -> tuple[Array, float]:
    """The weights of the measures and the bias, in logits."""
    rows = np.concatenate([sheet.measures for sheet in sheets])
    labels = np.array([label for sheet in sheets for label in sheet.labels])
    rows, truth = rows[labels != "partly"], (labels == "same")[labels != "partly"].astype(np.float64)
    spread = np.maximum(rows.std(axis=0), 1e-9)
    design = np.concatenate([rows / spread, np.ones((len(rows), 1))], axis=1)
    penalty = np.diag([PENALTY] * len(spread) + [0.0])
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (odds - truth) + penalty @ weights
        weights -= np.linalg.solve((design * (odds * (1 - odds))[:, None]).T @ design + penalty, slope)
    return weights[:-1] / spread, float(weights[-1])


def tell(sheets: Sequence[Sheet]) -> None:
    """How pairs are judged with weights from the other stories."""
    for least in (-1.0, -0.5, 0.0, 0.5, 1.0):
        right = wrong = near = 0
        for n, sheet in enumerate(sheets):
            weights, bias = learn([*sheets[:n], *sheets[n + 1 :]])
            joined = sheet.measures @ weights + bias >= least
            kinds = [kind for kind, is_joined in zip(sheet.labels, joined, strict=True) if is_joined]
            right, near = right + kinds.count("same"), near + kinds.count("near")
            wrong += kinds.count("near") + kinds.count("none")
        wanted = sum(sheet.wanted for sheet in sheets)
        sys.stdout.write(f"{least:4}: {right} of {wanted} found, {wrong} wrong, {near} of them near misses\n")


def main() -> int:
    """Print the table, or how well it judges."""
    parser = argparse.ArgumentParser(description="Learn how pairs of sentences are judged.")
    parser.add_argument("--apart", action="store_true", help="judge each story by what the others teach")
    options = parser.parse_args()
    sheets = [read_story(folder) for folder in sorted((CHECKOUT / "tests/quality/stories/seen").iterdir())]
    if options.apart:
        tell(sheets)
        return 0
    weights, bias = learn(sheets)
    sys.stdout.write(f"{HEADING}bias = {round(1000 * bias)}\n\n[weights]\n")
    for name, weight in zip(MEASURES, weights.tolist(), strict=True):
        sys.stdout.write(f'"{name}" = {round(1000 * weight)}\n')
    return 0


if __name__ == "__main__":
    sys.exit(main())
