"""XML from strangers: no entity is resolved, nothing is fetched, depth and size are bounded, damage is repaired.

Feeds are often not well-formed. What a strict parser refuses is read again with names of HTML's characters and bare
ampersands made good, and whatever libxml2 can recover is taken.
"""

from __future__ import annotations

import html
import html.entities
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .decoding import decode_unrepaired
from .fragments import check_depth
from .records import UnreadableError, fold, printable
from .sources import Source

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(?:([A-Za-z][A-Za-z0-9]{1,30});)?")
_XML = "{http://www.w3.org/XML/1998/namespace}"


def parse_xml(source: Source) -> tuple[Any, str | None]:
    """The root element of a document, and how its encoding is known; raise UnreadableError if there is none."""
    text, encoding = decode_unrepaired(source.read(), markup=True)
    return parse_text(text), encoding


def parse_text(text: str) -> Any:
    """The root element of a document that is text already; raise UnreadableError if there is none."""
    text = _ILLEGAL.sub("", printable(_DECLARATION.sub("", text.lstrip("\ufeff"), count=1)))
    root = _parse(text, is_strict=True)
    if root is None:
        root = _parse(_AMPERSAND.sub(_mend, text), is_strict=False)
    if root is None:
        raise UnreadableError("the file is no XML that can be read")
    return root


def _parse(text: str, *, is_strict: bool) -> Any:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=not is_strict,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    check_depth(parser)
    if root is not None:
        etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def _mend(match: re.Match[str]) -> str:
    known = html.entities.html5.get(f"{match[1]};") if match[1] else None
    return known or f"&amp;{match[0][1:]}"


def local(element: Any) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """The child elements of these names, in any namespace, in the order of the names; none of None."""
    for name in names if element is not None else ():
        yield from (child for child in element if local(child) == name)


def child(element: Any, *names: str) -> Any:
    """The first child of the first name that there is; None if there is none."""
    return next(children(element, *names), None)


def path(element: Any, *names: str) -> Any:
    """The element to which one child after the other leads; None if one is missing."""
    for name in names:
        element = child(element, name)
    return element


def text_at(element: Any) -> str | None:
    """All text of an element on one line; None for none."""
    return fold("".join(element.itertext())) or None if element is not None else None


def language_of(element: Any) -> str | None:
    """The language that an element or one around it declares."""
    while element is not None:
        if value := element.get(f"{_XML}lang"):
            return str(value)
        element = element.getparent()
    return None


def inner_markup(element: Any) -> str:
    """What stands in an element, as HTML: names without their namespaces, none closed by itself."""
    parts = [_escape(element.text or "")]
    for inner in element:
        for one in inner.iter(etree.Element):
            one.tag = local(one)
        etree.cleanup_namespaces(inner)
        parts.append(etree.tostring(inner, encoding="unicode", method="html", with_tail=False))
        parts.append(_escape(inner.tail or ""))
    return "".join(parts)


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
