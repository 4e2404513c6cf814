"""NITF, the news industry's text format: stand-alone, in a NewsML-G2 item or as a body of ninjs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..model import Image, Reject
from .bodies import fill_fragment
from .news_items import check_embargo, item_of, item_status, moment_of
from .records import Claim, Record, UnreadableError, reject
from .sources import Source
from .urls import is_address
from .xml_documents import child, children, inner_markup, local, parse_xml, path, text_at

EVIDENCE = "nitf"


def read_nitf(source: Source) -> Iterator[Record | Reject]:
    """The article of a document, or the reason why there is none."""
    try:
        root, encoding = parse_xml(source)
        yield fill_nitf(Record(source.path, None), root).with_encoding(encoding)
    except UnreadableError as error:
        yield reject(source.path, None, error)


def fill_nitf(record: Record, root: Any) -> Record:
    """The record with the words and facts of a document, which rank below its own; raise UnreadableError if none."""
    docdata, body = path(root, "head", "docdata"), child(root, "body")
    status = docdata.get("management-status") if docdata is not None else None
    record = replace(
        record,
        claims=(*record.claims, *_claims(root, docdata, body), Claim("status", item_status(status), EVIDENCE)),
        hints=(*record.hints, *_hints(root)),
        extra=record.extra or _extra(docdata),
        uri=record.uri or _attribute(docdata, "doc-id", "id-string"),
    )
    released = _attribute(docdata, "date.release", "norm")
    if status == "embargoed" and not record.is_recalled:
        check_embargo(released or "", (_attribute(docdata, "date.issue", "norm"),))
    content = child(body, "body.content")
    images = tuple(_images(content)) if content is not None else ()
    filled = fill_fragment(record, inner_markup(content) if content is not None else "")
    return replace(filled, images=(*images, *filled.images))


def _attribute(docdata: Any, name: str, attribute: str) -> str | None:
    element = child(docdata, name)
    return element.get(attribute) if element is not None else None


def _extra(docdata: Any) -> dict[str, object]:
    if docdata is None:
        return {}
    return item_of(_attribute(docdata, "doc-id", "id-string"), _attribute(docdata, "du-key", "version"), {})


def _claims(root: Any, docdata: Any, body: Any) -> Iterator[Claim]:
    head = child(body, "body.head")
    issued = moment_of(_attribute(docdata, "date.issue", "norm"))
    pages = (meta.get("content") for meta in children(child(root, "head"), "meta") if meta.get("name") == "section")
    for fact, value in (
        ("title", text_at(path(head, "hedline", "hl1"))),
        ("title", text_at(path(root, "head", "title"))),
        ("standfirst", text_at(child(head, "abstract"))),
        ("authors", _byline(child(head, "byline"))),
        ("published", issued or moment_of(_attribute(docdata, "date.release", "norm"))),
        ("section", next(pages, None)),
        ("rights", text_at(child(head, "rights"))),
        ("credit", text_at(child(head, "distributor"))),
    ):
        if value:
            yield Claim(fact, value, EVIDENCE)


def _byline(byline: Any) -> str | None:
    """A byline without the titles of its people."""
    if byline is None:
        return None
    people = [text for one in byline.iter() if local(one) == "person" and (text := text_at(one))]
    if people:
        return "; ".join(people)
    return " ".join(filter(None, [byline.text, *(part.tail for part in byline)])).strip(" ,\n\t") or None


def _hints(root: Any) -> Iterator[Claim]:
    """Publications and owners that a document names."""
    head = child(root, "head")
    docdata = child(head, "docdata")
    for element, attribute in ((child(head, "pubdata"), "name"), (child(docdata, "doc.copyright"), "holder")):
        if element is not None and (value := element.get(attribute)):
            yield Claim("outlet", value, f"{EVIDENCE} {local(element)}")


def _images(content: Any) -> Iterator[Image]:
    for media in (one for one in content.iter() if local(one) == "media" and one.get("media-type") == "image"):
        reference = child(media, "media-reference")
        url = reference.get("source", "") if reference is not None else ""
        if is_address(url):
            caption, producer = text_at(child(media, "media-caption")), text_at(child(media, "media-producer"))
            yield Image(url, reference.get("alternate-text"), producer, caption)
