"""Score intake and cleaning on the labelled files: `python tests/quality/score_cleaning.py [--show | --json]`.

Each figure stands once for the files that rules may be made on and once for those set aside; `--show` lists the misses
of the first half only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from quality.cleaning_labels import PARTS, read_pages, read_texts
from quality.cleaning_scores import Counts, count_facts, count_page, count_text, harmonic, read_articles

COLUMNS = {
    "lines removed": ("removed rightly", "removed", "to remove"),
    "body lines whole": ("whole", "body lines", "body lines"),
    "body of pages": ("4-grams hits", "4-grams found", "4-grams wanted"),
    "exact pages": ("exact", "pages", "pages"),
    "title": ("title right", "title found", "title wanted"),
    "published": ("published right", "published found", "published wanted"),
    "authors": ("authors right", "authors found", "authors wanted"),
}
"""Each figure of the table, an F1: what is right, out of what was found and what was wanted."""


def score() -> tuple[dict[str, Counts], list[str]]:
    """The counts of both parts, and the misses of the part that may be looked at."""
    counts: dict[str, Counts] = {part: Counter() for part in PARTS}
    shown = []
    articles = read_articles("texts") | read_articles("pages")
    for case in (*read_texts(), *read_pages()):
        article = articles.get(case.name)
        body = count_page(case, article) if hasattr(case, "html") else count_text(case, article) if article else None
        for found in filter(None, (body, count_facts(case.facts, article))):
            counts[case.part].update(found[0])
            if case.part == "tune":
                shown += [f"{case.name}  {miss}" for miss in found[1]]
    return counts, shown


def figures(counts: dict[str, Counts]) -> dict[str, float]:
    """Every figure in per cent, by its name and part."""
    return {
        f"{name}, {part}": harmonic(*(counts[part][key] for key in keys))
        for name, keys in COLUMNS.items()
        for part in PARTS
    }


def main() -> int:
    """Print the table, with the misses on request; or the figures as JSON, for the gate."""
    parser = argparse.ArgumentParser(description="Score intake and cleaning on labelled texts and pages.")
    parser.add_argument("--show", action="store_true", help="list the misses of the files that rules may be made on")
    parser.add_argument("--json", action="store_true", help="print only the figures, in per cent")
    options = parser.parse_args()
    counts, misses = score()
    found = figures(counts)
    if options.json:
        sys.stdout.write(json.dumps(found) + "\n")
        return 0
    sys.stdout.write("".join(f"{miss}\n" for miss in misses) if options.show else "")
    for name in COLUMNS:
        sys.stdout.write(f"{name:20}" + "".join(f"{part:>9} {found[f'{name}, {part}']:5}" for part in PARTS) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
