"""What reading costs beside the language model: `python bench/reading.py [--articles 120] [--records FILE]`.

Made reports (`bench/corpus.py`), or the texts of a file of records, are read whole: sentences, names, quotations and
quantities, with the small model and without one. Held against `nlp.pipe` of the same model on the same paragraphs in
the same run, once as it comes and once as it is loaded here, with the two parts that find names. CPU of one process;
each is run after a warm-up, and the best of three counts.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import spacy  # noqa: TID251 - the peer
from corpus import make_event, write_report

from variorum.cleaning import clean_article
from variorum.intake import find_inputs, read_input
from variorum.model import Article, Block
from variorum.raw_article import RawArticle
from variorum.reading import KnownNames, paragraphs_for_model, read_article, read_paragraphs
from variorum.reading.spacy_model import NEEDLESS
from variorum.settings import STAGES, Settings

SEED = 1
WARM_UP = 10
"""Articles read before the clock starts, so that tables and models are loaded."""
TURNS = 3


def make_articles(number: int) -> list[Article]:
    """The first reports of so many made events."""
    return [_make_article(number) for number in range(number)]


def _make_article(number: int) -> Article:
    head, _, text = write_report(make_event(number, SEED), 0, SEED).partition("\n---\n")
    blocks, at, text = [], 0, text.strip()
    for paragraph in text.split("\n\n"):
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 2
    title = head.partition("title: ")[2].partition("\n")[0]
    return Article(f"a-{number:04}", "", title=title, text=text, blocks=tuple(blocks), language="en")


def read_records(path: Path, number: int) -> list[Article]:
    """The first articles of a file of records."""
    inputs = find_inputs([path])
    raws = (raw for file in inputs.files for raw in read_input(file, inputs.table) if isinstance(raw, RawArticle))
    return [clean_article(raw) for raw in islice(raws, number)]


def measure(run: Callable[[], object]) -> float:
    """The CPU seconds of the best of some turns."""
    spent = []
    for _ in range(TURNS):
        began = time.process_time()
        run()
        spent.append(time.process_time() - began)
    return min(spent)


def read_all(articles: Sequence[Article], model: str | None) -> list[Article]:
    """The articles read, with what a model finds in their paragraphs, or by rules."""
    on, finder = frozenset(STAGES), None
    if model:
        paragraphs = [part for article in articles for part in paragraphs_for_model(article)]
        finder = KnownNames(dict(zip(paragraphs, read_paragraphs(model, paragraphs), strict=True)))
    return [read_article(article, finder, on=on) for article in articles]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Reading beside the language model.")
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--records", type=Path, help="a file of records to read instead of made reports")
    options = parser.parse_args()
    model = Settings().model
    articles = read_records(options.records, options.articles) if options.records else make_articles(options.articles)
    paragraphs = [part for article in articles for part in paragraphs_for_model(article)]
    whole, ours = spacy.load(model), spacy.load(model, exclude=list(NEEDLESS))
    for pipeline in (whole, ours):
        list(pipeline.pipe(paragraphs[:WARM_UP]))
    read_all(articles[:WARM_UP], model)
    read_all(articles[:WARM_UP], None)
    peers = {
        "as it comes": measure(lambda: list(whole.pipe(paragraphs))),
        "as loaded here": measure(lambda: list(ours.pipe(paragraphs))),
    }
    print(f"{len(articles)} articles, {sum(len(a.text.split()) for a in articles)} words, {model}")
    for name, spent in peers.items():
        print(f"nlp.pipe {name:<16}{spent:8.2f} CPU s")
    for name, used in (("with the model", model), ("by rules", None)):
        spent = measure(lambda used=used: read_all(articles, used))
        shares = ", ".join(f"{spent / peer:.2f} of {peer_name}" for peer_name, peer in peers.items())
        print(f"reading {name:<17}{spent:8.2f} CPU s: {shares}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
