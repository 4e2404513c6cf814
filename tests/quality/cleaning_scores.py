"""How the cleaner's work on the labelled texts and pages is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from quality.cleaning_labels import CORPUS, Facts, LabelledPage, LabelledText, folded
from variorum.cleaning import clean_article
from variorum.intake import find_inputs, read_input
from variorum.model import Article
from variorum.raw_article import RawArticle

Counts = Counter[str]


def read_articles(kind: str) -> dict[str, Article]:
    """The cleaned article of each file of "texts" or "pages", by the file's name."""
    inputs = find_inputs(sorted(path for path in (CORPUS / kind).iterdir() if path.suffix != ".toml"))
    found = [item for file in inputs.files for item in read_input(file, inputs.table)]
    return {Path(raw.article.path).stem: clean_article(raw) for raw in found if isinstance(raw, RawArticle)}


def count_text(text: LabelledText, article: Article) -> tuple[Counts, list[str]]:
    """Lines removed and body lines left whole, and every miss; a body line may also be a subheading's block."""
    cuts = {cut.line for cut in article.cuts}
    headings = {folded(block.text or "") for block in article.blocks if block.kind == "subheading"}
    body = folded(article.text)
    counts: Counts = Counter()
    misses = []
    for number in (*text.keep, *text.remove):
        wanted = number in text.keep
        gone = number in cuts
        counts["lines"] += 1
        counts["removed"] += gone
        counts["to remove"] += not wanted
        counts["removed rightly"] += gone and not wanted
        if wanted:
            line = re.sub(r"^[-*•▪◦‣·●–—>]\s+", "", folded(text.lines[number - 1]))
            whole = not gone and (line in body or line in headings)
            counts["body lines"] += 1
            counts["whole"] += whole
        if gone == wanted:
            misses.append(f"{'lost' if wanted else 'left'} {number}: {text.lines[number - 1].strip()[:90]}")
    return counts, misses


def count_page(page: LabelledPage, article: Article | None) -> tuple[Counts, list[str]]:
    """4-grams of the body found, and whether the page is exact; what can be argued both ways is left out first."""
    found = _without(_body(article), page.either) if article else []
    wanted = _words(" ".join(_in_order(page)))
    ours, theirs = (Counter(zip(*(words[n:] for n in range(4)), strict=False)) for words in (found, wanted))
    hits = sum((ours & theirs).values())
    total = max(1, sum(ours.values()) + sum(theirs.values()) - hits)
    counts: Counts = Counter(pages=1, exact=sorted(found) == sorted(wanted))
    shares = {"hits": hits, "found": sum(ours.values()), "wanted": sum(theirs.values())}
    counts.update({f"4-grams {name}": round(value * 1000 / total) for name, value in shares.items()})
    misses = [f"more: {' '.join(gram)}" for gram in (ours - theirs)] + [
        f"less: {' '.join(gram)}" for gram in (theirs - ours)
    ]
    return counts, misses


def count_facts(facts: Facts, article: Article | None) -> tuple[Counts, list[str]]:
    """Facts found, wanted and right: title, day of publication, authors by the words of their names."""
    counts: Counts = Counter()
    misses = []
    for name, key in _FACTS.items():
        wanted, found = key(getattr(facts, name)), key(getattr(article, name, None))
        counts[f"{name} wanted"] += bool(wanted)
        counts[f"{name} found"] += bool(found and wanted)
        counts[f"{name} right"] += bool(wanted and wanted == found)
        if wanted and wanted != found:
            misses.append(f"{name}: {getattr(article, name, None)!r}, not {getattr(facts, name)!r}")
    return counts, misses


def harmonic(hits: int, found: int, wanted: int) -> float:
    """F1 in per cent."""
    return round(200 * hits / (found + wanted), 1) if found + wanted else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _lower(value: object) -> list[str]:
    return _words(str(value or "").casefold())


_FACTS: dict[str, Callable[[object], object]] = {
    "title": _lower,
    "published": lambda value: str(value or "")[:10],
    "authors": lambda value: sorted(word for name in (value or ()) for word in _lower(name)),  # type: ignore[attr-defined]
}


def _in_order(page: LabelledPage) -> Iterable[str]:
    """Body and subheadings as they stand in the page; a subheading goes where its words first stand."""
    shown = folded(re.sub(r"<[^>]*>", " ", page.html))
    return sorted((*page.body, *page.subheadings), key=lambda words: shown.find(words[:20]))


def _body(article: Article) -> str:
    pieces, at = [], 0
    for block in article.blocks:
        if block.kind == "subheading" and block.before is not None:
            pieces += [article.text[at : block.before], f"{block.text}\n\n"]
            at = block.before
    return folded(" ".join([*pieces, article.text[at:]]))


def _without(body: str, either: Sequence[str]) -> list[str]:
    for words in sorted(either, key=len, reverse=True):
        body = body.replace(words, " ")
    return _words(body)
