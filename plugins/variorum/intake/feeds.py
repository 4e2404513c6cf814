"""RSS 0.9 to 2.0, RDF and Atom: each item an article; its full content counts before its summary.

Read with lxml instead of a feed library: those rewrite quotation marks, addresses and markup, and what is not as it was
received can't be quoted verbatim; they drop the zone of a date as well.
An item that carries only a blurb is an article of that blurb: these are published words of the outlet, and its link
leads to the rest.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from ..model import Image, Reject
from .bodies import fill_either, fill_fragment, fill_markup, fill_text, has_markup
from .dates import iso_date
from .decoding import decode_unrepaired
from .records import Claim, Record, UnreadableError, reject
from .sources import Source
from .urls import is_address
from .xml_documents import child, children, inner_markup, language_of, local, parse_xml, text_at

EVIDENCE = "feed"
_ITEMS = frozenset({"item", "entry"})
_BODIES = ("encoded", "content", "fullitem", "body", "div")
"""Elements that hold a whole article: `content:encoded`, Atom's `content`, `xhtml:body`."""
_BLURBS = ("description", "summary", "abstract", "subtitle", "tagline")
_DUBLIN_CORE = "http://purl.org/dc/"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def read_feed(source: Source) -> Iterator[Record | Reject]:
    """The articles of a feed; an item without words is a reject."""
    root, encoding = parse_xml(source)
    channel = _read_channel(root if local(root) == "feed" else child(root, "channel"))
    number = 0
    for number, item in enumerate(_items(root), 1):
        name = text_at(child(item, "guid", "id")) or f"item {number}"
        try:
            yield _read_item(Record(source.path, name), item, channel).with_encoding(encoding)
        except UnreadableError as error:
            yield reject(source.path, name, error)
    if not number:
        yield reject(source.path, None, "the feed has no items")


@dataclass(frozen=True, slots=True)
class _Channel:
    """What a feed says of itself, found once: all its items may stand beside it."""

    link: str
    language: str | None
    title: Any
    publisher: Any
    rights: tuple[Any, ...]


def _read_channel(channel: Any) -> _Channel:
    return _Channel(
        next((_address(one) for one in children(channel, "link") if _is_page(one)), ""),
        text_at(child(channel, "language")),
        child(channel, "title"),
        child(channel, "publisher"),
        tuple(children(channel, "rights", "copyright")),
    )


def _items(root: Any) -> Iterator[Any]:
    """The items, wherever a dialect puts them; none that stands inside another."""
    for element in root.iter():
        if local(element) in _ITEMS and not any(local(one) in _ITEMS for one in element.iterancestors()):
            yield element


def _read_item(record: Record, item: Any, channel: _Channel) -> Record:
    record = Record(
        record.path,
        record.name,
        claims=tuple(_claims(item, channel)),
        images=tuple(_images(item)),
        hints=tuple(_hints(item, channel)),
    )
    body = next(_contents(item, _BODIES), None)
    if body is None:
        body = next(_contents(item, _BLURBS), None)
    if body is None:
        raise UnreadableError("the item has neither content nor a summary with words in it")
    return _filled(record, body)


def _contents(item: Any, names: tuple[str, ...]) -> Iterator[Any]:
    """The elements of these names with a letter in them."""
    return (one for one in children(item, *names) if any(map(str.isalpha, "".join(one.itertext()))))


def _filled(record: Record, body: Any) -> Record:
    """The record with the words of an element: XML as it stands, a string as its type says or as it looks."""
    text, kind = _string_of(body), (body.get("type") or "").lower()
    if kind in {"text", "text/plain"} and _is_atom(body):
        return fill_text(record, text)
    if len(body):
        return fill_fragment(record, inner_markup(body))
    return fill_markup(record, text) if "html" in kind else fill_either(record, text)


def _string_of(body: Any) -> str:
    """The string in an element, unpacked where old Atom has packed it."""
    text = "".join(body.itertext())
    if body.get("mode") != "base64":
        return text
    try:
        return decode_unrepaired(b64decode(text, validate=False), markup=True)[0]
    except ValueError as error:
        raise UnreadableError("the item's content is no base64, as it says") from error


def _is_atom(element: Any) -> bool:
    """Whether an element is Atom's, whose types can be believed."""
    return local(element) in {"content", "summary", "title"} and "tom" in str(element.tag).rpartition("}")[0]


