"""Briefs of rows: the little that the indexes need, taken out when a row is first seen."""

from __future__ import annotations

from ..digest_data import Row
from .heads import head_of
from .ledger import Brief, digest_of_text, of_topic, said_by
from .place import place_of
from .times import changed_on


def make_brief(file: str, row: Row) -> Brief:
    """The brief of a row that has the shape of its file."""
    if file == "redirects":
        return Brief(row["from"], name=row["to"], key=str(row.get("id") or ""), reason=row["reason"])
    if file == "rejects":
        return Brief()
    head = digest_of_text(head_of(file, row))
    if file == "articles":
        return _of_article(row, head)
    if file == "outlets":
        days = [f"{span['from']}/{span['to']}" for span in row["full_feed"]]
        return Brief(row["id"], head, ids=[] if row["agency"] else days)
    return _of_story(row, head) if file == "stories" else Brief(row["id"], head)


def _of_article(row: Row, head: bytes) -> Brief:
    named: dict[str, list[tuple[int, int]]] = {}
    for mention in row["mentions"]:
        if mention["entity"] is not None:
            named.setdefault(mention["entity"], []).append((mention["start"], mention["end"]))
    quotations = [quotation["id"] for quotation in row["quotations"]]
    said: dict[str, list[tuple[str, str, int, int]]] = {}
    for q in row["quotations"]:
        if q["speaker"] is not None:
            said.setdefault(said_by(q["speaker"]), []).append((q["id"], q["kind"], q["start"], q["end"]))
    parts = {key: digest_of_text(told) for key, told in (*named.items(), *said.items())}
    changed, outlet = row["published"] or "", row["outlet"] or ""
    return Brief(row["id"], head, row["path"], ids=quotations, parts=parts, changed=changed, outlet=outlet)


def _of_story(row: Row, head: bytes) -> Brief:
    cited: dict[str, list[tuple[str, int, int]]] = {}
    for statement in row["statements"]:
        for citation in statement["citations"]:
            article, start, end = place_of(citation)
            cited.setdefault(article, []).append((statement["id"], start, end))
    statements = [statement["id"] for statement in row["statements"]]
    parts = {key: digest_of_text(spans) for key, spans in cited.items()}
    parts |= {of_topic(code): b"" for code in row["topics"]}
    return Brief(row["id"], head, row["slug"], row["articles"], statements, parts, changed=changed_on(row) or "")
