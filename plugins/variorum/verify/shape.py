"""The shape of digest data: every key of the contract with a value of its type, so that no other check need ask.

A shape is a type, a tuple of shapes (any of them), a list of one shape (a list of such), or a mapping (an object with
at least these keys). The JSON Schemas of the contract say the same to the world; they are not installed here.
"""

from __future__ import annotations

import functools
import operator
import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from .finding import excerpt

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
    "topics": [str],
    "corrections": [
        {
            "on": TEXT,
            "what": str,
            "articles": [str],
            "statements": [str],
            "digest": str,
            "sentences": ([PAIR], NULL),
        }
    ],
    "news": ({"articles": [str], "statements": [str], "sources": [str], "figures": [SPAN]}, NULL),
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
        "stands_for": TEXT,
    },
    "outlets": {
        "id": str,
        "name": str,
        "domain": TEXT,
        "agency": bool,
        "rights": str,
        "articles": int,
        "full_feed": [{"from": str, "to": str, "evidence": str}],
    },
    "redirects": {"from": str, "to": str, "reason": str},
    "rejects": {"path": str, "record": TEXT, "stage": str, "reason": str},
}


def find_mismatches(name: str, row: object) -> list[tuple[str, str]]:
    """Where a row differs from the shape of its file, and a sentence with what belongs there and what is there."""
    try:
        msgspec.convert(row, _type_of(name))
    except msgspec.ValidationError:
        found = mismatches(row, SHAPES[name])
        return [(where, f"Expected {expected}, found {excerpt(value)}.") for where, expected, value in found]
    return []


@cache
def _type_of(name: str) -> Any:
    """The shape of a file's rows as a type of msgspec's, which asks the same in a tenth of the time."""
    return _to_type(name, SHAPES[name])


def _to_type(name: str, shape: Shape) -> Any:
    if isinstance(shape, tuple) and shape[0] == "integers":
        return types.GenericAlias(tuple, (int,) * shape[1])
    if isinstance(shape, tuple):
        return functools.reduce(operator.or_, [_to_type(name, one) for one in shape])
    if isinstance(shape, list):
        return types.GenericAlias(list, (_to_type(name, shape[0]),))
    if isinstance(shape, Mapping):
        # Keys need not be identifiers ("from" is none), so fields are numbered and renamed.
        fields = [(f"f{number}", _to_type(f"{name}_{key}", inner)) for number, (key, inner) in enumerate(shape.items())]
        names = {field: key for (field, _), key in zip(fields, shape, strict=True)}
        return msgspec.defstruct(name, fields, rename=names)
    return shape


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
