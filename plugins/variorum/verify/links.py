"""Links and other addresses on a page: none is unsafe or remote, each inside the site is relative and arrives."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from .facts import Facts
from .finding import Finding, Kind, excerpt
from .markup import Node, nearest, where
from .page import Page

ADDRESSES = ("href", "src", "srcset", "poster", "data", "cite", "longdesc", "xlink:href", "imagesrcset")
"""Attributes that hold addresses. What else can hold one is refused by the policy."""
OUTWARD = frozenset({"noopener", "noreferrer", "external"})

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp|svg\+xml)[;,]")


@dataclass(frozen=True, slots=True)
class Link:
    """An address inside the site: where it stands, the file it leads to, and the id there ("" for none)."""

    page: str
    where: str
    target: str
    fragment: str


def check_addresses(page: Page, facts: Facts) -> Iterator[Finding]:
    """No address runs code, asks another host for anything, or leads to a folder."""
    for node, name, address in addresses(page):
        if _UNSAFE.search(address):
            yield _finding(
                page,
                node,
                Kind.UNSAFE_LINK,
                f"{name} holds a space, control character or backslash: {excerpt(address)}.",
            )
        elif _SCHEME.match(address) or address.startswith("//"):
            yield from _check_absolute(page, node, name, address)
        elif page.kind == "missing":
            yield from _check_rooted(page, node, address)
        elif address.startswith("/") or (resolve(page.path, address)[0] + "/").endswith("//"):
            yield _finding(
                page, node, Kind.BROKEN_LINK, f"A link must be relative and lead to a file; found {excerpt(address)}."
            )
    if page.kind == "article":
        yield from _check_original(page, facts)


def _check_absolute(page: Page, node: Node, name: str, address: str) -> Iterator[Finding]:
    scheme = address.partition(":")[0].lower()
    if name == "src" and node.tag == "img" and _PICTURE.match(address):
        return
    if scheme not in {"http", "https"} and not address.startswith("//"):
        yield _finding(
            page, node, Kind.UNSAFE_LINK, f"An address must begin with http or https; found {excerpt(address)}."
        )
    elif node.tag != "a" or name != "href" or address.startswith("//"):
        yield _finding(
            page,
            node,
            Kind.REMOTE_REQUEST,
            f"Only a link may lead to another host; {node.tag} {name} is {excerpt(address)}.",
        )
    elif not set(node.attrs.get("rel", "").split()) >= OUTWARD:
        yield _finding(
            page, node, Kind.UNSAFE_LINK, f"A link out needs rel noopener noreferrer external: {excerpt(address)}."
        )


def _check_rooted(page: Page, node: Node, address: str) -> Iterator[Finding]:
    """On a page that is shown at any depth, an address begins at the root of the host, and then at that of the site."""
    if not address.startswith(("#", f"{root_of(page)}/")) or address.endswith("/"):
        message = (
            f"On {page.path} a link must begin with the way to the site, {root_of(page)}/; found {excerpt(address)}."
        )
        yield _finding(page, node, Kind.BROKEN_LINK, message)


def _check_original(page: Page, facts: Facts) -> Iterator[Finding]:
    article = facts.rows.articles[page.key]
    known = {article["url"], *(image["url"] for image in article["images"])}
    for node in page.marked("href"):
        address = node.attrs["href"]
        is_ours = "data-site" in node.attrs or nearest(node, "data-site") is not None
        if node.tag == "a" and _SCHEME.match(address) and not is_ours and address not in known:
            message = f"The link out must be the article's own address {article['url']}; found {excerpt(address)}."
            yield _finding(page, node, Kind.WRONG_TARGET, message)


def addresses(page: Page) -> Iterator[tuple[Node, str, str]]:
    """Every address on a page: the element, the attribute, and the address."""
    for name in ADDRESSES:
        for node in page.marked(name):
            if name.endswith("srcset"):
                for candidate in node.attrs[name].split(","):
                    yield node, name, (candidate.split() or [""])[0]
            else:
                yield node, name, node.attrs[name]


def links_of(page: Page) -> tuple[Link, ...]:
    """The places inside the site that a page leads to, each once, with the first element that does."""
    found: dict[tuple[str, str], Node] = {}
    root = f"{root_of(page)}/" if page.kind == "missing" else ""
    for node, _, address in addresses(page):
        told = address.removeprefix(root)
        if not _SCHEME.match(told) and not told.startswith("/"):
            found.setdefault(resolve(page.path, told), node)
    return tuple(Link(page.path, where(node), *target) for target, node in found.items())


def root_of(page: Page) -> str:
    """The way to the site from the root of its host, as the first link to the front page tells it: "" or "/digest"."""
    ends = "/index.html"
    fronts = [address for _, _, address in addresses(page) if address.startswith("/") and address.endswith(ends)]
    return fronts[0].removesuffix(ends) if fronts else ""


def resolve(path: str, address: str) -> tuple[str, str]:
    """The file that a relative address on the page at `path` leads to, and its fragment."""
    folder, slash, name = path.rpartition("/")
    target, fragment = _resolve(folder + slash, address)
    return target or folder + slash + name, fragment


@lru_cache(maxsize=100_000)
def _resolve(folder: str, address: str) -> tuple[str, str]:
    target, _, fragment = address.partition("#")
    target = target.partition("?")[0]
    return _join(folder, target) if target else "", unquote(fragment)


def _join(folder: str, target: str) -> str:
    joined = posixpath.normpath(posixpath.join(folder, unquote(target)))
    return joined + ("/" if target.endswith(("/", "/.", "/..")) or target in {".", ".."} else "")


def _finding(page: Page, node: Node, kind: Kind, message: str) -> Finding:
    return Finding(page.path, where(node), kind, message)
