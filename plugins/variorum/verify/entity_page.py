"""The page of a name: every sentence that names it, what is quoted of it and about it, its neighbours, its stories."""

from __future__ import annotations

from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind, excerpt
from .links import resolve
from .markup import Node, fold, inside, where
from .page import Page


def check_entity(page: Page, facts: Facts) -> Iterator[Finding]:
    """The page of an entity holds every sentence that names it."""
    there = {run.place for run in page.runs}
    for place in facts.places_of(page.key):
        for sentence in facts.sentences_at(place):
            if sentence not in there:
                words = excerpt(facts.text_at(sentence))
                message = f"The sentence {words} names {page.key}; it must stand on the page and does not."
                yield Finding(page.path, f"{sentence[0]}:{sentence[1]}-{sentence[2]}", Kind.MISSING_MENTION, message)


def check_said(page: Page, facts: Facts) -> Iterator[Finding]:
    """What is quoted of an entity is all its own, and each utterance of its own stands there once or more."""
    printed = _quotations_in(page, "data-said", facts)
    for node, article, row in printed:
        if row["speaker"] != page.key:
            message = f"The quotation {row['id']} of {article} is by {row['speaker'] or 'nobody known'}."
            yield Finding(page.path, where(node), Kind.WRONG_QUOTATION, message)
    places = {(article, row["id"]) for _, article, row in printed}
    words = {_words(facts, article, row) for _, article, row in printed}
    for article, row in facts.said_by(page.key):
        is_there = (article, row["id"]) in places or _words(facts, article, row) in words
        if row["kind"] == "direct" and not is_there and places.isdisjoint(_fellows(facts, article, row["id"])):
            message = f"The quotation {row['id']} of {article} is by {page.key}; it must stand on the page."
            yield Finding(page.path, "[data-said]", Kind.WRONG_QUOTATION, message)


def check_about(page: Page, facts: Facts) -> Iterator[Finding]:
    """Each quotation about an entity names it, and is by somebody else."""
    for node, article, row in _quotations_in(page, "data-about", facts):
        named = [p for p in facts.places_of(page.key) if p[0] == article and row["start"] <= p[1] < row["end"]]
        if row["speaker"] == page.key or not named:
            message = f"The quotation {row['id']} of {article} does not name {page.key}, or is its own."
            yield Finding(page.path, where(node), Kind.WRONG_QUOTATION, message)


def check_beside(page: Page, facts: Facts) -> Iterator[Finding]:
    """Each neighbour stands in a sentence that names the entity."""
    shown = [node for top in page.marked("data-beside") for node in inside(top, page.marked("data-name"))]
    if not shown:
        return
    near: set[str] = set()
    for place in facts.places_of(page.key):
        mentions = facts.rows.articles[place[0]]["mentions"]
        for _, start, end in facts.sentences_at(place):
            near |= {m["entity"] for m in mentions if start <= m["start"] < end} - {None}
    for node in shown:
        links = [resolve(page.path, link.attrs["href"])[0] for link in inside(node, page.marked("href"))]
        if not links or not all(link.removeprefix("entities/").removesuffix(".html") in near for link in links):
            message = f"No sentence names both {page.key} and {', '.join(links) or 'what stands here'}."
            yield Finding(page.path, where(node), Kind.MISSING_MENTION, message)


def check_stories_of(page: Page, facts: Facts) -> Iterator[Finding]:
    """The stories of an entity are those of the reports that name it, each once."""
    expected = {facts.story_of(place[0]) for place in facts.places_of(page.key)} - {None}
    found = [node.attrs["data-card"] for node in page.marked("data-card")]
    if sorted(found) != sorted(str(story) for story in expected):
        message = f"The stories that name {page.key} are {sorted(map(str, expected))}; found {sorted(found)}."
        yield Finding(page.path, "[data-card]", Kind.WRONG_CARD, message)


def _quotations_in(page: Page, mark: str, facts: Facts) -> list[tuple[Node, str, Row]]:
    """The quotations inside elements with a mark, as far as the data has them."""
    nodes = [node for top in page.marked(mark) for node in inside(top, page.marked("data-quotation"))]
    told = [(node, node.attrs.get("data-of-article", "")) for node in nodes]
    rows = [(node, article, facts.quotations(node.attrs["data-quotation"]).get(article)) for node, article in told]
    return [(node, article, row) for node, article, row in rows if row is not None]


def _words(facts: Facts, article: str, row: Row) -> str:
    return fold(facts.text_at((article, row["start"], row["end"])) or "")


def _fellows(facts: Facts, article: str, quotation: str) -> set[tuple[str, str]]:
    """The places of the utterance that a quotation shares with other reports."""
    story = facts.rows.stories.get(facts.story_of(article) or "")
    for shared in story["quotations"] if story else ():
        places = {(member["article"], member["quotation"]) for member in shared["members"]}
        if (article, quotation) in places:
            return places
    return set()
