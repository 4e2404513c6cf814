"""NewsML-G2: news items, alone, in a message or beside a package; a text that stands in the item is an article.

Its words stand as XHTML or NITF in `inlineXML`, or as text in `inlineData`. Pictures, films, packages, concepts, events
and plans are no articles, and an item whose text lies elsewhere is none that can be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..model import Reject
from .bodies import fill_either, fill_fragment
from .news_items import check_embargo, check_kind, item_of, item_status, last_part, topics_of
from .nitf import fill_nitf
from .records import Claim, Record, UnreadableError, reject
from .sources import Source
from .xml_documents import child, children, inner_markup, language_of, local, parse_xml, path, text_at

EVIDENCE = "newsml"
_NO_NEWS = {
    "packageItem": "a package",
    "conceptItem": "a concept",
    "knowledgeItem": "a list of concepts",
    "planningItem": "a plan of coverage",
    "catalogItem": "a catalogue",
}


def read_newsml(source: Source) -> Iterator[Record | Reject]:
    """The article of each item of a document, or the reason why it is none."""
    root, encoding = parse_xml(source)
    found = False
    for number, item in enumerate(_items(root), 1):
        found = True
        name = item.get("guid") or f"item {number}"
        try:
            yield _read_item(Record(source.path, name), item).with_encoding(encoding)
        except UnreadableError as error:
            yield reject(source.path, name, error)
    if not found:
        yield reject(source.path, None, "the message holds no items")


def _items(root: Any) -> Iterator[Any]:
    """The items of a message or package in their order; a document that is one item gives itself."""
    if local(root) != "newsMessage":
        yield root
        return
    for items in children(root, "itemSet"):
        yield from (item for item in items if local(item) == "newsItem" or local(item) in _NO_NEWS)


def _read_item(record: Record, item: Any) -> Record:
    if local(item) in _NO_NEWS:
        raise UnreadableError(f"the item is {_NO_NEWS[local(item)]}, not an article")
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    status = item_status(_code(child(meta, "pubStatus")))
    guid = item.get("guid")
    record = replace(
        record,
        claims=(Claim("status", status, EVIDENCE), *_claims(item, meta, content)),
        hints=tuple(_hints(item, meta)),
        extra=item_of(guid, item.get("version"), _kept(meta, content)),
        uri=guid,
    )
    if not record.is_recalled:
        check_kind(_code(child(meta, "itemClass")), is_recalled=False)
        _check_embargo(meta)
    return _filled(record, item if local(item) == "contentSet" else child(item, "contentSet"))


def _check_embargo(meta: Any) -> None:
    embargo = child(meta, "embargoed")
    moments = (text_at(child(meta, name)) for name in ("versionCreated", "firstCreated"))
    check_embargo(None if embargo is None else text_at(embargo) or "", moments)


def _code(element: Any) -> str | None:
    """The concept that an element names, by QCode or address."""
    return element.get("qcode") or element.get("uri") if element is not None else None


def _filled(record: Record, content: Any) -> Record:
    """The record with the first content that has words in it."""
    for one in children(content, "inlineXML", "inlineData"):
        is_data = local(one) == "inlineData"
        inner = next((element for element in one if local(element) in {"nitf", "html"}), None)
        if inner is not None and local(inner) == "nitf":
            return fill_nitf(record, inner)
        if is_data and (text := "".join(one.itertext())).strip():
            return fill_either(record, text)
        if inner is not None:
            return fill_fragment(record, inner_markup(child(inner, "body") if local(inner) == "html" else one))
    if record.is_recalled:
        return record
    if child(content, "remoteContent") is not None:
        raise UnreadableError("the item's content lies elsewhere and is not in the file")
    raise UnreadableError("the item holds no text that is read: XHTML, NITF or plain text")


def _kept(meta: Any, content: Any) -> dict[str, object]:
    return {
        "slugline": text_at(child(content, "slugline")),
        "urgency": text_at(child(content, "urgency")),
        "ednote": text_at(child(meta, "edNote")),
        "profile": text_at(child(meta, "profile")),
    }


def _claims(item: Any, meta: Any, content: Any) -> Iterator[Claim]:
    subjects = list(children(content, "subject"))
    for fact, value in (
        *(("title", text_at(headline)) for headline in _ranked(content, "headline")),
        ("title", text_at(child(meta, "title"))),
        *(("standfirst", text_at(one)) for one in _ranked(content, "description")),
        ("authors", "; ".join(filter(None, map(text_at, children(content, "by")))) or _names(content, "creator")),
        ("published", _moment(meta, "firstCreated") or _moment(content, "contentCreated")),
        ("published", _moment(meta, "versionCreated")),
        ("modified", _moment(content, "contentModified") or _moment(meta, "versionCreated")),
        ("language", _language(content) or language_of(item)),
        (
            "rights",
            text_at(path(item, "rightsInfo", "copyrightNotice")) or text_at(path(item, "rightsInfo", "usageTerms")),
        ),
        ("section", next((text_at(child(one, "name")) for one in subjects if topics_of([_code(one)])), None)),
        ("topics", topics_of(_code(one) for one in subjects)),
        *(("credit", text_at(child(one, "name"))) for one in children(content, "infoSource")),
        ("credit", text_at(child(content, "creditline"))),
    ):
        if value:
            yield Claim(fact, value, EVIDENCE)


def _ranked(content: Any, name: str) -> list[Any]:
    """The children of a name, that of the main role first."""
    return sorted(children(content, name), key=lambda one: last_part(one.get("role")) not in {"", "main"})


def _names(content: Any, name: str) -> str | None:
    return "; ".join(filter(None, (text_at(child(one, "name")) for one in children(content, name)))) or None


def _moment(element: Any, name: str) -> str | None:
    return text_at(child(element, name))


def _language(content: Any) -> str | None:
    language = child(content, "language")
    return language.get("tag") if language is not None else None


def _hints(item: Any, meta: Any) -> Iterator[Claim]:
    """Who provides an item, else who owns it, as its outlet."""
    provider, holder = child(meta, "provider"), path(item, "rightsInfo", "copyrightHolder")
    for name, element in (("provider", provider), ("copyrightHolder", holder)):
        if element is not None:
            yield Claim("outlet", text_at(child(element, "name")) or element.get("literal"), f"{EVIDENCE} {name}")
