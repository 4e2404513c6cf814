"""What collating one story costs as it grows: `python bench/collation.py`.

Stories of 10, 50 and 200 made reports of one event, read by rules; CPU of collation alone, of one process, and what a
sentence takes, which should grow no faster than the logarithm of their number.
"""

from __future__ import annotations

import math
import sys
import time

from corpus import make_event, write_report

from variorum.collation import Frame, Material, collate_story
from variorum.model import Article, Block
from variorum.reading import load_names, read_article
from variorum.resolution import resolve_story
from variorum.settings import STAGES

SIZES = (10, 50, 200)
SEED = 1


def make_story(reports: int) -> Material:
    """So many reports of one event, read and resolved."""
    finder, event = load_names("rules"), make_event(7, SEED)
    articles = []
    for teller in range(reports):
        text = write_report(event, teller, SEED).partition("\n---\n")[2].strip()
        blocks, at = [], 0
        for paragraph in text.split("\n\n"):
            blocks.append(Block("paragraph", at, at + len(paragraph)))
            at += len(paragraph) + 2
        article = Article(f"a-{teller:04}", "", text=text, blocks=tuple(blocks), outlet=f"o-{teller}", language="en")
        articles.append(read_article(article, finder, on=frozenset(STAGES)))
    known = resolve_story(articles)
    return Material(tuple(articles), known.mentions, known.speakers)


def main() -> int:
    """Collate each story and say what it took."""
    first = 0.0
    for reports in SIZES:
        material = make_story(reports)
        sentences = sum(len(article.sentences) for article in material.articles)
        began = time.process_time()
        collate_story(Frame("s-x", "x", ()), material, {}, frozenset(STAGES))
        spent = time.process_time() - began
        each = spent / sentences / math.log(sentences)
        first = first or each
        sys.stdout.write(
            f"{reports} reports, {sentences} sentences: {spent:.2f} CPU s, {1000 * spent / sentences:.2f} ms each, "
            f"{each / first:.2f} of the first by the logarithm of their number\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
