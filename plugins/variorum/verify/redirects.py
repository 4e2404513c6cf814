"""Redirect pages: at every old address a page that leads to the new one, three ways over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind
from .links import resolve
from .page import Page

_REFRESH = re.compile(r"0; ?url=(.+)", re.IGNORECASE)


def check_redirect(page: Page, facts: Facts) -> Iterator[Finding]:
    """The canonical link, the refresh and the visible link lead to where the data says that the story went."""
    expected = facts.redirect(page.path) or ""
    canonical = [node.attrs.get("href", "") for node in page.tagged("link") if node.attrs.get("rel") == "canonical"]
    instructions = [node for node in page.marked("http-equiv") if node.attrs["http-equiv"].lower() == "refresh"]
    contents = [node.attrs.get("content", "") for node in instructions]
    refreshes = [match[1] if (match := _REFRESH.fullmatch(content)) else "" for content in contents]
    for name, addresses in (("canonical link", canonical), ("refresh", refreshes)):
        if [resolve(page.path, address)[0] for address in addresses] != [expected]:
            message = f"The {name} must lead to {expected}; found {', '.join(addresses) or 'none'}."
            yield Finding(page.path, "head", Kind.WRONG_REDIRECT, message)
    links = {resolve(page.path, node.attrs["href"])[0] for node in page.marked("href") if node.tag == "a"}
    if expected not in links:
        yield Finding(page.path, "body", Kind.WRONG_REDIRECT, f"A visible link must lead to {expected}; there is none.")
