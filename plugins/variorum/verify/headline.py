"""The heads of pages: a story's are the published words that the data chose, any other's are about its own subject."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind
from .page import Page
from .targets import FILES


def check_heading(page: Page, _facts: Facts) -> Iterator[Finding]:
    """The h1 is or holds the story's headline, and no other field."""
    headline = f"stories/{page.key}/headline/text"
    tops = page.tagged("h1")
    fields = [node.attrs["data-field"] for top in tops for node in page.within(top) if "data-field" in node.attrs]
    if fields != [headline]:
        message = f"The h1 must be the field {headline}; found {', '.join(fields) or 'no field'}."
        yield Finding(page.path, "h1", Kind.WRONG_HEADLINE, message)


def check_deck(page: Page, facts: Facts) -> Iterator[Finding]:
    """A story's deck, if there is one, stands on its page."""
    story = facts.rows.stories[page.key]
    deck = f"stories/{page.key}/deck/text"
    if story["deck"] is not None and all(node.attrs["data-field"] != deck for node in page.marked("data-field")):
        yield Finding(
            page.path, "deck", Kind.WRONG_HEADLINE, f"The deck must stand on the page as the field {deck}; it does not."
        )


def check_subject(page: Page, _facts: Facts) -> Iterator[Finding]:
    """What the h1 of the page of an article, entity, outlet or day names is what the page is about."""
    for node in (node for top in page.tagged("h1") for node in page.within(top)):
        file, _, rest = node.attrs.get("data-field", "").partition("/")
        is_foreign = file == FILES.get(page.kind) and rest.partition("/")[0] != page.key
        if is_foreign or (page.kind == "day" and node.tag == "time" and node.attrs.get("datetime") != page.key):
            found = node.attrs.get("data-field") or node.attrs.get("datetime")
            message = f"The h1 must be about the page's own subject, {page.key}; found {found}."
            yield Finding(page.path, "h1", Kind.WRONG_HEADLINE, message)
