"""Reading saved pages, against the readers of others in the same run: pages a CPU second, and how well.

    python bench/cleaning.py [SET]

SET is a folder with `input.jsonl` or `input.jsonl.gz`, records with an `html`, and `gold.jsonl`, with the `text` of
each body; without it the labelled pages of `tests/quality/cleaning` are read, which are few. A peer that is not
installed is left out with a word. Quality is the F1 of 4-grams of words, from precision and recall as means over pages,
and the share of pages that are exactly right. Variorum settles all facts and cleans, trafilatura is run with its
metadata; the others find the body alone. Subheadings count as body.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import logging
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from lxml import html

from variorum.cleaning import clean_article
from variorum.intake import find_inputs, read_input
from variorum.model import Article
from variorum.raw_article import RawArticle

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "quality" / "cleaning" / "pages"
WARM_UP = 30
"""Pages read before the clock starts, so that tables and models are loaded."""
Reader = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages by name, and the body of each."""

    html: Mapping[str, str]
    gold: Mapping[str, str]


def read_set(folder: Path) -> Pages:
    """The pages and bodies of a labelled folder."""
    packed = folder / "input.jsonl.gz"
    text = (
        gzip.decompress(packed.read_bytes()).decode()
        if packed.exists()
        else (folder / "input.jsonl").read_text("utf-8")
    )
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").split("\n") if line.strip()]
    return Pages({r["id"]: r["html"] for r in rows}, {r["id"]: r["text"] for r in gold})


def read_corpus() -> Pages:
    """The labelled pages of the project's own."""
    import tomllib  # noqa: PLC0415 - only here

    labels = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in CORPUS.glob("*.toml")}
    bodies = {name: f"{row['body']} {' '.join(row['subheadings'])}" for name, row in labels.items()}
    return Pages({name: (CORPUS / f"{name}.html").read_text("utf-8") for name in labels}, bodies)


def by_variorum(page: str) -> str:
    """The body as intake and cleaning find it, with its subheadings."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, "utf-8")
        inputs = find_inputs([path])
        found = [clean_article(raw) for raw in read_input(inputs.files[0], inputs.table) if isinstance(raw, RawArticle)]
    return _with_subheadings(found[0]) if found else ""


def _with_subheadings(article: Article) -> str:
    pieces, at = [], 0
    for block in article.blocks:
        if block.before is not None:
            pieces += [article.text[at : block.before], f"{block.text}\n\n"]
            at = block.before
    return "".join([*pieces, article.text[at:]])


def by_trafilatura(page: str) -> str:
    """The body that trafilatura finds, with its defaults and its metadata."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - a peer

    document = bare_extraction(page, with_metadata=True)
    return str(getattr(document, "text", None) or "")


def by_readability(page: str) -> str:
    """The body that readability-lxml finds."""
    summary = importlib.import_module("readability").Document(page).summary()
    return str(html.document_fromstring(summary).text_content())


def by_newspaper(page: str) -> str:
    """The body that newspaper4k finds."""
    article = importlib.import_module("newspaper").Article("http://page.example/")
    article.download(input_html=page)
    article.parse()
    return str(article.text)


def by_justext(page: str) -> str:
    """The body that justext finds, with its English stop words."""
    justext = importlib.import_module("justext")
    paragraphs = justext.justext(page.encode(), justext.get_stoplist("English"), encoding="utf-8")
    return "\n".join(str(p.text) for p in paragraphs if not p.is_boilerplate)


READERS: dict[str, tuple[str, Reader]] = {
    "variorum": ("variorum", by_variorum),
    "trafilatura": ("trafilatura", by_trafilatura),
    "readability-lxml": ("readability", by_readability),
    "newspaper4k": ("newspaper", by_newspaper),
    "justext": ("justext", by_justext),
}


def measure(read: Reader, pages: Pages) -> str:
    """One row of the table; a page on which a reader fails has no body."""
    found = dict.fromkeys(pages.html, "")
    for page in list(pages.html.values())[:WARM_UP]:
        _try(read, page)
    began = time.process_time()
    for name, page in pages.html.items():
        found[name] = _try(read, page)
    seconds = time.process_time() - began
    scores = [_compare(found[name], pages.gold[name]) for name in pages.gold]
    precision, recall = (mean(values) for values in zip(*(score[:2] for score in scores), strict=True))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    exact = mean(score[2] for score in scores)
    return f"{len(found) / seconds:10.1f}{f1:10.3f}{precision:10.3f}{recall:10.3f}{exact:10.3f}"


def _try(read: Reader, page: str) -> str:
    try:
        return read(page)
    except Exception:  # noqa: BLE001 - a peer may fail in any way, and the others go on
        return ""


def _compare(found: str, gold: str) -> tuple[float, float, bool]:
    ours, theirs = (re.findall(r"\w+", text) for text in (found, gold))
    a, b = (Counter(zip(*(words[n:] for n in range(4)), strict=False)) for words in (ours, theirs))
    hits = sum((a & b).values())
    return hits / max(1, sum(a.values())), hits / max(1, sum(b.values())), ours == theirs


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Read saved pages beside other readers.")
    parser.add_argument("set", type=Path, nargs="?", help="folder with input.jsonl(.gz) and gold.jsonl")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = read_set(options.set) if options.set else read_corpus()
    print(f"{len(pages.html)} pages{'':12}pages/CPU s        F1 precision    recall     exact")
    for name, (package, read) in READERS.items():
        try:
            importlib.import_module(package)
        except ImportError:
            print(f"{name:18}not installed")
            continue
        print(f"{name:18}{measure(read, pages)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
