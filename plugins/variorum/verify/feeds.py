"""The feeds of a site and of its topics as they are written: Atom and JSON Feed, read into one form, every part known.

What a feed has beyond this form nobody would have checked: it can't be read then.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

ATOM, JSON_FEED = ".atom", ".json"
WHOLE = "feed"
"""What the feeds of all stories are called, without their endings; those of a topic are called as its page."""
FRONT = "index.html"
MOST = 50
"""Stories that a feed tells of."""
TOPICS = "topics/"
"""Where the feeds of topics lie, beside their pages."""
_IN_TOPICS = re.compile(f"{TOPICS}[0-9]+")
_NAMESPACE = "{http://www.w3.org/2005/Atom}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FEED = (
    *(("title", ()), ("id", ()), ("link", ("rel", "type", "href")), ("link", ("rel", "type", "href"))),
    *(("updated", ()), ("author", ())),
)
_ENTRY = (("title", ()), ("id", ()), ("link", ("rel", "type", "href")), ("updated", ()), ("content", ("type",)))
_TOP = frozenset({"version", "title", "home_page_url", "feed_url", "language", "authors", "items"})
_ITEM = frozenset({"id", "url", "title", "content_html", "date_modified"})
_VERSION = "https://jsonfeed.org/version/1.1"

Element = Any


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry: its name, where it leads, and what it says; `content` is HTML."""

    name: str
    address: str
    title: str
    language: str | None
    published: str | None
    updated: str
    content: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `name` is its path without the ending, `site` the name of the site, `address` where that stands.

    `updated` is None where the form has none.
    """

    name: str
    title: str
    site: str
    address: str
    updated: str | None
    language: str
    entries: tuple[FeedEntry, ...]


def is_feed(path: str) -> bool:
    """Whether a file of the site is a feed, by its path."""
    name, dot, ending = path.rpartition(".")
    return dot + ending in READERS and (name == WHOLE or _IN_TOPICS.fullmatch(name) is not None)


def topic_of(feed: str) -> str:
    """The topic that a feed of this name is of; "" for the feeds of all stories."""
    return feed.removeprefix(TOPICS) if feed.startswith(TOPICS) else ""


def read_feed(path: str, data: bytes) -> Feed:
    """Read a feed; raise ValueError that says what is not as agreed."""
    name, dot, ending = path.rpartition(".")
    return READERS[dot + ending](name, data)


def _home(name: str) -> str:
    """The page that shows what a feed tells."""
    return FRONT if name == WHOLE else f"{name}.html"


def _read_atom(name: str, data: bytes) -> Feed:
    from lxml import etree  # noqa: PLC0415 - slow to import, and nothing is parsed where all is proved

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root.getroottree().docinfo.doctype or root.tag != f"{_NAMESPACE}feed" or set(root.attrib) != {_LANGUAGE}:
        raise ValueError("The root must be feed of Atom, in one language, without a document type.")
    children = list(root)
    head, entries = children[: len(_FEED)], children[len(_FEED) :]
    _check_shape(head, _FEED)
    links = [dict(node.attrib) for node in head[2:4]]
    address = _before(links[0]["href"], f"/{name}{ATOM}")
    home = f"{address}/{_home(name)}"
    wanted = [
        {"rel": "self", "type": "application/atom+xml", "href": f"{address}/{name}{ATOM}"},
        {"rel": "alternate", "type": "text/html", "href": home},
    ]
    names = [(node.tag, dict(node.attrib)) for node in head[5]]
    known = f"{address}/" if name == WHOLE else home
    if links != wanted or _text(head[1]) != known or names != [(f"{_NAMESPACE}name", {})]:
        raise ValueError("The head must name the feed, the site and its address, and no more.")
    told = tuple(map(_read_entry, entries))
    return Feed(name, _text(head[0]), _text(head[5][0]), address, _text(head[4]), root.attrib[_LANGUAGE], told)


def _read_entry(entry: Element) -> FeedEntry:
    children = list(entry)
    published = next((node for node in children if node.tag == f"{_NAMESPACE}published"), None)
    title = children[0] if children else entry
    language = title.attrib.pop(_LANGUAGE, None)
    rest = [node for node in children if node is not published]
    if entry.tag != f"{_NAMESPACE}entry" or entry.attrib:
        raise ValueError("The feed must hold entries after its head, and nothing else.")
    _check_shape(rest, _ENTRY)
    link = dict(rest[2].attrib)
    if (link["rel"], link["type"], rest[4].get("type")) != ("alternate", "text/html", "html"):
        raise ValueError("An entry must lead to a page, and its content must be HTML.")
    told = None if published is None else _text(published)
    return FeedEntry(_text(rest[1]), link["href"], _text(rest[0]), language, told, _text(rest[3]), _text(rest[4]))


def _check_shape(nodes: list[Element], shape: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    found = tuple((node.tag, tuple(node.attrib)) for node in nodes)
    if found != tuple((_NAMESPACE + tag, names) for tag, names in shape):
        wanted = ", ".join(tag for tag, _ in shape)
        raise ValueError(f"Expected the elements {wanted}; found {', '.join(str(tag) for tag, _ in found)}.")


def _text(node: Element) -> str:
    if len(node):
        raise ValueError(f"The element {node.tag} must hold text alone.")
    return node.text or ""


def _read_json(name: str, data: bytes) -> Feed:
    feed = json.loads(data)
    if not isinstance(feed, dict) or feed.keys() != _TOP or not isinstance(feed["items"], list):
        raise ValueError(f"The feed must be an object of {', '.join(sorted(_TOP))}.")
    address = _before(str(feed["feed_url"]), f"/{name}{JSON_FEED}")
    known = (feed["version"], feed["home_page_url"])
    if known != (_VERSION, f"{address}/{_home(name)}"):
        raise ValueError("The head must name the version, the site and its address.")
    site = _read_author(feed["authors"])
    told = tuple(map(_read_item, feed["items"]))
    return Feed(name, str(feed["title"]), site, address, None, str(feed["language"]), told)


def _read_author(authors: object) -> str:
    match authors:
        case [{"name": str(name), **more}] if not more:
            return name
    raise ValueError("The one author of the feed must be the site, by its name.")


def _read_item(item: Mapping[str, object]) -> FeedEntry:
    optional = {"date_published", "language"}
    if (
        not isinstance(item, dict)
        or item.keys() - optional != _ITEM
        or not all(isinstance(v, str) for v in item.values())
    ):
        raise ValueError(f"An item must have {', '.join(sorted(_ITEM))}, as text.")
    return FeedEntry(
        name=item["id"],
        address=item["url"],
        title=item["title"],
        language=item.get("language"),
        published=item.get("date_published"),
        updated=item["date_modified"],
        content=item["content_html"],
    )


def _before(address: str, end: str) -> str:
    if not address.startswith(("http://", "https://")) or not address.endswith(end):
        raise ValueError(f"The feed must say that it stands at an address that ends in {end}; found {address!r}.")
    return address.removesuffix(end)


READERS: Mapping[str, Callable[[str, bytes], Feed]] = {ATOM: _read_atom, JSON_FEED: _read_json}
"""What reads a feed, by the ending of its path."""
