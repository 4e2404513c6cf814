"""Topics: what a heading or link says, by the catalogue; what stands under it, by the data."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind, excerpt
from .links import resolve
from .markup import Node, fold, inside, nearest, text_of, where
from .page import Page


def check_topics(page: Page, facts: Facts) -> Iterator[Finding]:
    """Every mark of a topic is said by its own phrase, and leads to and holds what is of it."""
    for node in page.marked("data-topic"):
        code = node.attrs["data-topic"]
        if f"topic_{code or 'none'}" not in _keys(page, node, facts):
            message = (
                f"What is marked as the topic {excerpt(code)} must bear its name; it says {excerpt(_head(page, node))}."
            )
            yield Finding(page.path, where(node), Kind.WRONG_LABEL, message)
        yield from _check_story(page, node, code, facts)
        for card in inside(node, page.marked("data-card")):
            if nearest(card, "data-topic") is node:
                yield from _check(page, card, card.attrs["data-card"], code, facts)


def check_topic(page: Page, facts: Facts) -> Iterator[Finding]:
    """The page of a topic has a card of each of its stories, and of no other."""
    found = sorted(node.attrs["data-card"] for node in page.marked("data-card"))
    if found != facts.stories_of(page.key):
        message = f"The stories of the topic {page.key} are {facts.stories_of(page.key)}; found {found}."
        yield Finding(page.path, "[data-card]", Kind.WRONG_CARD, message)
    if [node.attrs["data-topic"] for node in page.marked("data-topic")][:1] != [page.key]:
        message = f"The page of the topic {page.key} must be marked as its own."
        yield Finding(page.path, "[data-topic]", Kind.WRONG_HEADLINE, message)


def _check_story(page: Page, node: Node, code: str, facts: Facts) -> Iterator[Finding]:
    """A topic as a link leads to its page; on the page of a story it is the story's."""
    if node.tag != "a":
        return
    target = resolve(page.path, node.attrs.get("href", ""))[0]
    if target != f"topics/{code}.html":
        message = f"The topic {code} must lead to its page; it leads to {excerpt(target)}."
        yield Finding(page.path, where(node), Kind.WRONG_TARGET, message)
    if page.kind == "story":
        yield from _check(page, node, page.key, code, facts)


def _check(page: Page, node: Node, story: str, code: str, facts: Facts) -> Iterator[Finding]:
    row = facts.rows.stories.head(story)
    topics = row["topics"] if row else []
    if code not in topics if code else bool(topics):
        message = f"The story {story} is of {', '.join(topics) or 'no topic'}; it stands under {excerpt(code)}."
        yield Finding(page.path, where(node), Kind.WRONG_CARD, message)


def _head(page: Page, node: Node) -> str:
    """What names a topic: the words of a link, or the first heading inside."""
    if node.tag == "a":
        return fold(text_of(node))
    heads = [head for tag in ("h1", "h2", "h3") for head in inside(node, page.tagged(tag))]
    return fold(text_of(min(heads, key=lambda head: head.order))) if heads else ""


def _keys(page: Page, node: Node, facts: Facts) -> frozenset[str]:
    return facts.interface.keys(_head(page, node))
