"""The pages of a site: each is proved by its bytes and by the facts that its checks asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import msgspec

from ..store import Key, key_of
from .facts import Facts
from .feeds import Feed, is_feed
from .grounds import Grounds
from .ledger import PageProof, Proof, digest_of, digest_of_text, hash_code
from .search_files import is_search_script
from .site import Site
from .site_files import read_file

if TYPE_CHECKING:
    from .feed_checks import Told
    from .pages import PageReport

UNKNOWN = Proof(b"?", [], [])
"""What is known of a page's links until they are followed."""
FRONT = "index.html"


class Outline(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Where a page's links stand and lead (element, file, fragment), and the ids on it: its bytes alone say so."""

    links: list[tuple[str, str, str]]
    anchors: list[str]


class Shelf(Protocol):
    """Where outlines are kept: a store, or the memory of a process."""

    def get(self, keys: Iterable[Key]) -> dict[Key, bytes]:
        """The answers that are known."""

    def put(self, answers: Mapping[Key, bytes]) -> None:
        """Keep answers."""


@dataclass(slots=True)
class PageProver:
    """Finds the proofs of pages; `outlines` holds those of the pages that were checked in this run, encoded.

    `feeds` holds what was found of feeds: both tell the same, if all is well, and are then proved once.
    """

    site: Site
    facts: Facts
    grounds: Grounds
    counts: Counter[str]
    outlines: dict[str, bytes] = field(default_factory=dict)
    feeds: dict[Feed, Told] = field(default_factory=dict)

    def prove(self, known: Mapping[str, PageProof]) -> dict[str, PageProof]:
        """The proof of every page; its links are still to be followed."""
        proofs: dict[str, PageProof] = {}
        for path, digest in self.site.pages.items():
            proof = known.get(path)
            if proof is None or proof.own.basis != digest or not self.grounds.hold(proof.own.grounds):
                proof = self.check(path)
            proofs[path] = proof
        self.counts["pages proved before"] += len(proofs) - self.counts["pages verified"]
        return proofs

    def check(self, path: str) -> PageProof:
        """The proof of a page, found now."""
        self.counts["pages verified"] += 1
        data = read_file(self.site.root, path) or b""
        self.facts.noted.clear()
        report = self._report(path, data)
        anchors = sorted(report.anchors)
        links = [(link.where, link.target, link.fragment) for link in report.links]
        self.outlines[path] = msgspec.msgpack.encode(Outline(links, anchors))
        own = Proof(digest_of(data), self.grounds.note(self.facts.noted), list(report.findings))
        return PageProof(
            own, UNKNOWN, digest_of_text(*anchors), sorted(report.site_words), report.is_hidden, report.part
        )

    def _report(self, path: str, data: bytes) -> PageReport:
        # Parsing HTML is not needed where all is proved.
        if is_search_script(path):
            from .search_checks import check_search_file  # noqa: PLC0415

            return check_search_file(path, data, self.facts)
        if is_feed(path):
            from .feed_checks import check_feed  # noqa: PLC0415

            return check_feed(path, data, self.facts, self.feeds)
        from .pages import check_page  # noqa: PLC0415

        return check_page(path, data, self.facts)


def is_proved(path: str) -> bool:
    """Whether what a file says must prove itself."""
    return path.endswith(".html") or is_feed(path) or is_search_script(path)


def find_site_words(site: Site, known: Mapping[str, PageProof]) -> frozenset[str]:
    """The words of the site's own on its front page: its bytes alone say so."""
    front = known.get(FRONT)
    if front is not None and site.pages.get(FRONT) == front.own.basis:
        return frozenset(front.words)
    from .pages import read_site_words  # noqa: PLC0415 - parsing HTML is not needed where all is proved

    return read_site_words(read_file(site.root, FRONT) or b"")


def outline_key(path: str, digest: bytes) -> Key:
    """The key of a page's outline."""
    return key_of("outline", hash_code(), path, digest)
