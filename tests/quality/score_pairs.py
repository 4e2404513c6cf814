"""Score grouping on the hard pairs: `python tests/quality/score_pairs.py [--show | --json]`.

All articles of a half are compiled as one digest, so that every case stands among the others. Beside the engine stands
the cosine of TF-IDF vectors, pair by pair, at the threshold that decides most pairs of that very half rightly.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pair_labels import HALVES, HardPair, PairArticle, read_half
from story_baselines import tfidf

from variorum.digest_data import read_lines
from variorum.pipeline import compile_folder
from variorum.settings import Settings


def group_half(articles: Sequence[PairArticle]) -> dict[str, str]:
    """The story that the engine puts each article into."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "in", Path(folder) / "out"
        source.mkdir()
        records = (
            {"id": a.id, "title": a.title, "text": a.text, "outlet": a.outlet, "published": a.published}
            for a in articles
        )
        (source / "pairs.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
        compile_folder([source], output, Settings(model="rules"), None)
        records_of = {row["id"]: row["record"] for row in read_lines(output / "articles.jsonl")}
        stories = read_lines(output / "stories.jsonl")
        return {records_of[article]: story["id"] for story in stories for article in story["articles"]}


def count_wrong_by_words(articles: Sequence[PairArticle], pairs: Sequence[HardPair]) -> tuple[int, float]:
    """How many pairs TF-IDF decides wrongly at its best threshold, and that threshold."""
    texts = {a.id: f"{a.title}\n{a.text}" for a in articles}
    likeness = tfidf(list(texts.values()))
    scored = [(likeness(texts[pair.a], texts[pair.b]), pair.is_together) for pair in pairs]
    thresholds = [*sorted({score for score, _ in scored}), 2.0]
    return min((sum((s >= threshold) != together for s, together in scored), threshold) for threshold in thresholds)


def figures(half: str, *, show: bool) -> dict[str, float]:
    """The figures of a half in per cent, under their names."""
    articles, pairs = read_half(half)
    home = group_half(articles)
    counts: Counter[str] = Counter()
    for pair in pairs:
        joined = home[pair.a] == home[pair.b]
        counts[f"{'joined' if joined else 'parted'} {'rightly' if joined == pair.is_together else 'wrongly'}"] += 1
        if show and joined != pair.is_together:
            verdict = "joined" if joined else "parted"
            sys.stdout.write(f"{half}: {verdict} wrongly ({pair.kind}): {pair.a}, {pair.b}\n")
    wrong, threshold = count_wrong_by_words(articles, pairs)
    if show:
        told = f"TF-IDF at {threshold:.3f}: {wrong} of {len(pairs)} wrong"
        sys.stdout.write(f"{half}: {dict(sorted(counts.items()))}; {told}\n")
    right = counts["joined rightly"]
    return {
        f"pairs {half} precision": round(100 * right / max(1, right + counts["joined wrongly"]), 1),
        f"pairs {half} recall": round(100 * right / max(1, right + counts["parted wrongly"]), 1),
        f"pairs {half} wrong by TF-IDF": round(100 * wrong / len(pairs), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object of figures")
    parser.add_argument("--show", action="store_true", help="print every pair that is decided wrongly")
    options = parser.parse_args()
    found: dict[str, float] = {}
    for half in HALVES:
        found |= figures(half, show=options.show)
    if options.json:
        json.dump(found, sys.stdout)
    else:
        sys.stdout.writelines(f"{value:6.1f}  {name}\n" for name, value in found.items())


if __name__ == "__main__":
    main()
