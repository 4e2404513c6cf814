"""The receipt of a story: where every sentence of its articles went, counted again from the data."""

from __future__ import annotations

from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind, excerpt
from .markup import inside
from .page import Page
from .place import Place, place_of

PARTS = ("sentences", "printed", "wordings", "folded", "cuts", "dropped")


def count_part(page: Page, facts: Facts, part: str) -> int:
    """One number of the receipt of the story that a page is about; raise LookupError for another part or page."""
    if page.kind != "story" or part not in PARTS:
        raise LookupError(part)
    story = facts.rows.stories[page.key]
    if part == "cuts":
        return sum(len(facts.rows.articles[article]["cuts"]) for article in story["articles"])
    sentences = sentences_of(story, facts)
    printed = sentences & {place_of(s["shown"]) for s in story["statements"] if s["tier"] != "folded"}
    folded = sentences & {place_of(s["shown"]) for s in story["statements"] if s["tier"] == "folded"}
    wordings = sentences - printed - folded
    return {"sentences": len(sentences), "printed": len(printed), "folded": len(folded), "wordings": len(wordings)}.get(
        part, 0
    )


def sentences_of(story: Row, facts: Facts) -> set[Place]:
    """Every sentence of a story's articles."""
    articles = [facts.rows.articles[article] for article in story["articles"] if article in facts.rows.articles]
    return {(article["id"], start, end) for article in articles for start, end in article["sentences"]}


def check_receipt(page: Page, facts: Facts) -> Iterator[Finding]:
    """One receipt with each part once; and a run on the page for every sentence that the receipt counts."""
    receipts = page.marked("data-receipt")
    parts = [node.attrs["data-part"] for receipt in receipts for node in inside(receipt, page.marked("data-part"))]
    if len(receipts) != 1 or sorted(parts) != sorted(PARTS):
        found = f"{len(receipts)} with {', '.join(parts) or 'none'}"
        message = f"A story page has one receipt with the parts {', '.join(PARTS)}; found {found}."
        yield Finding(page.path, "[data-receipt]", Kind.WRONG_RECEIPT, message)
    there = {run.place for run in page.runs}
    for article, start, end in sorted(sentences_of(facts.rows.stories[page.key], facts) - there):
        words = excerpt(facts.text_at((article, start, end)))
        message = f"The sentence {start} to {end} of {article}, {words}, must stand on the page; it does not."
        yield Finding(page.path, f"{article}:{start}-{end}", Kind.MISSING_SENTENCE, message)
