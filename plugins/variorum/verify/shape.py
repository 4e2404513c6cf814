"""The shape of digest data: every key of the contract with a value of its type, so that no other check need ask.

A shape is a type, a tuple of shapes (any of them), a list of one shape (a list of such), or a mapping (an object with
at least these keys). The JSON Schemas of the contract say the same to the world; they are not installed here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..digest_data import FILES, DigestRows, Row, read_lines
from ..errors import DigestDataError
from .finding import Finding, Kind, excerpt

Shape = Any
TEXT, NULL = (str, type(None)), type(None)
PAIR, TRIPLE = ("integers", 2), ("integers", 3)
SPAN = {"article": str, "start": int, "end": int}
CHOSEN = {"text": str, "article": str, "field": str}

ARTICLE: Shape = {
    "id": str,
    "path": str,
    "record": TEXT,
    "also": [str],
    "earlier": [dict],
    **dict.fromkeys(("outlet", "agency", "url", "title", "standfirst"), TEXT),
    "authors": [str],
    **dict.fromkeys(("published", "modified", "language", "section"), TEXT),
    "topics": [str],
    "rights": TEXT,
    "status": str,
    "evidence": dict,
    "text": str,
    "blocks": [{"kind": str}],
    "origin": ([TRIPLE], NULL),
    "cuts": [{"line": (int, NULL), "text": str, "rule": str}],
    "images": [{"url": str, "alt": TEXT, "credit": TEXT, "caption": TEXT, "line": (int, NULL)}],
    "sentences": [PAIR],
    "mentions": [{"start": int, "end": int, "type": str, "entity": TEXT}],
    "quotations": [
        {
            "id": str,
            "start": int,
            "end": int,
            "kind": str,
            "speaker": TEXT,
            "speaker_span": (PAIR, NULL),
            "cue": (PAIR, NULL),
            "continues": TEXT,
        }
    ],
    "quantities": [{"start": int, "end": int, "value": str, "unit": TEXT, "qualifier": TEXT, "counted": TEXT}],
    "extra": dict,
}
STATEMENT: Shape = {
    "id": str,
    "tier": str,
    "block": TEXT,
    "under": TEXT,
    "shown": SPAN,
    "speaker": TEXT,
    "citations": [{**SPAN, "relation": str, "score": int, "evidence": str}],
    "sources": int,
    "event_day": (dict, NULL),
    "needs": TEXT,
}
STORY: Shape = {
    "id": str,
    "slug": str,
    "kind": str,
    "headline": CHOSEN,
    "deck": (CHOSEN, NULL),
    "articles": [str],
    "first_published": TEXT,
    "last_published": TEXT,
    "event_days": [{"said": TEXT, "date": TEXT, "evidence": str}],
    "sources": [{"articles": [str]}],
    "merges": [{"articles": [str], "score": int, "evidence": [str]}],
    "reuse": [{"kind": str, "spans": [SPAN]}],
    "chains": [{"agency": str, "articles": [str]}],
    "statements": [STATEMENT],
    "discrepancies": [
        {"id": str, "statement": str, "kind": str, "topic": str, "positions": [{"value": str, "citations": [SPAN]}]}
    ],
    "quotations": [{"id": str, "speaker": TEXT, "members": [{"article": str, "quotation": str, "variant": str}]}],
    "follows": list,
    "topics": list,
    "corrections": list,
}
SHAPES: Mapping[str, Shape] = {
    "articles": ARTICLE,
    "stories": STORY,
    "entities": {
        "id": str,
        "name": str,
        "type": str,
        "identifiers": dict,
        "aliases": [str],
        "roles": [{"title": str, "body": TEXT, "from": TEXT, "to": TEXT}],
        "articles": [str],
        "mentions": int,
    },
    "outlets": {"id": str, "name": str, "domain": TEXT, "agency": bool, "rights": str, "articles": int},
    "redirects": {"from": str, "to": str, "reason": str},
    "rejects": {"path": str, "record": TEXT, "stage": str, "reason": str},
}


def read_rows(folder: Path) -> tuple[DigestRows, list[Finding]]:
    """The digest data of a folder, and what is wrong with its shape; raise DigestDataError if a file can't be read."""
    rows = {name: read_lines(folder / f"{name}.jsonl") for name in FILES}
    report = _read_report(folder / "report.json")
    findings = [found for name in FILES for found in _check_rows(name, rows[name])]
    if not isinstance(report, dict):
        findings.append(Finding("data/report.json", "", Kind.DATA_SHAPE, "The report must be an object; it is not."))
        report = {}
    if any(found.kind == Kind.DATA_SHAPE for found in findings):
        return DigestRows({}, {}, {}, {}, [], [], {}), findings
    by_id = {name: {row["id"]: row for row in rows[name]} for name in ("articles", "stories", "entities", "outlets")}
    return DigestRows(**by_id, redirects=rows["redirects"], rejects=rows["rejects"], report=report), findings


def _read_report(path: Path) -> object:
    try:
        report: object = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DigestDataError(f"{path} can't be read: {error}. Compile again.") from error
    return report


def _check_rows(name: str, rows: list[Row]) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        for where, expected, found in mismatches(row, SHAPES[name]):
            place = f"line {number}{where}"
            yield Finding(f"data/{name}.jsonl", place, Kind.DATA_SHAPE, f"Expected {expected}, found {excerpt(found)}.")
        if isinstance(row, dict) and isinstance(row.get("id"), str) and name not in {"redirects", "rejects"}:
            if row["id"] in seen:
                message = f"The id {row['id']} stands twice; ids are unique."
                yield Finding(f"data/{name}.jsonl", f"line {number}", Kind.DUPLICATE_ID, message)
            seen.add(row["id"])


def mismatches(value: object, shape: Shape) -> Iterator[tuple[str, str, object]]:
    """Where a value differs from a shape: the way to the place, what belongs there, and what is there."""
    if isinstance(shape, tuple) and shape[0] == "integers":
        if not (isinstance(value, list) and len(value) == shape[1] and all(_is(number, int) for number in value)):
            yield "", f"a list of {shape[1]} integers", value
    elif isinstance(shape, tuple):
        if not any(next(mismatches(value, one), None) is None for one in shape):
            yield "", " or ".join(map(_name, shape)), value
    elif isinstance(shape, type):
        if not _is(value, shape):
            yield "", _name(shape), value
    elif isinstance(shape, list):
        yield from _list_mismatches(value, shape[0])
    else:
        yield from _object_mismatches(value, shape)


def _list_mismatches(value: object, shape: Shape) -> Iterator[tuple[str, str, object]]:
    if not isinstance(value, list):
        yield "", "a list", value
        return
    for number, item in enumerate(value):
        for where, expected, found in mismatches(item, shape):
            yield f"/{number}{where}", expected, found


def _object_mismatches(value: object, shape: Mapping[str, Shape]) -> Iterator[tuple[str, str, object]]:
    if not isinstance(value, dict):
        yield "", "an object", value
        return
    for key, inner in shape.items():
        if key not in value:
            yield f"/{key}", "this key", "nothing"
            continue
        for where, expected, found in mismatches(value[key], inner):
            yield f"/{key}{where}", expected, found


def _is(value: object, kind: type) -> bool:
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _name(shape: Shape) -> str:
    names = {str: "a string", int: "an integer", dict: "an object", list: "a list", bool: "true or false", NULL: "null"}
    return names.get(shape, "a value of its shape") if isinstance(shape, type) else "a value of its shape"
