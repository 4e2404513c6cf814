"""Records in documents of XML, JSON and mail, found again for verification by code of its own.

It does not ask which element or key holds an article's words: every string below the element or object that bears the
record's name is a reading, and so is the whole of it.
"""

from __future__ import annotations

import html.entities
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from typing import Any

from .raw_readings import Named, Record, decode, readings_of

UNITS = frozenset({"item", "entry", "newsItem", "nitf", "contentSet"})
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_S_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_BARE = re.compile(r"&(?![A-Za-z#][A-Za-z0-9]{0,30};)")
_ITEM = frozenset({"uri", "content_html", "content_text", "summary"})
"""Keys of items of ninjs and of JSON Feed, which the keys of a plain record are not."""
MAX_DEPTH = 30
"""Levels of JSON below an object in which strings are looked for."""


def find_in_document(data: bytes, text: str | None) -> Iterator[Named]:
    """The records of a document by their own names and by their places; nothing for what is no document."""
    first = (text or "").lstrip("\ufeff \t\r\n")[:1]
    if first == "<":
        yield from _find_in_xml(text or "")
    elif first in {"{", "["}:
        yield from _find_in_json(text or "")
    if re.match(rb"[A-Za-z>][A-Za-z0-9-]*[: ]", data.lstrip()[:80]):
        yield from _find_in_mail(data)


def find_in_object(value: Any, place: str | None) -> Iterator[Named]:
    """A JSON object under its own names, its place, and the objects inside it that have names of their own."""
    text = str(value.get("text") or "")
    # A text without a letter is as good as none: then the record's page counts.
    key = "text" if any(map(str.isalpha, text)) else "html"
    own = value.get(key)
    if isinstance(own, str):
        yield _name(value) or place, [(key, one) for one in readings_of(own)]
    elif _ITEM.intersection(str(key).lower() for key in value):
        yield _name(value) or place, list(_strings(value, 0))
        for inner in _objects(value, 0):
            yield _name(inner) or place, list(_strings(inner, 0))


def _name(value: Any) -> str | None:
    name = value.get("uri") if isinstance(value.get("uri"), str) else value.get("id")
    is_named = isinstance(name, str | int) and str(name).strip()
    return str(name).encode("utf-8", "replace").decode() if is_named else None


def _find_in_json(text: str) -> Iterator[Named]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        yield from _find_in_list(value["items"], "item")
    if isinstance(value, list):
        yield from _find_in_list(value, "record")
    elif isinstance(value, dict):
        yield from find_in_object(value, None)


def _find_in_list(values: list[Any], what: str) -> Iterator[Named]:
    for number, value in enumerate(values, 1):
        if isinstance(value, dict):
            yield from find_in_object(value, f"{what} {number}")


def _objects(value: Any, depth: int) -> Iterator[Any]:
    """The objects with names inside an object."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner if depth < MAX_DEPTH else ():
        if isinstance(one, dict) and _name(one):
            yield one
        yield from _objects(one, depth + 1)


def _strings(value: Any, depth: int) -> Iterator[Record]:
    if isinstance(value, str):
        if any(map(str.isalpha, value)):
            yield from (("html", one) for one in readings_of(value))
        return
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner if depth < MAX_DEPTH else ():
        yield from _strings(one, depth + 1)


def _find_in_xml(text: str) -> Iterator[Named]:
    root = _parse(text)
    units = [one for one in root.iter() if _local(one) in UNITS] if root is not None else []
    for number, unit in enumerate(units, 1):
        readings = list(_readings(unit))
        ids = [
            unit.get("guid"),
            *(" ".join("".join(one.itertext()).split()) for one in unit if _local(one) in {"guid", "id"}),
        ]
        for name in dict.fromkeys([*ids, f"item {number}", None]):
            if name != "":
                yield name, readings


def _parse(text: str) -> Any:
    from lxml import etree  # noqa: PLC0415 - for XML only

    text = _ILLEGAL.sub("", re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")))
    for is_repaired in (False, True):
        if is_repaired:
            text = _BARE.sub("&amp;", _ENTITY.sub(_character, text))
        parser = etree.XMLParser(
            encoding="utf-8", resolve_entities=False, no_network=True, recover=is_repaired, remove_comments=True
        )
        try:
            root = etree.fromstring(text.encode(), parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None:
            etree.strip_elements(root, etree.Entity, with_tail=False)
            return root
    return None


def _character(match: re.Match[str]) -> str:
    if match[1] in _XML_S_OWN:
        return match[0]
    return html.entities.html5.get(f"{match[1]};", f"&amp;{match[1]};")


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _readings(unit: Any) -> Iterator[Record]:
    """The strings of a unit's elements, packed ones too, and the unit as a page."""
    from lxml import etree  # noqa: PLC0415 - for XML only

    for one in unit.iter(etree.Element):
        words = "".join(one.itertext())
        if any(map(str.isalpha, words)) and (len(one) == 0 or one is not unit):
            yield from (("html", reading) for reading in readings_of(words))
            if one.get("mode") == "base64" and (packed := _unpacked(words)):
                yield "html", packed
    for one in unit.iter(etree.Element):
        one.tag = _local(one)
    yield "html", etree.tostring(unit, encoding="unicode", method="html", with_tail=False)


def _unpacked(words: str) -> str | None:
    from base64 import b64decode  # noqa: PLC0415 - for old Atom only

    try:
        return decode(b64decode(words), is_page=True)
    except ValueError:
        return None


def _find_in_mail(data: bytes) -> Iterator[Named]:
    try:
        parts = [part for part in message_from_bytes(data, policy=policy.default).walk() if not part.is_multipart()]
        yield None, [reading for part in parts for reading in _mail_readings(part)]
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError):
        return


def _mail_readings(part: Any) -> Iterator[Record]:
    payload = part.get_payload(decode=True)
    if part.get_content_maintype() != "text" or not isinstance(payload, bytes):
        return
    texts = [decode(payload, is_page=True)]
    with suppress(UnicodeError, LookupError):
        texts.append(payload.decode(part.get_content_charset() or "utf-8"))
    yield from (("html", one) for text in texts if text is not None for one in readings_of(text))
