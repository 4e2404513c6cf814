"""Is each statement of a story sound: it shows one whole sentence that no other shows, and cites only what it may."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..digest_data import Row
from .facts import STRENGTH, Facts, same_words
from .finding import Kind
from .place import place_of
from .receipt import sentences_of

TIERS = ("core", "only", "folded")
FULL_SCORE = 1_000_000
"""Scores count millionths."""

Fault = tuple[Kind, str, str]


def check_statements_data(story: Row, facts: Facts) -> Iterator[Fault]:
    """All faults of a story's statements."""
    sentences = sentences_of(story, facts)
    shown = Counter(place_of(statement["shown"]) for statement in story["statements"])
    ids = {statement["id"] for statement in story["statements"]}
    outlets = {facts.outlet_of(article) for article in story["articles"]}
    for statement in story["statements"]:
        where = f"statements/{statement['id']}"
        place = place_of(statement["shown"])
        if place not in sentences:
            yield Kind.BAD_STATEMENT, where, f"It must show one whole sentence of the story's articles; found {place}."
        if shown[place] > 1:
            yield Kind.BAD_STATEMENT, where, f"A sentence is shown by one statement at most; {place} by {shown[place]}."
        yield from _check_place(statement, where, ids | outlets)
        if statement["needs"] is not None and statement["needs"] not in ids:
            yield Kind.UNKNOWN_REFERENCE, where, f"It needs the statement {statement['needs']}, which is not there."
        if statement["speaker"] is not None and statement["speaker"] not in facts.rows.entities:
            yield Kind.UNKNOWN_REFERENCE, where, f"Its speaker {statement['speaker']} is no entity of the data."
        yield from _check_citations(story, statement, where, facts)


def _check_place(statement: Row, where: str, hosts: set[str | None]) -> Iterator[Fault]:
    tier, under, sources = statement["tier"], statement["under"], statement["sources"]
    if tier not in TIERS:
        yield Kind.BAD_STATEMENT, where, f"Its tier must be core, only or folded; found {tier}."
    if (tier == "folded") != (under is not None) or (under is not None and under not in hosts - {statement["id"]}):
        yield (
            Kind.BAD_STATEMENT,
            where,
            f"A folded statement, and no other, is under a statement or outlet; found {under}.",
        )
    if sources < 1 or (tier == "core" and sources == 1) or (tier == "only" and sources > 1):
        yield (
            Kind.BAD_STATEMENT,
            where,
            f"Core is told by two sources or more, only by one; found {tier} with {sources}.",
        )


def _check_citations(story: Row, statement: Row, where: str, facts: Facts) -> Iterator[Fault]:
    shown = place_of(statement["shown"])
    places = [place_of(citation) for citation in statement["citations"]]
    if len(set(places)) != len(places):
        yield Kind.BAD_CITATION, where, "A statement cites a span once; here one is cited twice."
    if not any(
        place == shown and c["relation"] == "words" for place, c in zip(places, statement["citations"], strict=True)
    ):
        yield Kind.BAD_CITATION, where, f"It must cite the sentence that it shows, {shown}, with the relation words."
    for place, citation in zip(places, statement["citations"], strict=True):
        if len(facts.sentences_at(place)) != 1 or facts.text_at(place) is None or place[0] not in story["articles"]:
            yield (
                Kind.BAD_CITATION,
                where,
                f"A citation must lie in one sentence of the story's articles; found {place}.",
            )
        if citation["relation"] not in STRENGTH or not 0 <= citation["score"] <= FULL_SCORE:
            found = f"{citation['relation']} and {citation['score']}"
            yield (
                Kind.BAD_CITATION,
                where,
                f"A relation is {', '.join(STRENGTH)}, a score 0 to {FULL_SCORE:,}; found {found}.",
            )
        elif citation["relation"] == "words" and not same_words(facts, place, shown):
            yield Kind.BAD_CITATION, where, f"The relation words needs the very words shown; {place} has others."
    yield from _check_sources(story, statement, where)


def _check_sources(story: Row, statement: Row, where: str) -> Iterator[Fault]:
    """At least those that say the same are sources of a statement, at most all that it cites; copies count once."""
    listed = {article: n for n, source in enumerate(story["sources"]) for article in source["articles"]}
    sources = [(listed.get(c["article"]), c["relation"]) for c in statement["citations"]]
    least = len({source for source, relation in sources if source is not None and relation != "partly"})
    most = len({source for source, _ in sources})
    if not least <= statement["sources"] <= most:
        message = f"Its citations come from {least} to {most} sources; the data says {statement['sources']}."
        yield Kind.BAD_STATEMENT, where, message
