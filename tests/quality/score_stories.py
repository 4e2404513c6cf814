"""Score the engine on the quality stories: `python tests/quality/score_stories.py [--show | --json]`.

Every folder of `stories/` holds three to six invented reports of one event and what a reader says about them, written
without sight of the engine: rules may be made by the seen half, the unseen one is only counted. `story_scores` says how
each figure is counted; two plain baselines stand beside the engine, each at the threshold that is best for its half.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path

from story_baselines import Likeness, best_threshold, jaccard, tfidf
from story_labels import Pair, sentences
from story_scores import RELATIONS, Scored, judge_pairs, score_story

STORIES = Path(__file__).parent / "stories"
HALVES = ("seen", "unseen")
COLUMNS = {
    "one story": ("one story", "stories"),
    "full recall": ("full hit", "full wanted"),
    "full precision": ("full hit", "full found"),
    "any recall": ("any hit", "any wanted"),
    "any precision": ("any hit", "any found"),
    "near full": ("full near", "full nears"),
    "near any": ("any near", "any nears"),
    "number date name recall": ("substance hit", "substance wanted"),
    "number date name precision": ("substance true", "substance shown"),
    "other kinds recall": ("other hit", "other wanted"),
    "other kinds precision": ("other true", "other shown"),
    "traps shown": ("trap shown", "traps"),
    "same names": ("same right", "same names"),
    "other names": ("other right", "other names"),
    "quotation recall": ("quotation hit", "quotation wanted"),
    "quotation precision": ("quotation hit", "quotation found"),
    "quotations of two speakers": ("quotation mixed", "quotation found"),
}
"""Each figure of the table: what is counted, out of what."""
BALANCED = {
    "full F1": ("full recall", "full precision"),
    "quotation F1": ("quotation recall", "quotation precision"),
}
"""Figures that are the harmonic mean of two others."""


def score_half(half: str) -> list[Scored]:
    """Every story of a half, compiled in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        return [score_story(story, Path(folder) / story.name) for story in sorted((STORIES / half).iterdir())]


def total(stories: list[Scored]) -> Counter[str]:
    """The counts of all stories together."""
    counts: Counter[str] = Counter()
    for story in stories:
        counts.update(story.counts)
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """Every figure of the table in per cent; nothing out of nothing is 0."""
    found = {name: round(100 * counts[n] / counts[of], 1) if counts[of] else 0.0 for name, (n, of) in COLUMNS.items()}
    return found | {name: f1(found[recall], found[precision]) for name, (recall, precision) in BALANCED.items()}


def f1(recall: float, precision: float) -> float:
    """The harmonic mean of recall and precision."""
    return round(2 * recall * precision / (recall + precision), 1) if recall + precision else 0.0


def score_baseline(name: str, stories: list[Scored]) -> Counter[str]:
    """The counts of a plain likeness, at the threshold that is best for each way to judge."""
    texts = [
        s.reports[p.file]["text"][p.start : p.end] for s in stories for f in s.reports for p in sentences(s.reports, f)
    ]
    likeness = jaccard if name == "Jaccard" else tfidf(texts)
    scores = [_likenesses(story, likeness) for story in stories]
    bare = [Scored(s.name, s.reports, s.labels) for s in stories]
    for mode in RELATIONS:
        judged, wanted = [], 0
        for story, found in zip(stories, scores, strict=True):
            right, forgiven = story.rights(mode)
            judged += [(score, pair in right) for pair, score in found.items() if pair not in forgiven]
            wanted += len(right)
        threshold = best_threshold(judged, wanted)
        for story, found in zip(bare, scores, strict=True):
            judge_pairs(story, mode, frozenset(pair for pair, score in found.items() if score >= threshold))
    return total(bare)


def _likenesses(story: Scored, likeness: Likeness) -> dict[Pair, float]:
    """The likeness of every two sentences of two reports."""
    places = [place for file in sorted(story.reports) for place in sentences(story.reports, file)]
    text = {p: story.reports[p.file]["text"][p.start : p.end] for p in places}
    pairs = [(a, b) for a, b in combinations(places, 2) if a.file != b.file]
    return {frozenset((a, b)): likeness(text[a], text[b]) for a, b in pairs}


def table(stories: list[Scored]) -> str:
    """All counts of a half's stories, and the two baselines, as `hits/of`."""
    counts = {story.name: story.counts for story in stories} | {"all": total(stories)}
    counts |= {name: score_baseline(name, stories) for name in ("TF-IDF", "Jaccard")}
    lines = [f"{'':27}" + "".join(f"{name[:10]:>11}" for name in counts)]
    lines += [f"{name:27}" + "".join(f"{_cell(c, *of):>11}" for c in counts.values()) for name, of in COLUMNS.items()]
    lines += [f"{name + ' %':27}" + "".join(f"{figures(c)[name]:>11}" for c in counts.values()) for name in BALANCED]
    return "\n".join(lines)


def _cell(counts: Counter[str], number: str, of: str) -> str:
    return f"{counts[number]}/{counts[of]}" if of in counts else "-"


def main() -> int:
    """Print the table, with every miss on request; or the figures as JSON, for the gate."""
    parser = argparse.ArgumentParser(description="Score the engine on the quality stories.")
    parser.add_argument("--show", action="store_true", help="list every miss of the seen half")
    parser.add_argument("--json", action="store_true", help="print only the figures, in per cent")
    options = parser.parse_args()
    halves = {half: score_half(half) for half in HALVES}
    if options.json:
        told = {f"{half} {name}": n for half in HALVES for name, n in figures(total(halves[half])).items()}
        sys.stdout.write(json.dumps(told) + "\n")
        return 0
    for story in halves["seen"] if options.show else ():
        sys.stdout.write(f"\n{story.name}\n" + "".join(f"  {miss}\n" for miss in story.misses))
    for half in HALVES:
        sys.stdout.write(f"\n{half}\n{table(halves[half])}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
