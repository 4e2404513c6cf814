"""The citations of a statement on its page: of the right words and outlet, and leading to them in the kept text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind
from .links import resolve
from .markup import Node, inside, nearest, where
from .page import Page
from .place import Place, place_of

Cited = tuple[str, str]
"""A citation as the page marks it: `ARTICLE:START-END` and the relation."""


def check_citations(page: Page, statement: Node, row: Row, facts: Facts) -> Iterator[Finding]:
    """Exactly the citations of the data, each checked in itself."""
    expected = Counter((mark_of(place_of(citation)), citation["relation"]) for citation in row["citations"])
    nodes = [n for n in inside(statement, page.marked("data-citation")) if nearest(n, "data-statement") is statement]
    found = Counter((node.attrs.get("data-cite", ""), node.attrs["data-citation"]) for node in nodes)
    for cite, relation in sorted((expected - found).elements()):
        message = f"{row['id']} must cite {cite} as {relation}; the page does not."
        yield Finding(page.path, where(statement), Kind.MISSING_CITATION, message)
    for cite, relation in sorted((found - expected).elements()):
        message = f"{row['id']} cites {cite} as {relation} on the page, but not so in the data."
        yield Finding(page.path, where(statement), Kind.WRONG_CITATION, message)
    by_mark = {mark_of(place_of(citation)): place_of(citation) for citation in row["citations"]}
    for node in nodes:
        place = by_mark.get(node.attrs.get("data-cite", ""))
        if place is not None:
            yield from _check_citation(page, node, place, row, facts)


def mark_of(place: Place) -> str:
    """A place as `data-cite` tells it."""
    return f"{place[0]}:{place[1]}-{place[2]}"


def _check_citation(page: Page, node: Node, place: Place, row: Row, facts: Facts) -> Iterator[Finding]:
    article, start, end = place
    outlet = facts.outlet_of(article) or ""
    if node.attrs.get("data-outlet", "") != outlet:
        message = f"{mark_of(place)} is of {outlet or 'no outlet'}; the citation says {node.attrs.get('data-outlet')}."
        yield Finding(page.path, where(node), Kind.WRONG_OUTLET, message)
    for inner in page.within(node):
        pointer = inner.attrs.get("data-field", "")
        if pointer.startswith("outlets/") and pointer.split("/")[1] != outlet:
            message = f"{mark_of(place)} is of {outlet}; the citation names {pointer.split('/')[1]}."
            yield Finding(page.path, where(inner), Kind.WRONG_OUTLET, message)
    kept = [other for other in (node, *inside(node, page.marked("data-kept"))) if "data-kept" in other.attrs]
    targets = [resolve(page.path, other.attrs.get("href", "")) for other in kept]
    if targets != [(f"articles/{article}.html", f"s{start}-{end}")]:
        message = (
            f"The citation must lead once to articles/{article}.html#s{start}-{end}; found {targets or 'no link'}."
        )
        yield Finding(page.path, where(node), Kind.WRONG_CITATION, message)
    runs = [run.place for run in page.outer_runs(node)]
    if any(run != place for run in runs) or (not runs and place != place_of(row["shown"])):
        message = f"The citation must hold the words {mark_of(place)}; found {runs or 'no run'}."
        yield Finding(page.path, where(node), Kind.WRONG_CITATION, message)
