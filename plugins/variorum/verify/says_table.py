"""The table "who says what": a row for each core statement, a cell for each outlet, each true to the citations."""

from __future__ import annotations

from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind
from .labels import labels
from .links import resolve
from .markup import Node, fold, inside, where
from .page import Page
from .place import is_part, place_of
from .statements import relations_by_outlet
from .words import loose_texts_in


def check_tables(page: Page, facts: Facts) -> Iterator[Finding]:
    """Every table of the page; rows and cells stand in a table."""
    tables = page.marked("data-table")
    for mark in ("data-row", "data-cell"):
        for node in page.marked(mark):
            if not any(table.holds(node) for table in tables):
                yield Finding(
                    page.path, where(node), Kind.WRONG_TABLE, f"The mark {mark} must stand in the table; it does not."
                )
    for table in tables:
        yield from _check_table(page, table, facts)


def _check_table(page: Page, table: Node, facts: Facts) -> Iterator[Finding]:
    story = facts.rows.stories[page.key]
    core = {statement["id"]: statement for statement in story["statements"] if statement["tier"] == "core"}
    rows = inside(table, page.marked("data-row"))
    found = [row.attrs["data-row"] for row in rows]
    if sorted(found) != sorted(core):
        message = f"The table must have a row for each core statement, {', '.join(core)}; found {', '.join(found)}."
        yield Finding(page.path, where(table), Kind.WRONG_TABLE, message)
    outlets = {facts.outlet_of(article) or "" for article in story["articles"]}
    for row in rows:
        if row.attrs["data-row"] in core:
            relations = relations_by_outlet(core[row.attrs["data-row"]], facts)
            yield from _check_row(page, row, {outlet: relations.get(outlet, "silent") for outlet in outlets}, facts)
            yield from _check_words(page, row, core[row.attrs["data-row"]], facts)


def _check_row(page: Page, row: Node, expected: dict[str, str], facts: Facts) -> Iterator[Finding]:
    cells = inside(row, page.marked("data-cell"))
    found = [(cell.attrs["data-cell"], cell.attrs.get("data-says", "")) for cell in cells]
    if sorted(found) != sorted(expected.items()):
        message = f"In the row {row.attrs['data-row']} it must say {sorted(expected.items())}; found {sorted(found)}."
        yield Finding(page.path, where(row), Kind.WRONG_TABLE, message)
    for cell in cells:
        keys = [facts.interface.keys(fold(text)) for _, text in loose_texts_in(cell, page)]
        if not any(cell.attrs.get("data-says") in labels(found) for found in keys):
            message = f"The cell must say the phrase for {cell.attrs.get('data-says')}; it does not."
            yield Finding(page.path, where(cell), Kind.WRONG_TABLE, message)


def _check_words(page: Page, row: Node, statement: Row, facts: Facts) -> Iterator[Finding]:
    cited = [place_of(citation) for citation in statement["citations"]]
    for run in page.outer_runs(row):
        cell = next((other for other in run.node.ancestors() if "data-cell" in other.attrs), None)
        allowed = [p for p in cited if cell is None or facts.outlet_of(p[0]) == cell.attrs["data-cell"]]
        if not any(is_part(run.place, place) for place in allowed):
            message = f"The words in the row of {statement['id']} must be from its citations; found {run.place}."
            yield Finding(page.path, where(run.node), Kind.WRONG_TABLE, message)
    for link in inside(row, page.marked("href")):
        target, fragment = resolve(page.path, link.attrs["href"])
        if target == page.path and fragment != statement["id"] and facts.statement(fragment) is not None:
            message = f"The row of {statement['id']} must lead to it; it leads to {fragment}."
            yield Finding(page.path, where(link), Kind.WRONG_TABLE, message)
