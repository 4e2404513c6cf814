"""Tombstones: at the address of what was withdrawn a page that says what it was, and leads on."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind
from .links import resolve
from .page import Page

FRONT = "index.html"


def check_tombstone(page: Page, facts: Facts) -> Iterator[Finding]:
    """The title, day and outlet that the data keeps of it; the ways on; and that no search engine is to list it."""
    for message in _faults(page, facts):
        yield Finding(page.path, "main", Kind.WRONG_TOMBSTONE, message)


def _faults(page: Page, facts: Facts) -> Iterator[str]:
    row = facts.gone(page.key) or {}
    tops = {node.attrs.get("data-field") for top in page.tagged("h1") for node in page.within(top)}
    if row.get("title") and f"redirects/{page.key}/title" not in tops:
        yield f"The h1 must be the field redirects/{page.key}/title; it is not."
    folder, _, name = page.path.partition("/")
    days = {node.attrs.get("datetime") for node in page.tagged("time")} - {name.removesuffix(".html")}
    if folder == "days" and days:
        yield f"The tombstone of a day names that day alone; found {', '.join(sorted(map(str, days)))}."
    fields = {node.attrs["data-field"] for node in page.marked("data-field")}
    if row.get("outlet") and f"redirects/{page.key}/outlet" not in fields:
        yield f"The outlet must stand on the page as the field redirects/{page.key}/outlet; it does not."
    mains = [node for main in page.tagged("main") for node in page.within(main) if node.tag == "a"]
    links = {resolve(page.path, node.attrs.get("href", ""))[0] for node in mains}
    for target in sorted({FRONT, facts.redirect(page.path) or FRONT} - links):
        yield f"A visible link must lead to {target}; there is none."
    robots = [node.attrs.get("content", "") for node in page.tagged("meta") if node.attrs.get("name") == "robots"]
    if robots != ["noindex"]:
        yield f"It must ask search engines not to list it; found {', '.join(robots) or 'nothing'}."
    if any(node.attrs["http-equiv"].lower() == "refresh" for node in page.marked("http-equiv")):
        yield "It must stay where it is; it leads on by itself."