def _claims(item: Any, channel: _Channel) -> Iterator[Claim]:
    full = next(_contents(item, _BODIES), None)
    for fact, values in (
        ("url", _links(item, channel)),
        ("title", (_plain(one) for one in children(item, "title"))),
        ("standfirst", (_plain(one) for one in _contents(item, _BLURBS)) if full is not None else ()),
        ("authors", _authors(item)),
        ("published", (_date(one) for one in children(item, "pubDate", "published", "issued", "date", "created"))),
        ("modified", (_date(one) for one in children(item, "updated", "modified"))),
        ("language", [_language(item, channel)]),
        ("section", map(_category, children(item, "category", "subject"))),
        ("rights", map(text_at, (*children(item, "rights", "copyright"), *channel.rights))),
    ):
        for value in values:
            if value:
                yield Claim(fact, value, EVIDENCE)
    for one in children(item, "updated", "modified"):
        yield Claim("published", _date(one), "feed: updated")


def _links(item: Any, channel: _Channel) -> Iterator[str]:
    """The addresses of an item, best first, relative ones joined to the feed's own."""
    base = next((value for one in (item, *item.iterancestors()) if (value := one.get(_XML_BASE))), None)
    base = base or channel.link
    found = [text_at(one) for one in children(item, "origLink")]
    found += [_address(one) for one in children(item, "link") if _is_page(one)]
    found += [text_at(one) for one in children(item, "guid") if one.get("isPermaLink") != "false"]
    for address in filter(None, found):
        try:
            yield urljoin(base, address)
        except ValueError:
            continue


def _is_page(link: Any) -> bool:
    is_html = (link.get("type") or "html").endswith(("html", "xhtml+xml"))
    return is_html and (link.get("rel") or "alternate") == "alternate"


def _category(element: Any) -> str | None:
    return element.get("label") or element.get("term") or text_at(element)


def _address(link: Any) -> str:
    return (link.get("href") or text_at(link) or "").strip()


def _plain(element: Any) -> str | None:
    """The words of a title or summary, which may be HTML."""
    text = text_at(element)
    if text and has_markup(text) and element.get("type") != "text":
        from .fragments import text_of  # noqa: PLC0415 - for titles with markup only

        return text_of(text) or text
    return text


def _authors(item: Any) -> Iterator[str]:
    for one in children(item, "creator", "author", "contributor", "byline"):
        text = text_at(child(one, "name")) or text_at(one) or ""
        # RSS wants an address with the name behind it: "desk@echo.example (Maud Trelissick)".
        name = text.partition("(")[2].rstrip(") ") if "@" in text.partition("(")[0] else text
        if name and "@" not in name:
            yield name


def _date(element: Any) -> str | None:
    """A date of RFC 822, with its zone also where that is a name, or of ISO 8601."""
    return feed_date(text_at(element) or "")


def feed_date(text: str) -> str | None:
    """A date as mail and feeds write it, in ISO 8601."""
    try:
        return iso_date(text) if text[:4].isdigit() else parsedate_to_datetime(text[:100]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return iso_date(text)


def _language(item: Any, channel: _Channel) -> str | None:
    return text_at(child(item, "language")) or language_of(item) or channel.language


def _hints(item: Any, channel: _Channel) -> Iterator[Claim]:
    """What the item says of its source, and what the feed calls itself."""
    source = child(item, "source")
    named = child(source, "title") if source is not None and len(source) else source
    for element, evidence in (
        (named, "feed source"),
        (child(item, "publisher"), "feed publisher"),
        (channel.publisher, "feed publisher"),
        (channel.title, "feed title"),
    ):
        # Publishers are often known by an address of theirs, which is no name.
        if element is not None and (name := _plain(element)) and "@" not in name:
            yield Claim("outlet", name, evidence)


def _images(item: Any) -> Iterator[Image]:
    """Pictures of Media RSS, and pictures that are enclosed."""
    for one in item.iter():
        kind = f"{one.get('medium') or ''} {one.get('type') or ''}"
        is_media = local(one) == "content" and one.get("url") and ("image" in kind)
        if not (is_media or (local(one) == "enclosure" and "image/" in kind)):
            continue
        url = (one.get("url") or "").strip()
        if is_address(url):
            yield Image(url, None, text_at(child(one, "credit")), text_at(child(one, "description")))
