"""The checks between pages: every link arrives, and what a page says of the site is said on others too.

A page's links are followed again when the page is checked, and when a page that they lead to comes, goes or has other
ids than before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from .finding import Finding, Kind, excerpt
from .grounds import Grounds
from .ledger import PageProof, Proof, Table
from .site import Site
from .site_pages import FRONT, UNKNOWN, Outline, PageProver, Shelf, outline_key


def prove_links(
    pages: Mapping[str, PageProof], prover: PageProver, table: Table, shelf: Shelf | None
) -> tuple[dict[str, PageProof], Table]:
    """The same proofs with what was found of the links, and the facts about the links' ends."""
    ends = Grounds(table, _answer(prover.site, pages))
    stale = [path for path, page in pages.items() if page.links == UNKNOWN or not ends.hold(page.links.grounds)]
    outlines = _Outlines(prover, shelf, pages)
    outlines.load(stale)
    outlines.load({target for path in stale for _, target, fragment in outlines.links(path) if fragment})
    found = {path: _follow(path, outlines, prover.site, ends) for path in stale}
    proofs = {path: replace(page, links=found[path]) if path in found else page for path, page in pages.items()}
    return proofs, ends.table()


class _Outlines:
    """The outlines of pages: those found in this run, those kept, and those that must be found again."""

    def __init__(self, prover: PageProver, shelf: Shelf | None, pages: Mapping[str, PageProof]) -> None:
        self._prover, self._shelf, self._pages = prover, shelf, pages
        self._known = dict(prover.outlines)
        self._anchors: dict[str, frozenset[str]] = {}

    def load(self, paths: Iterable[str]) -> None:
        """Have the outlines of these pages ready; what is no page has none."""
        keys = {
            outline_key(path, self._pages[path].own.basis): path
            for path in sorted(paths)
            if path in self._pages and path not in self._known
        }
        kept = self._shelf.get(keys) if self._shelf is not None else {}
        for key, path in keys.items():
            self._known[path] = kept.get(key) or self._find(path)

    def links(self, path: str) -> list[tuple[str, str, str]]:
        """Where the links of a page stand and lead."""
        return self._decode(path).links

    def anchors(self, path: str) -> frozenset[str] | None:
        """The ids on a page; None if it is none."""
        if path not in self._known:
            return None
        if path not in self._anchors:
            self._anchors[path] = frozenset(self._decode(path).anchors)
        return self._anchors[path]

    def _decode(self, path: str) -> Outline:
        try:
            return msgspec.msgpack.decode(self._known[path], type=Outline)
        except ValueError:
            self._known[path] = self._find(path)
            return msgspec.msgpack.decode(self._known[path], type=Outline)

    def _find(self, path: str) -> bytes:
        self._prover.check(path)
        return self._prover.outlines[path]


def _answer(site: Site, pages: Mapping[str, PageProof]) -> Callable[[str], bytes]:
    """What can be asked about the end of a link: `is:PATH` and `ids:PATH`."""

    def answer(fact: str) -> bytes:
        kind, _, path = fact.partition(":")
        if kind == "ids":
            return pages[path].anchors if path in pages else b""
        return b"1" if site.leads_somewhere(path) else b""

    return answer


def _follow(path: str, outlines: _Outlines, site: Site, ends: Grounds) -> Proof:
    asked: set[str] = set()
    findings: list[Finding] = []
    for where, target, fragment in outlines.links(path):
        asked |= {f"is:{target}", f"ids:{target}"} if fragment else {f"is:{target}"}
        anchors = outlines.anchors(target) if fragment else None
        if not site.leads_somewhere(target):
            message = f"A link leads to {excerpt(target)}, which is no file of the site."
            findings.append(Finding(path, where, Kind.BROKEN_LINK, message))
        elif anchors is not None and fragment not in anchors:
            message = f"A link leads to {excerpt(fragment)} on {target}; no element there has this id."
            findings.append(Finding(path, where, Kind.BROKEN_FRAGMENT, message))
    return Proof(b"", ends.note(asked), findings)


def check_site_words(pages: Mapping[str, PageProof]) -> Iterator[Finding]:
    """What the front page says as the site's name and menu stands on another page too."""
    front = frozenset(pages[FRONT].words) if FRONT in pages else frozenset[str]()
    elsewhere = {said for path, page in pages.items() if path != FRONT for said in page.words}
    for said in sorted(front - elsewhere):
        message = f"The site's name and menu say the same on every page; {excerpt(said)} stands on the front page only."
        yield Finding(FRONT, "[data-site]", Kind.UNMARKED_WORDS, message)
