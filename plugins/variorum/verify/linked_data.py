"""The JSON-LD of a story page: one script element of data, each part of which the digest data says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind, excerpt
from .links import resolve
from .markup import Node, fold, where
from .page import Page
from .policy import LINKED_DATA
from .tables import SCHEMA_TYPES

Thing = Mapping[str, Any]
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]")


def check_linked_data(page: Page, facts: Facts) -> Iterator[Finding]:
    """The page of a story tells machines what it tells people; no other page tells them anything."""
    nodes = [node for node in page.tagged("script") if node.attrs.get("type") == LINKED_DATA]
    if len(nodes) != (page.kind == "story"):
        message = f"A story page has one script element of {LINKED_DATA}, any other page none; found {len(nodes)}."
        yield Finding(page.path, "script", Kind.WRONG_LINKED_DATA, message)
    for node in nodes if page.kind == "story" else ():
        for message in _check_story(page, node, facts):
            yield Finding(page.path, where(node), Kind.WRONG_LINKED_DATA, message)


def _check_story(page: Page, node: Node, facts: Facts) -> Iterator[str]:
    try:
        told = json.loads(node.own_text())
    except (ValueError, RecursionError) as error:
        yield f"It can't be read: {error}."
        return
    if not isinstance(told, dict):
        yield "It must be one object."
        return
    checks = _list_checks(page, facts)
    for key in sorted(told.keys() - checks.keys()):
        yield f"Nothing is agreed about {excerpt(key)}."
    for key, is_true in checks.items():
        if not is_true(told.get(key)):
            yield f"The data does not say {key}, {excerpt(json.dumps(told.get(key), ensure_ascii=False))}."


def _list_checks(page: Page, facts: Facts) -> dict[str, Callable[[Any], bool]]:
    """Whether a value may stand under a key, None for a key that is not there."""
    story = facts.rows.stories[page.key]
    rows = {key: facts.rows.articles.get(key) for key in story["articles"]}
    articles = {key: row for key, row in rows.items() if row is not None}
    reports = [_describe_report(facts, article) for article in articles.values()]
    names = {mention["entity"] for article in articles.values() for mention in article["mentions"]}
    is_named = any(facts.rows.entities.head(name or "") for name in names)
    has_quotations = bool(story["quotations"]) or any(
        row["kind"] == "direct" and row["speaker"] for article in articles.values() for row in article["quotations"]
    )
    language = (facts.rows.articles.head(story["headline"]["article"]) or {}).get("language")

    def are_names(told: Any) -> bool:
        return bool(told or not is_named) and all(_is_entity(facts, thing, names) for thing in _list(told))

    def are_quotations(told: Any) -> bool:
        found = [_find_article(page, thing) for thing in _list(told)]
        return bool(found or not has_quotations) and all(
            key in articles and _is_quotation(facts, articles[key], thing)
            for key, thing in zip(found, _list(told), strict=True)
        )

    return {
        "@context": _equals("https://schema.org"),
        "@type": _equals("NewsArticle"),
        "headline": _equals(story["headline"]["text"]),
        "description": _equals(story["deck"]["text"] if story["deck"] else None),
        "inLanguage": _equals(language),
        "datePublished": _equals(story["first_published"]),
        "dateModified": _equals(story["last_published"]),
        "publisher": lambda told: told in [{"@type": "Organization", "name": name} for name in facts.site_words],
        "isBasedOn": _equals(reports),
        "citation": _equals([{"@id": report["@id"]} for report in reports]),
        "mentions": are_names,
        "hasPart": are_quotations,
    }


def _equals(expected: object) -> Callable[[Any], bool]:
    return lambda told: bool(told == (expected or None))


def _list(told: Any) -> list[Any]:
    return [] if told is None else told if isinstance(told, list) else [told]


def _describe_report(facts: Facts, article: Row) -> Row:
    outlet = facts.rows.outlets.head(article["outlet"] or "") or {}
    told = {
        "@type": "NewsArticle",
        "@id": f"../articles/{article['id']}.html",
        "headline": article["title"],
        "inLanguage": article["language"],
        "datePublished": article["published"],
        "url": article["url"] if _can_be_followed(article["url"] or "") else None,
        "publisher": {
            "@type": "NewsMediaOrganization",
            "@id": f"../outlets/{article['outlet']}.html",
            "name": outlet.get("name"),
        },
    }
    return {name: value for name, value in told.items() if value}


def _can_be_followed(address: str) -> bool:
    """Whether an address leads to a host of the web; only such may be told."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not _BLANK.search(address)


def _is_entity(facts: Facts, told: Any, names: set[str | None]) -> bool:
    """Whether this is how an entity of these names is told of."""
    place = told.get("@id") if isinstance(told, dict) else None
    key = place.removeprefix("../entities/").removesuffix(".html") if isinstance(place, str) else ""
    row = facts.rows.entities.head(key) if key in names else None
    if row is None:
        return False
    return bool(told == {"@type": SCHEMA_TYPES.get(row["type"]), "@id": f"../entities/{key}.html", "name": row["name"]})


def _find_article(page: Page, told: Any) -> str:
    """The article that something is based on, by its page."""
    based = told.get("isBasedOn") if isinstance(told, dict) else None
    place = based.get("@id") if isinstance(based, dict) and based.keys() == {"@id"} else None
    target = resolve(page.path, place)[0] if isinstance(place, str) else ""
    return target.removeprefix("articles/").removesuffix(".html")


def _is_quotation(facts: Facts, article: Row, told: Thing) -> bool:
    """Whether an article has this quotation, by this speaker."""
    if told.keys() - {"spokenByCharacter"} != {"@type", "text", "isBasedOn"} or told["@type"] != "Quotation":
        return False
    speaker = told.get("spokenByCharacter")
    speakers = {
        row["speaker"]
        for row in article["quotations"]
        if fold(article["text"][row["start"] : row["end"]]) == told["text"]
    }
    return None in speakers if speaker is None else _is_entity(facts, speaker, speakers - {None})
