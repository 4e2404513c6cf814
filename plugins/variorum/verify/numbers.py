"""Numbers on a page: each says what it counts, and it is counted again here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .facts import Facts
from .finding import Finding, Kind, excerpt
from .markup import Node, fold, inside, nearest, where
from .page import Page
from .receipt import count_part

READING_SPEED = 230
"""Words a minute: a usual figure for adults reading English prose silently (Brysbaert 2019 measures 238)."""

COUNTERS = ("data-count", "data-tally", "data-minutes", "data-part")
_TALLY = re.compile(r"#(\S+) (\[[^\]]+\](?:,\[[^\]]+\])*)")


def check_numbers(page: Page, facts: Facts) -> Iterator[Finding]:
    """Every element that counts something holds exactly one number, and it is the right one."""
    locale = facts.interface.locale
    for attribute in COUNTERS:
        for node in page.marked(attribute):
            try:
                expected = locale.say(count(page, facts, attribute, node))
            except LookupError:
                message = f"{attribute} is {excerpt(node.attrs[attribute])}, which counts nothing that is there."
                yield Finding(page.path, where(node), Kind.CHANGED_COUNT, message)
                continue
            found = locale.numbers(node.own_text()) or locale.numbers(_spoken(node))
            if [number[0] for number in found] != [expected]:
                said = excerpt(fold(node.own_text()))
                yield Finding(
                    page.path, where(node), Kind.CHANGED_COUNT, f"The number must be {expected}; the page says {said}."
                )


def count(page: Page, facts: Facts, attribute: str, node: Node) -> int:
    """What an element's attribute counts; raise LookupError if there is no such thing."""
    value = node.attrs[attribute]
    if attribute == "data-count":
        return facts.size(value)
    if attribute == "data-tally":
        return _tally(page, value)
    if attribute == "data-minutes":
        return _minutes(page, facts, value)
    return count_part(page, facts, value)


def has_counter(node: Node) -> bool:
    """Whether an element says what its number counts."""
    return any(attribute in node.attrs for attribute in COUNTERS)


def _tally(page: Page, value: str) -> int:
    match = _TALLY.fullmatch(value)
    if match is None:
        raise LookupError(value)
    around = page.ids[match[1]]
    return len({node for test in match[2][1:-1].split("],[") for node in _matching(page, around, test)})


def _matching(page: Page, around: Node, test: str) -> Iterable[Node]:
    name, equals, value = test.partition("=")
    nodes = inside(around, page.marked(name))
    return [node for node in nodes if not equals or node.attrs[name] == value.strip("\"'")]


def _minutes(page: Page, facts: Facts, value: str) -> int:
    around = page.ids[value.removeprefix("#")]
    shown = [
        run
        for run in page.runs
        if around.holds(run.node) and "data-shown" in run.node.attrs and not _is_folded(run.node)
    ]
    words = sum(len((facts.text_at(run.place) or "").split()) for run in shown if run.place)
    return max(1, -(-words // READING_SPEED))


def _is_folded(node: Node) -> bool:
    statement = nearest(node, "data-statement")
    return statement is not None and statement.attrs.get("data-tier") == "folded"


def _spoken(node: Node) -> str:
    return node.attrs.get("aria-label", "")
