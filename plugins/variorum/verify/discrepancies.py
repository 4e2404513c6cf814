"""Differences between sources on a page: beside their statement, with the positions, words and outlets of the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts, same_words
from .finding import Finding, Kind
from .markup import Node, inside, nearest, where
from .page import Page
from .place import place_of


def check_discrepancies(page: Page, facts: Facts) -> Iterator[Finding]:
    """On a story page exactly its discrepancies; wherever one stands, its positions are true."""
    nodes = page.marked("data-discrepancy")
    if not nodes and page.kind != "story":
        return
    known = {row["id"]: row for story in _stories(page, facts) for row in story["discrepancies"]}
    counts = Counter(node.attrs["data-discrepancy"] for node in nodes)
    if page.kind == "story":
        for missing in sorted(known.keys() - counts.keys()):
            message = f"The discrepancy {missing} must stand on the page; it does not."
            yield Finding(page.path, missing, Kind.WRONG_DISCREPANCY, message)
    for node in nodes:
        name = node.attrs["data-discrepancy"]
        if name not in known or (page.kind == "story" and counts[name] > 1):
            times = "once" if name in known else "nowhere"
            message = f"The discrepancy {name} must stand {times} here; found {counts[name]}."
            yield Finding(page.path, where(node), Kind.WRONG_DISCREPANCY, message)
            continue
        yield from _check_positions(page, node, known[name], facts)
        if page.kind == "story" and not _is_beside(node, known[name]["statement"]):
            message = f"The discrepancy {name} must stand in or right after {known[name]['statement']}; it does not."
            yield Finding(page.path, where(node), Kind.WRONG_DISCREPANCY, message)


def _stories(page: Page, facts: Facts) -> list[Row]:
    """The stories that a page's discrepancies may come from: its own, or those of its cards."""
    if page.kind == "story":
        return [facts.rows.stories[page.key]]
    names = {node.attrs["data-card"] for node in page.marked("data-card")}
    return [facts.rows.stories[name] for name in sorted(names) if name in facts.rows.stories]


def _is_beside(node: Node, statement: str) -> bool:
    around = nearest(node, "data-statement")
    if around is not None:
        return around.attrs["data-statement"] == statement
    siblings = node.parent.elements() if node.parent is not None else []
    before = siblings[: siblings.index(node)]
    previous = next((other for other in reversed(before) if "data-discrepancy" not in other.attrs), None)
    return previous is not None and previous.attrs.get("data-statement") == statement


def _check_positions(page: Page, node: Node, row: Row, facts: Facts) -> Iterator[Finding]:
    nodes = inside(node, page.marked("data-position"))
    found = [position.attrs["data-position"] for position in nodes]
    expected = [str(number) for number in range(len(row["positions"]))]
    if found != expected:
        message = f"{row['id']} has the positions {', '.join(expected)}; found {', '.join(found) or 'none'}."
        yield Finding(page.path, where(node), Kind.WRONG_DISCREPANCY, message)
        return
    for position, stated in zip(nodes, row["positions"], strict=True):
        yield from _check_position(page, position, stated, facts)
    for run in page.outer_runs(node):
        if not any(position.holds(run.node) for position in nodes):
            message = f"The words of a discrepancy stand in its positions; a run of {row['id']} stands outside."
            yield Finding(page.path, where(run.node), Kind.WRONG_DISCREPANCY, message)


def _check_position(page: Page, node: Node, stated: Row, facts: Facts) -> Iterator[Finding]:
    expected = [place_of(span) for span in stated["citations"]]
    runs = [run.place for run in page.outer_runs(node)]
    shown = [place for place in expected if place in runs]
    missing = [
        place
        for place in expected
        if place not in runs
        and not any(
            facts.outlet_of(place[0]) == facts.outlet_of(other[0]) and same_words(facts, place, other)
            for other in shown
        )
    ]
    if missing or len(shown) != len(runs):
        message = f"This position's words must be {expected}; the page has {runs}."
        yield Finding(page.path, where(node), Kind.WRONG_DISCREPANCY, message)
    fields = [inner.attrs.get("data-field", "").split("/") for inner in page.within(node)]
    named = {field[1] for field in fields if field[0] == "outlets"}
    outlets = {facts.outlet_of(place[0]) for place in expected} - {None}
    if named != outlets:
        message = f"This position's outlets are {sorted(map(str, outlets))}; the page names {sorted(named)}."
        yield Finding(page.path, where(node), Kind.WRONG_DISCREPANCY, message)
