"""IPTC ninjs 1.x to 3.x: an item with a text is an article; items inside it are read too, pictures become data.

Keys changed their case and number between versions (`body_xhtml`, `bodies`, `contenttype`, `contentType`): they are
read in lower case, under both names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model import Image, Reject
from .bodies import fill_markup, fill_text
from .news_items import check_embargo, check_kind, item_of, item_status, topics_of
from .records import Claim, Record, UnreadableError, name_of, reject
from .urls import is_address

EVIDENCE = "ninjs"
_SIGNS = frozenset(
    {"versioncreated", "pubstatus", "headlines", "bodies", "body_xhtml", "body_text", "representationtype"}
    | {"renditions", "associations", "eventdetails", "standard", "$standard"}
)
"""Keys of which an item has at least one beside its `uri`."""
MAX_DEPTH = 3
"""Items in items that are read: a package holds articles, which hold pictures."""
_KEPT = ("profile", "genres", "urgency", "ednote", "usageterms", "slugline", "located", "expires", "altids")

Item = Mapping[str, Any]


def is_ninjs(value: Mapping[str, object]) -> bool:
    """Whether a JSON object is an item of ninjs."""
    return isinstance(value.get("uri"), str) and not _SIGNS.isdisjoint(str(key).lower() for key in value)


def read_ninjs(path: str, place: str | None, value: object, depth: int = 0) -> Iterator[Record | Reject]:
    """The article of an item and those of the items inside it, or the reason why there is none."""
    item = _lowered(value)
    name = name_of(item.get("uri")) or place
    inner = [record for one in _associated(item) for record in _read_inner(path, one, depth)]
    try:
        yield _read_item(path, name, item)
    except UnreadableError as error:
        if not inner:
            yield reject(path, name, error)
    yield from inner


def _read_inner(path: str, item: Item, depth: int) -> Iterator[Record]:
    """The articles among the items inside an item; what is none belongs to the article around it."""
    if depth < MAX_DEPTH and is_ninjs(item):
        yield from (one for one in read_ninjs(path, None, item, depth + 1) if isinstance(one, Record))


def _lowered(value: object) -> Item:
    return {str(key).lower(): inner for key, inner in value.items()} if isinstance(value, dict) else {}


def _listed(value: object) -> list[Item]:
    """The objects of a list, or of an object whose keys name them as ninjs 1 has it."""
    values = list(value.values()) if isinstance(value, dict) else value
    return [_lowered(one) for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _associated(item: Item) -> list[Item]:
    return _listed(item.get("associations"))


def _read_item(path: str, name: str | None, item: Item) -> Record:
    status = item_status(item.get("pubstatus"))
    record = Record(
        path,
        name,
        claims=(Claim("status", status, EVIDENCE), *_claims(item)),
        images=tuple(_images(item)),
        extra=item_of(item.get("uri"), item.get("version"), {key: item.get(key) for key in _KEPT}),
        hints=(Claim("outlet", item.get("copyrightholder"), f"{EVIDENCE} copyrightholder"),),
        uri=name_of(item.get("uri")),
    )
    check_kind(item.get("type") or ("event" if "eventdetails" in item else None), is_recalled=record.is_recalled)
    if not record.is_recalled:
        check_embargo(item.get("embargoed"), (item.get("versioncreated"), item.get("firstcreated")))
    return _filled(record, item)


def _filled(record: Record, item: Item) -> Record:
    for kind, value in sorted(_bodies(item), key=lambda body: body[0]):
        if any(map(str.isalpha, value)):
            return _FILL[kind](record, value)
    blurb = _blurb(item)
    if not blurb and not record.is_recalled:
        raise UnreadableError("the item has neither a body nor a description with words in it")
    return fill_text(record, blurb)


def _fill_nitf(record: Record, value: str) -> Record:
    from .nitf import fill_nitf  # noqa: PLC0415 - lxml, for bodies of NITF only
    from .xml_documents import parse_text  # noqa: PLC0415

    return fill_nitf(record, parse_text(value))


_FILL = {"html": fill_markup, "nitf": _fill_nitf, "text": fill_text}


def _bodies(item: Item) -> Iterator[tuple[str, str]]:
    """The bodies with their kinds, which sort as they are preferred: html, nitf, text."""
    for key, value in item.items():
        if key.startswith("body_") and isinstance(value, str):
            yield ("html" if "html" in key else "text"), value
    bodies = _listed(item.get("bodies"))
    for body in sorted(bodies, key=lambda one: one.get("role") != "main"):
        kind = f"{body.get('contenttype')} {body.get('role')}".lower()
        if isinstance(value := body.get("value"), str):
            yield next((name for name in ("html", "nitf") if name in kind), "text"), value


def _values(item: Item, plural: str, singular: str) -> Iterator[str]:
    """The texts of `headlines` or `descriptions`, as either version has them; captions of pictures are none."""
    for one in _listed(item.get(plural)):
        if isinstance(value := one.get("value"), str) and value.strip() and one.get("role") != "caption":
            yield value
    for key, value in item.items():
        if (key == singular or key.startswith(f"{singular}_")) and isinstance(value, str) and "caption" not in key:
            yield value


def _blurb(item: Item) -> str:
    return next(_values(item, "descriptions", "description"), "")


def _claims(item: Item) -> Iterator[Claim]:
    has_body = any(True for _ in _bodies(item))
    sources = [*_listed(item.get("infosources")), *_listed(item.get("infosource"))]
    subjects = [*_listed(item.get("subjects")), *_listed(item.get("subject"))]
    for fact, value in (
        ("title", next(_values(item, "headlines", "headline"), None)),
        ("title", item.get("title")),
        ("standfirst", _blurb(item) if has_body else None),
        ("authors", item.get("by") or item.get("byline")),
        ("published", item.get("firstcreated") or item.get("contentcreated") or item.get("versioncreated")),
        ("modified", item.get("versioncreated")),
        ("language", item.get("language")),
        ("rights", item.get("copyrightnotice") or item.get("usageterms")),
        ("section", next((one.get("name") for one in subjects if topics_of(_codes(one))), None)),
        ("topics", topics_of(code for one in subjects for code in _codes(one))),
        *(("credit", one.get("name")) for one in sources),
        ("credit", item.get("copyrightholder")),
    ):
        if value:
            yield Claim(fact, value, EVIDENCE)


def _codes(subject: Item) -> Iterator[object]:
    """The names under which a subject may be a Media Topic: its address, and its code with its scheme."""
    yield subject.get("uri")
    code = subject.get("code") or subject.get("literal")
    yield f"{'medtop:' if 'medtop' in str(subject.get('scheme')) else ''}{code}"


def _images(item: Item) -> Iterator[Image]:
    for one in _associated(item):
        if one.get("type") not in {"picture", "graphic"}:
            continue
        urls = (rendition.get("href") for rendition in _listed(one.get("renditions")))
        if url := next(filter(is_address, urls), None):
            credit = one.get("by") or one.get("byline")
            yield Image(url, None, credit if isinstance(credit, str) else None, _blurb(one) or None)
