"""A list of feeds as any reader exports it: OPML, nested as it likes, its attributes in any case."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ..errors import InputError

SIZE_LIMIT = 10_000_000
"""Bytes of a list above which it is none: a thousand feeds take 300,000."""

_BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)")


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that the user reads: its address as written, and the name that the list gives it, if any."""

    url: str
    name: str | None


def read_opml(data: bytes, where: str) -> tuple[Subscription, ...]:
    """The feeds of a list in its order, each address once; raise InputError for what is no list of feeds.

    A bare `&`, the usual slip in addresses, is read over. Entities are text, and no outside file is ever read.
    """
    if len(data) > SIZE_LIMIT:
        raise InputError(f"{where} is larger than {SIZE_LIMIT:,} bytes: no list of feeds.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_BARE.sub(b"&amp;", data.strip()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{where} is no OPML: {error}. Export it from your reader again.") from error
    if _name(root) != "opml":
        raise InputError(f"{where} is no OPML: its first element is not <opml>. Export it from your reader again.")
    found: dict[str, Subscription] = {}
    for element in root.iter():
        if _name(element) == "outline":
            facts = {str(key).lower(): " ".join(str(value).split()) for key, value in element.attrib.items()}
            if url := _http(facts.get("xmlurl", "")):
                found.setdefault(url, Subscription(url, facts.get("text") or facts.get("title") or None))
    return tuple(found.values())


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _http(url: str) -> str:
    """An address as it is asked: `feed:` is how some readers write http."""
    if not url.lower().startswith("feed:"):
        return url
    rest = url[len("feed:") :]
    return rest if rest.lower().startswith(("http://", "https://")) else f"http://{rest.lstrip('/')}"
