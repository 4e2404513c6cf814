"""Is the data of the stories sound: no sentence lost, no article twice, every statement what it must be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind, excerpt
from .index import Index
from .markup import fold
from .news_data import check_news_data
from .place import place_of
from .statements_data import check_statements_data

FILE = "data/stories.jsonl"
DISCREPANCY_KINDS = frozenset(
    {"number", "date", "name", "office", "attribution", "certainty", "scope", "omission", "wording"}
)
STORY_KINDS = frozenset({"event", "single", "round-up"})
VARIANTS = frozenset({"full", "truncated", "altered"})
REUSE_KINDS = frozenset({"identical", "edited"})

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 80

Fault = tuple[Kind, str, str]


def check_story(key: str, facts: Facts) -> Iterator[Finding]:
    """All faults of a row of `stories.jsonl` in itself."""
    for kind, where, message in _faults(facts.rows.stories[key], facts):
        yield Finding(FILE, f"{key}/{where}", kind, message)


def check_stories(index: Index) -> Iterator[Finding]:
    """The faults between rows of `stories.jsonl`: what stands in two stories, or in none."""
    yield from _check_homes(index)
    ids = Counter(key for story in index.stories.values() for key in story.ids)
    for name in (name for name, count in ids.items() if count > 1):
        yield Finding(FILE, name, Kind.DUPLICATE_ID, f"The statement id {name} stands twice; ids are unique.")
    slugs = Counter(story.name.casefold() for story in index.stories.values())
    for story in index.stories.values():
        if slugs[story.name.casefold()] > 1:
            yield Finding(FILE, story.id, Kind.DUPLICATE_ID, f"The address {story.name} is used twice.")


def _check_homes(index: Index) -> Iterator[Finding]:
    homes = Counter(article for story in index.stories.values() for article in story.articles)
    for article in homes.keys() - index.articles.keys():
        message = f"A story names the article {article}, which is not there."
        yield Finding(FILE, article, Kind.UNKNOWN_REFERENCE, message)
    for article in index.articles:
        if homes[article] != 1:
            message = f"Every article is in one story; {article} is in {homes[article]}."
            yield Finding(FILE, article, Kind.ARTICLE_HOME, message)


def check_cited(key: str, facts: Facts) -> Iterator[Finding]:
    """The sentences of an article that no statement of its story cites."""
    home, cited = facts.story_of(key), facts.cited_places(key)
    for start, end in facts.rows.articles[key]["sentences"]:
        place = key, start, end
        if (home, place) not in cited:
            message = f"Every sentence is cited by a statement of its story; {excerpt(facts.text_at(place))} is not."
            yield Finding(FILE, f"{key}:{start}-{end}", Kind.UNCITED_SENTENCE, message)


def _faults(story: Row, facts: Facts) -> Iterator[Fault]:
    yield from _check_address(story, facts)
    for key in ("headline", "deck"):
        if story[key] is not None:
            yield from _check_published_words(story, key, facts)
    yield from check_statements_data(story, facts)
    yield from _check_discrepancies(story, facts)
    yield from _check_quotations(story, facts)
    yield from _check_copies(story, facts)
    yield from check_news_data(story, facts)


def _check_address(story: Row, facts: Facts) -> Iterator[Fault]:
    if not _SLUG.fullmatch(story["slug"]) or len(story["slug"]) > LONGEST_SLUG:
        message = f"An address is made of a-z, 0-9 and hyphens, at most {LONGEST_SLUG}; found {excerpt(story['slug'])}."
        yield Kind.BAD_VALUE, "slug", message
    if story["kind"] not in STORY_KINDS:
        yield Kind.BAD_VALUE, "kind", f"A story is event, single or round-up; found {excerpt(story['kind'])}."
    for n, source in enumerate(story["sources"]):
        name = source.get("agency") or source.get("outlet")
        strangers = set(source["articles"]) - set(story["articles"])
        if (name is not None and name not in facts.rows.outlets) or strangers:
            yield (
                Kind.UNKNOWN_REFERENCE,
                f"sources/{n}",
                f"A source is an outlet with articles of the story; found {source}.",
            )


def _check_published_words(story: Row, key: str, facts: Facts) -> Iterator[Fault]:
    chosen = story[key]
    article = facts.rows.articles.get(chosen["article"])
    if article is None or chosen["article"] not in story["articles"]:
        yield Kind.BAD_HEADLINE, key, f"The {key} must come from an article of the story; found {chosen['article']}."
        return
    if chosen["field"] == "sentence":
        published = {fold(article["text"][start:end]) for start, end in article["sentences"]}
    else:
        published = {fold(article[chosen["field"]] or "")} if chosen["field"] in {"title", "standfirst"} else set()
    if fold(chosen["text"]) not in published:
        message = f"The {key} must be the {chosen['field']} of {chosen['article']}; found {excerpt(chosen['text'])}."
        yield Kind.BAD_HEADLINE, key, message


def _check_discrepancies(story: Row, facts: Facts) -> Iterator[Fault]:
    statements = {statement["id"] for statement in story["statements"]}
    ids = Counter(row["id"] for row in story["discrepancies"])
    for row in story["discrepancies"]:
        where = f"discrepancies/{row['id']}"
        if row["statement"] not in statements:
            yield Kind.BAD_DISCREPANCY, where, f"It must be of a statement of the story; found {row['statement']}."
        if row["kind"] not in DISCREPANCY_KINDS or fold(row["topic"]) not in facts.interface.english.values():
            found = f"{excerpt(row['kind'])} and {excerpt(row['topic'])}"
            yield Kind.BAD_DISCREPANCY, where, f"Its kind and topic must be of the fixed lists; found {found}."
        if ids[row["id"]] > 1 or len(row["positions"]) < 2:  # noqa: PLR2004 - a difference has two sides
            yield (
                Kind.BAD_DISCREPANCY,
                where,
                f"It must be unique and have two positions; found {len(row['positions'])}.",
            )
        for position in row["positions"]:
            for span in position["citations"]:
                if span["article"] not in story["articles"] or facts.text_at(place_of(span)) is None:
                    yield (
                        Kind.BAD_SPAN,
                        where,
                        f"A position must cite words of the story's articles; found {place_of(span)}.",
                    )
            if not position["citations"] and row["kind"] != "omission":
                yield Kind.BAD_DISCREPANCY, where, "Only an omission has a position without words; this is none."


def _check_quotations(story: Row, facts: Facts) -> Iterator[Fault]:
    ids = Counter(row["id"] for row in story["quotations"])
    for row in story["quotations"]:
        where = f"quotations/{row['id']}"
        if ids[row["id"]] > 1:
            yield Kind.DUPLICATE_ID, where, f"The id {row['id']} stands twice in a story."
        if row["speaker"] is not None and row["speaker"] not in facts.rows.entities:
            yield Kind.UNKNOWN_REFERENCE, where, f"The data has no entity {row['speaker']}."
        for member in row["members"]:
            is_known = member["article"] in facts.quotations(member["quotation"])
            if not is_known or member["article"] not in story["articles"] or member["variant"] not in VARIANTS:
                yield Kind.UNKNOWN_REFERENCE, where, f"A member is a quotation of the story's articles; found {member}."


def _check_copies(story: Row, facts: Facts) -> Iterator[Fault]:
    for n, row in enumerate(story["reuse"]):
        if row["kind"] not in REUSE_KINDS or any(facts.text_at(place_of(span)) is None for span in row["spans"]):
            yield (
                Kind.BAD_SPAN,
                f"reuse/{n}",
                "A copied passage is two spans of text, identical or edited; this is not.",
            )
    for n, row in enumerate(story["merges"]):
        if set(row["articles"]) - set(story["articles"]):
            yield (
                Kind.UNKNOWN_REFERENCE,
                f"merges/{n}",
                f"A merge joins articles of the story; found {row['articles']}.",
            )
