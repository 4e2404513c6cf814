"""The head of a story page: the headline and the deck are the published words that the data chose."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind
from .page import Page


def check_headline(page: Page, facts: Facts) -> Iterator[Finding]:
    """The h1 is or holds the story's headline, and no other field; a deck, if there is one, stands on the page."""
    story = facts.rows.stories[page.key]
    headline = f"stories/{page.key}/headline/text"
    tops = page.tagged("h1")
    fields = [node.attrs["data-field"] for top in tops for node in page.within(top) if "data-field" in node.attrs]
    if fields != [headline]:
        message = f"The h1 must be the field {headline}; found {', '.join(fields) or 'no field'}."
        yield Finding(page.path, "h1", Kind.WRONG_HEADLINE, message)
    deck = f"stories/{page.key}/deck/text"
    if story["deck"] is not None and all(node.attrs["data-field"] != deck for node in page.marked("data-field")):
        yield Finding(
            page.path, "deck", Kind.WRONG_HEADLINE, f"The deck must stand on the page as the field {deck}; it does not."
        )
