"""Where every page of a site lies, and which addresses may become links.

Pages link to each other by relative address, never to a folder, so that the site works from disk.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from ..errors import DigestDataError, SettingsError

FRONT = "index.html"
ARCHIVE = "archive.html"
METHOD = "method.html"
SEARCH = "search.html"
ENTITIES = "entities/index.html"
OUTLETS = "outlets/index.html"
UNDATED = "days/undated.html"
MISSING = "404.html"
FOLDERS = frozenset({"articles", "compare", "days", "entities", "outlets", "stories"})
"""Folders of pages that an address may lead to."""

# An id or slug becomes a file's name: nothing that could climb out of its folder or mean something to a shell or a URL.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BLANK_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f]")


@cache  # a site links to each of its pages many times
def story_page(slug: str) -> str:
    """The page of a story."""
    return f"stories/{_checked(slug)}.html"


@cache
def compare_page(slug: str) -> str:
    """The comparison of the outlets that tell a story."""
    return f"compare/{_checked(slug)}.html"


@cache
def article_page(article: str) -> str:
    """The page of a kept article."""
    return f"articles/{_checked(article)}.html"


@cache
def entity_page(entity: str) -> str:
    """The page of a person, body or place."""
    return f"entities/{_checked(entity)}.html"


@cache
def outlet_page(outlet: str) -> str:
    """The page of an outlet."""
    return f"outlets/{_checked(outlet)}.html"


def topic_page(code: str) -> str:
    """The page of a topic, by its IPTC code."""
    return f"topics/{_checked(code)}.html"


def day_page(day: str) -> str:
    """The page of a day, `YYYY-MM-DD`."""
    return f"days/{_checked(day)}.html"


def name_feed(page: str) -> str:
    """The name of the feeds of what a page shows, without their endings: of the front page or a topic's."""
    return "feed" if page == FRONT else page.removesuffix(".html")


def atom_feed(page: str) -> str:
    """The Atom feed of what a page shows."""
    return f"{name_feed(page)}.atom"


def json_feed(page: str) -> str:
    """The JSON Feed of the same."""
    return f"{name_feed(page)}.json"


def redirect_page(address: str) -> str:
    """The page of an address that a redirect names, told as a slug or as a page."""
    return address if address == FRONT or _is_page(address) else story_page(address)


def sentence_anchor(start: int, end: int) -> str:
    """The id of a cited span on its article's page."""
    return f"s{start}-{end}"


def kept_link(root: str, article: str, start: int, end: int) -> str:
    """The link to a span in the kept text."""
    return f"{root}/{article_page(article)}#{sentence_anchor(start, end)}"


def outward_link(url: str | None) -> str | None:
    """The address as something to link to, if it is http or https; None for all else."""
    if not url or _BLANK_OR_CONTROL.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def find_address(siteurl: str, prefix: str) -> str:
    """Where our folder is found when a site stands at `siteurl`; "" if that is not known.

    Raise SettingsError if a site of our own is said to stand where none can: feeds need an address that anybody can
    follow. In somebody else's site it may be written as its owner likes, and is then none that we can use.
    """
    known = siteurl.rstrip("/")
    parts = urlsplit(known) if outward_link(known) else None
    if parts is None or parts.query or parts.fragment:
        if known and not prefix:
            raise SettingsError(f"SITEURL is {siteurl!r}, but must be an address like https://news.example, or empty.")
        return ""
    return f"{known}/{prefix}" if prefix else known


def find_rooted(address: str) -> str:
    """The way to the site's folder from the root of its host, for a page that is shown at any depth."""
    return urlsplit(address).path


def find_root(page: str) -> str:
    """The way from a page up to the site's folder: "." or ".."."""
    return ".." if "/" in page else "."


def _is_page(address: str) -> bool:
    folder, _, name = address.partition("/")
    return folder in FOLDERS and name.endswith(".html") and _NAME.fullmatch(name) is not None


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise DigestDataError(
            f"{name!r} can't name a page; ids and slugs are made of letters, digits, '.', '_' and '-'."
        )
    return name
