"""What a site with an address has: feeds and a sitemap, which list just what they should, and a page for the lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from .feeds import ATOM, JSON_FEED, WHOLE
from .finding import Finding, Kind, excerpt
from .index import TOPICS, Index
from .ledger import PageProof
from .site_files import read_file

SITEMAP = "sitemap.xml"
MISSING = "404.html"
MOST = 50_000
"""Addresses that one file may list."""
LISTED = frozenset(
    {"front", "archive", "method", "search", "letter", "entities", "outlets"}
    | {"story", "comparison", "article", "entity", "outlet", "day", "topic"}
)
"""The kinds of page that a sitemap lists; of the owner's pages it may."""

FEEDS = tuple(name + form for name in (WHOLE, *(f"topics/{topic}" for topic in TOPICS)) for form in (ATOM, JSON_FEED))
"""The feeds of all stories, and of each topic."""
_HEADS = {
    ATOM: re.compile(r'<link rel="self" type="application/atom\+xml" href="(https?://[^"<]*)"/>'),
    JSON_FEED: re.compile(r'\n"feed_url": "(https?://[^"\\]*)",\n'),
}
_FRONT = re.compile(r'href="(/?[^"<#]*)/index\.html"')
_PART = re.compile(r"sitemap(?:-\d+)?\.xml")
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_BEGIN = '<?xml version="1.0" encoding="utf-8"?>'


def check_machines(
    root: Path, manifest: Mapping[str, str], pages: Mapping[str, PageProof], index: Index
) -> Iterator[Finding]:
    """A site has feeds of all stories and of each topic, a sitemap and a page for the lost, or none of them.

    All say the same address of it.
    """
    files = (*FEEDS, SITEMAP, MISSING)
    parts = sorted(path for path in manifest if _PART.fullmatch(path))
    if not parts and not any(path in manifest for path in files):
        return
    for path in files:
        if path not in manifest:
            message = f"A site with an address has feeds, {SITEMAP} and {MISSING}; the manifest does not name {path}."
            yield Finding(path, "", Kind.MISSING_FILE, message)
    told = {path: _find_address(root, path) for path in FEEDS if path in manifest}
    address = told.get(FEEDS[0]) or ""
    for path, found in told.items():
        if found != address:
            message = f"The feeds must say one address of the site; found {excerpt(address)} and {excerpt(found)}."
            yield Finding(path, "address", Kind.WRONG_FEED, message)
    rooted = _find_rooted(root)
    if MISSING in manifest and rooted != urlsplit(address).path:
        message = f"Its links must begin with the path of {excerpt(address)}; they begin with {excerpt(rooted)}."
        yield Finding(MISSING, "", Kind.BROKEN_LINK, message)
    listed: list[str] = []
    for path in parts:
        paths, fault = _read_part(root, path, address)
        if fault:
            yield Finding(path, "", Kind.WRONG_SITEMAP, fault)
        listed += paths
    yield from _check_listed(listed, parts, pages, index)


def _find_address(root: Path, path: str) -> str | None:
    """Where the site stands by what a feed says of itself; None if it says nothing that can be."""
    head = _HEADS[Path(path).suffix].search((read_file(root, path) or b"").decode("utf-8", "replace"))
    address, _, rest = unescape(head[1]).partition(f"/{path}") if head else ("", "", "?")
    return address if address and not rest else None


def _find_rooted(root: Path) -> str | None:
    """With what the addresses on the page for lost readers begin; None if it can't be told."""
    match = _FRONT.search((read_file(root, MISSING) or b"").decode("utf-8", "replace"))
    return unescape(match[1]) if match else None


def _read_part(root: Path, path: str, address: str) -> tuple[list[str], str]:
    """The paths that a file lists, and what is wrong with it: it is read as it must be written, line by line."""
    lines = (read_file(root, path) or b"").decode("utf-8", "replace").split("\n")
    around, each = ("sitemapindex", "sitemap") if "sitemapindex" in "".join(lines[1:2]) else ("urlset", "url")
    frame = lines[:2] == [_BEGIN, f"<{around} {_SCHEMA}>"] and lines[-2:] == [f"</{around}>", ""]
    before, after = f"<{each}><loc>", f"</loc></{each}>"
    addresses = [unescape(line.removeprefix(before).removesuffix(after)) for line in lines[2:-2]]
    strange = [line for line in lines[2:-2] if not (line.startswith(before) and line.endswith(after))]
    strange += [there for there in addresses if not there.startswith(f"{address}/")]
    if not frame or strange or len(addresses) > MOST:
        return [], f"The sitemap is not as agreed: {excerpt(strange[0] if strange else lines[:2])}."
    return [there.removeprefix(f"{address}/") for there in addresses], ""


def _check_listed(
    listed: list[str], parts: list[str], pages: Mapping[str, PageProof], index: Index
) -> Iterator[Finding]:
    kinds = {path: index.identify(path)[0] for path in pages}
    wanted = {path for path, page in pages.items() if kinds[path] in LISTED and not page.is_hidden}
    wanted |= {path for path in parts if path != SITEMAP}
    counts = Counter(listed)
    for path in sorted(wanted - counts.keys()):
        yield Finding(SITEMAP, path, Kind.WRONG_SITEMAP, f"The sitemap must list {path}; it does not.")
    for path in sorted(counts.keys() - wanted):
        if kinds.get(path) != "owner" or pages[path].is_hidden:
            message = f"The sitemap may list pages that search engines may list; {excerpt(path)} is none."
            yield Finding(SITEMAP, path, Kind.WRONG_SITEMAP, message)
    for path in sorted(path for path, n in counts.items() if n > 1):
        yield Finding(SITEMAP, path, Kind.WRONG_SITEMAP, f"The sitemap must list {path} once.")
