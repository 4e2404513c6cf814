"""Back to the raw files: the text of every article stands in its record, and no line of the record is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..digest_data import Row
from .finding import Finding, Kind, difference, excerpt
from .lines import find_lost_lines
from .markup import Node, fold, parse
from .raw_readings import Record
from .tables import INLINE_ELEMENTS

SILENT = frozenset({"script", "style", "template"})
_TOKEN = re.compile(r"\w+|[^\w\s]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")

Fault = tuple[Kind, str, str]


def check_record(article: Row, candidates: list[Record]) -> list[Finding]:
    """An article against the records of its name; where a name stands twice in a file, against the best."""
    faults = _check_article(article, candidates)
    return [
        Finding("data/articles.jsonl", f"{article['id']}/{where}", kind, message) for kind, where, message in faults
    ]


def _check_article(article: Row, candidates: list[Record]) -> list[Fault]:
    if not candidates:
        name = f"{article['path']}, {article['record']}" if article["record"] else article["path"]
        return [(Kind.MISSING_SOURCE, "path", f"The raw record {name} can't be found or read in the content.")]
    best: list[Fault] | None = None
    for _, raw in candidates:
        faults = _check_record(article, raw)
        best = faults if best is None or len(faults) < len(best) else best
        if not best:
            break
    return best or []


def _check_record(article: Row, raw: str) -> list[Fault]:
    if article["origin"] is None:
        return list(_check_page_words(article, raw))
    return [*_check_origin(article, raw), *_check_lines(article, raw)]


def _check_origin(article: Row, raw: str) -> Iterator[Fault]:
    for n, (start, raw_start, length) in enumerate(article["origin"]):
        ours, theirs = article["text"][start : start + length], raw[raw_start : raw_start + length]
        if ours != theirs and _fold_inside(ours) != _fold_inside(theirs):
            message = f"The words from {start} must stand in the raw record at {raw_start}: {difference(theirs, ours)}."
            yield Kind.CHANGED_SOURCE, f"origin/{n}", message


def _fold_inside(text: str) -> str:
    """White space folded, but kept where it stands at an end: there it parts words."""
    return re.sub(r"\s+", " ", text)


def _check_lines(article: Row, raw: str) -> Iterator[Fault]:
    for number, words in find_lost_lines(article, raw):
        message = f"Every line of the record is in the text, blocks or cuts; of line {number}, {excerpt(words)} is not."
        yield Kind.LOST_LINE, f"line {number}", message


def _check_page_words(article: Row, raw: str) -> Iterator[Fault]:
    page = iter(_tokens(visible_words(raw)))
    before = ""
    for match in _TOKEN.finditer(_INVISIBLE.sub("", article["text"])):
        if all(token != match[0] for token in page):
            message = (
                f"The words of the text stand on the raw page in their order; {excerpt(before + match[0])} does not."
            )
            yield Kind.CHANGED_SOURCE, "text", message
            return
        before = (before + match[0] + " ")[-40:]


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_INVISIBLE.sub("", text))


def visible_words(raw: str) -> str:
    """The text of a page, less scripts and styles, with a space at the edges of all but inline elements."""
    document = parse(raw.encode("utf-8", "replace"))
    parts: list[str] = []
    for node in document.nodes[:1]:
        _gather(node, parts)
    document.release()
    return fold("".join(parts))


def _gather(node: Node, parts: list[str]) -> None:
    if node.tag in SILENT:
        return
    edge = "" if node.tag in INLINE_ELEMENTS else " "
    parts.append(edge)
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        else:
            _gather(child, parts)
    parts.append(edge)
