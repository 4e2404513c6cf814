"""Who is said to be silent: just those of which all is here on a story's days, and the others beside them."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind
from .links import resolve
from .markup import inside, where
from .page import Page

MARKS = ("data-unreported", "data-reported")
TALLIES = ["#silence [data-unreported]", "#silence [data-unreported],[data-reported]"]


def check_silence(page: Page, facts: Facts) -> Iterator[Finding]:
    """Both lists hold just the outlets that they should, each with its phrase and link, and both are counted."""
    telling = {facts.outlet_of(article) for article in facts.rows.stories[page.key]["articles"]}
    papers = facts.full_feeds(page.key)
    expected = [[paper for paper in papers if paper not in telling], [paper for paper in papers if paper in telling]]
    blocks = page.marked("data-silence")
    if len(blocks) != bool(expected[0]):
        message = f"That {', '.join(expected[0]) or 'nobody'} was silent must be said {int(bool(expected[0]))} times."
        yield Finding(page.path, "[data-silence]", Kind.WRONG_SILENCE, message)
    for block in blocks:
        found = [sorted(node.attrs[mark] for node in inside(block, page.marked(mark))) for mark in MARKS]
        tallies = [node.attrs["data-tally"] for node in inside(block, page.marked("data-tally"))]
        if found != expected or tallies != TALLIES:
            message = f"Of {', '.join(papers)} must be silent {', '.join(expected[0])}; found {found}, {tallies}."
            yield Finding(page.path, where(block), Kind.WRONG_SILENCE, message)


def check_silent(page: Page, facts: Facts) -> Iterator[Finding]:
    """Every outlet that is said to be silent, or not, is named and led to, on the page of a story."""
    for mark, key in zip(MARKS, ("silent_here", "silent_not"), strict=True):
        for node in page.marked(mark):
            outlet = node.attrs[mark]
            fields = {inner.attrs["data-field"] for inner in inside(node, page.marked("data-field"))}
            targets = {resolve(page.path, link.attrs["href"])[0] for link in inside(node, page.marked("href"))}
            said = {k for inner in inside(node, page.tagged("span")) for k in facts.interface.keys(inner.own_text())}
            if (fields, targets) != ({f"outlets/{outlet}/name"}, {f"outlets/{outlet}.html"}) or key not in said:
                message = f"What stands for {outlet} must name it, lead to it and say {key}; it does not."
                yield Finding(page.path, where(node), Kind.WRONG_SILENCE, message)
            if not any("data-silence" in around.attrs for around in node.ancestors()):
                yield Finding(page.path, where(node), Kind.WRONG_SILENCE, f"The mark {mark} belongs in its list.")
    for node in page.marked("data-silence") if page.kind != "story" else ():
        yield Finding(page.path, where(node), Kind.WRONG_SILENCE, "Who was silent is said on the page of a story.")
