"""Fields and times on a page: each names a value of the digest data, and says exactly that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind, difference, excerpt
from .markup import Node, fold, text_of, where
from .page import Page
from .times import words_of_month, words_of_time

_TOPIC = re.compile(r"stories/[^/]+/discrepancies/[^/]+/topic")
"""What the data has as a phrase of the English catalogue, and pages say in their own language."""


def check_fields(page: Page, facts: Facts) -> Iterator[Finding]:
    """The text of every `data-field`, and the words of every time."""
    for node in page.marked("data-field"):
        if node.tag != "time":
            yield from _check_field(page, node, facts)
    for node in page.tagged("time"):
        yield from _check_time(page, node, facts)


def field_text(pointer: str, facts: Facts) -> str | None:
    """What a field says; None if it names nothing that can be printed."""
    try:
        value = facts.value(pointer)
    except (LookupError, TypeError):
        return None
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    said = fold(str(value))
    return facts.interface.say_topic(said) if _TOPIC.fullmatch(pointer) else said


def _check_field(page: Page, node: Node, facts: Facts) -> Iterator[Finding]:
    pointer = node.attrs["data-field"]
    expected = field_text(pointer, facts)
    found = fold(node.attrs.get("content", "") if node.tag == "meta" else text_of(node))
    if expected is None:
        message = f"The field {excerpt(pointer)} names nothing that can be printed; the page says {excerpt(found)}."
        yield Finding(page.path, where(node), Kind.CHANGED_FIELD, message)
    elif node.tag == "title":
        return  # a title is a field and the name of the site; the check of titles reads both
    elif found != expected:
        message = f"The field {pointer} is changed: {difference(expected, found)}."
        yield Finding(page.path, where(node), Kind.CHANGED_FIELD, message)


def _check_time(page: Page, node: Node, facts: Facts) -> Iterator[Finding]:
    value, said, locale = node.attrs.get("datetime", ""), fold(text_of(node)), facts.interface.locale
    if "data-month" in node.attrs:
        if said != words_of_month(value, locale):
            message = f"The month {excerpt(value)} must read {words_of_month(value, locale)}; found {excerpt(said)}."
            yield Finding(page.path, where(node), Kind.CHANGED_TIME, message)
    elif "data-field" not in node.attrs and "data-day" not in node.attrs:
        message = f"A time must name its field or be a day; {excerpt(said)} does neither."
        yield Finding(page.path, where(node), Kind.CHANGED_TIME, message)
    elif "data-field" in node.attrs and field_text(node.attrs["data-field"], facts) != value:
        expected = field_text(node.attrs["data-field"], facts)
        message = f"The time {node.attrs['data-field']} must be {expected}; datetime is {excerpt(value)}."
        yield Finding(page.path, where(node), Kind.CHANGED_TIME, message)
    elif said not in words_of_time(value, locale):
        ways = " or ".join(words_of_time(value, locale)) or "an ISO 8601 date"
        yield Finding(
            page.path, where(node), Kind.CHANGED_TIME, f"The time {value} must read {ways}; found {excerpt(said)}."
        )
    elif "data-day" in node.attrs and words_of_time(value, locale) != (said,):
        yield Finding(
            page.path, where(node), Kind.CHANGED_TIME, f"A day must be a date without an hour; found {excerpt(value)}."
        )
