"""Cards of stories on the front page and the lists."""

from __future__ import annotations

from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind, excerpt
from .links import resolve
from .markup import Node, inside, where
from .page import Page
from .place import place_of
from .times import changed_on


def check_cards(page: Page, facts: Facts) -> Iterator[Finding]:
    """A card shows the headline of its story, linked to it, when it last changed, and words of no other story."""
    for node in page.marked("data-card"):
        story = facts.rows.stories.head(node.attrs["data-card"])
        if story is None:
            message = f"A card must be of a story in the data; found {excerpt(node.attrs['data-card'])}."
            yield Finding(page.path, where(node), Kind.WRONG_CARD, message)
            continue
        yield from _check_headline(page, node, story["id"], f"stories/{story['slug']}.html")
        yield from _check_update(page, node, story)
        for other in inside(node, page.marked("data-field")):
            pointer = other.attrs["data-field"].split("/")
            if pointer[0] == "stories" and pointer[1] != story["id"]:
                message = f"The card of {story['id']} says {other.attrs['data-field']}, which is of another story."
                yield Finding(page.path, where(other), Kind.WRONG_CARD, message)
        yield from _check_fresh(page, node, story["id"], facts)
        for run in page.outer_runs(node):
            if run.place and run.place[0] not in story["articles"]:
                message = f"The card of {story['id']} holds words of {run.place[0]}, which is of another story."
                yield Finding(page.path, where(run.node), Kind.WRONG_CARD, message)


def _check_fresh(page: Page, card: Node, story: str, facts: Facts) -> Iterator[Finding]:
    """What a card calls new is shown by a statement of the story's news."""
    for node in inside(card, page.marked("data-fresh")):
        row = facts.rows.stories[story]
        new = {*row["news"]["statements"]} if row["news"] else set()
        shown = {place_of(statement["shown"]) for statement in row["statements"] if statement["id"] in new}
        found = [run.place for run in page.outer_runs(node)]
        if not found or not shown.issuperset(found):
            message = f"What the card of {story} calls new must be a point of its news; found {found}."
            yield Finding(page.path, where(node), Kind.WRONG_NEWS, message)


def _check_update(page: Page, card: Node, story: Row) -> Iterator[Finding]:
    told = card.attrs.get("data-updated")
    if told is not None and told != changed_on(story):
        message = f"The story {story['id']} changed on {changed_on(story) or 'no known day'}; its card says {told}."
        yield Finding(page.path, where(card), Kind.WRONG_CARD, message)


def _check_headline(page: Page, card: Node, story: str, address: str) -> Iterator[Finding]:
    pointer = f"stories/{story}/headline/text"
    headlines = [node for node in inside(card, page.marked("data-field")) if node.attrs["data-field"] == pointer]
    links = [
        resolve(page.path, node.attrs["href"])[0]
        for node in inside(card, page.marked("href"))
        if any(node is headline or node.holds(headline) or headline.holds(node) for headline in headlines)
    ]
    if not headlines or set(links) != {address}:
        message = f"A card must show {pointer} and lead to {address}; it leads to {', '.join(links) or 'nothing'}."
        yield Finding(page.path, where(card), Kind.WRONG_CARD, message)
