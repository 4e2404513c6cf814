"""Briefs of rows: the little that the indexes need, taken out when a row is first seen."""

from __future__ import annotations

from ..digest_data import Row
from .ledger import Brief, digest_of_text
from .place import place_of


def make_brief(file: str, row: Row) -> Brief:
    """The brief of a row that has the shape of its file."""
    if file == "articles":
        return _of_article(row)
    if file == "stories":
        return _of_story(row)
    if file == "redirects":
        return Brief(row["from"], row["to"])
    return Brief(row["id"], row["name"]) if file in {"entities", "outlets"} else Brief()


def _of_article(row: Row) -> Brief:
    named: dict[str, list[tuple[int, int]]] = {}
    for mention in row["mentions"]:
        if mention["entity"] is not None:
            named.setdefault(mention["entity"], []).append((mention["start"], mention["end"]))
    quotations = [quotation["id"] for quotation in row["quotations"]]
    return Brief(
        row["id"], row["path"], ids=quotations, parts={key: digest_of_text(spans) for key, spans in named.items()}
    )


def _of_story(row: Row) -> Brief:
    cited: dict[str, list[tuple[str, int, int]]] = {}
    for statement in row["statements"]:
        for citation in statement["citations"]:
            article, start, end = place_of(citation)
            cited.setdefault(article, []).append((statement["id"], start, end))
    statements = [statement["id"] for statement in row["statements"]]
    parts = {key: digest_of_text(spans) for key, spans in cited.items()}
    return Brief(row["id"], row["slug"], row["articles"], statements, parts)
