"""Who reported when: each report in a list bears its outlet and day, and the picture counts just these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import isqrt

from .facts import Facts
from .finding import Finding, Kind, excerpt
from .links import resolve
from .markup import Node, inside, where
from .page import Page
from .times import names_day

UNDATED = "undated"
LEAST_OUTLETS, LEAST_DAYS = 3, 2
"""From which on there is a picture."""
SMALLEST, LARGEST = 3, 9
_DAY = len("2026-03-09")


def check_reports(page: Page, facts: Facts) -> Iterator[Finding]:
    """Every entry of a report bears the outlet and day of the article that it leads to."""
    for node in page.marked("data-report"):
        targets = {resolve(page.path, link.attrs["href"])[0] for link in inside(node, page.marked("href"))}
        keys = [facts.identify(target)[1] for target in targets if target.startswith("articles/")]
        expected = {_name(key, facts) for key in keys}
        if expected != {node.attrs["data-report"]}:
            found = excerpt(node.attrs["data-report"])
            message = f"The report must be of {', '.join(sorted(expected))}; found {found}."
            yield Finding(page.path, where(node), Kind.WRONG_COVERAGE, message)


def check_coverage(page: Page, facts: Facts) -> Iterator[Finding]:
    """A story of several outlets and days has one picture, each cell of which is its reports; no other has one."""
    expected = Counter(_name(key, facts) for key in facts.rows.stories[page.key]["articles"])
    outlets, days = ([*dict.fromkeys(name.split(" ")[part] for name in expected)] for part in (0, 1))
    is_due = len(outlets) >= LEAST_OUTLETS and len({*days} - {UNDATED}) >= LEAST_DAYS
    pictures = page.marked("data-coverage")
    if len(pictures) != is_due:
        message = f"The picture of {len(outlets)} outlets on {len(days)} days must be there {int(is_due)} times."
        yield Finding(page.path, "[data-coverage]", Kind.WRONG_COVERAGE, message)
    for picture in pictures:
        yield from _check_picture(page, picture, expected, sorted(days))


def check_stray_coverage(page: Page, _facts: Facts) -> Iterator[Finding]:
    """The picture belongs on the page of a story."""
    for node in page.marked("data-coverage") if page.kind != "story" else ():
        yield Finding(page.path, where(node), Kind.WRONG_COVERAGE, "The picture belongs on the page of a story.")


def _check_picture(page: Page, picture: Node, reports: Counter[str], days: list[str]) -> Iterator[Finding]:
    """The columns are the days, the rows the outlets; a cell counts its reports, its dot is as large as they are."""
    head, *rows = inside(picture, page.tagged("tr")) or [picture]
    told = [time.attrs.get("datetime") for time in inside(head, page.tagged("time"))]
    if told != [day for day in days if day != UNDATED] or len(inside(head, page.tagged("th"))) != 1 + len(days):
        message = f"The columns must be {', '.join(days)}; found {told}."
        yield Finding(page.path, where(head), Kind.WRONG_COVERAGE, message)
    most, found = max(reports.values()), []
    for row in rows:
        fields = [node.attrs["data-field"].split("/")[1] for node in inside(row, page.marked("data-field"))]
        expected = [f"{fields[0] if fields else ''} {day}" for day in days]
        found += fields
        if [_read_cell(cell, page) for cell in inside(row, page.tagged("td"))] != [
            _expect(name, reports[name], most) for name in expected
        ]:
            message = f"The row must show { {name: reports[name] for name in expected} }; it does not."
            yield Finding(page.path, where(row), Kind.WRONG_COVERAGE, message)
    if sorted(found) != sorted({name.split(" ")[0] for name in reports}):
        message = f"The picture must have a row for each outlet; found {', '.join(found)}."
        yield Finding(page.path, where(picture), Kind.WRONG_COVERAGE, message)


def _expect(name: str, reports: int, most: int) -> tuple[list[str], list[str]]:
    """What a cell counts, and the radius of its dot."""
    if not reports:
        return [], []
    return [f"#sources [data-report={name}]"], [str(max(SMALLEST, isqrt(LARGEST * LARGEST * reports // most)))]


def _read_cell(cell: Node, page: Page) -> tuple[list[str], list[str]]:
    counted = [node.attrs["data-tally"] for node in inside(cell, page.marked("data-tally"))]
    return counted, [node.attrs.get("r", "") for node in inside(cell, page.tagged("circle"))]


def _name(article: str, facts: Facts) -> str:
    head = facts.rows.articles.head(article)
    published = str(head["published"]) if head is not None else ""
    return f"{facts.outlet_of(article)} {published[:_DAY] if names_day(published) else UNDATED}"
