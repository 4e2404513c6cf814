"""What a story page tells machines: JSON-LD in the words of schema.org, with nothing that the page does not say.

A story is a NewsArticle that is based on its reports and cites them. It is no ClaimReview: nobody here checks claims.
Addresses are relative to the page, as its links are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from ..digest_data import Row
from ..word_lists import read_table
from .addresses import article_page, entity_page, outlet_page, outward_link
from .escaping import mark_up
from .index import Index
from .people import SHOWN, Name
from .quotations import Quotations, Saying

QUOTATIONS = 12
"""As many as names: what most reports quote stands first, and the page has them all."""

_SAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}
"""Signs that could end or open something in HTML; none stands in JSON outside its strings."""

Thing = dict[str, object]


def describe_story(index: Index, story: Row, root: str, names: Iterable[Name], quotations: Quotations) -> Thing:
    """A story with its reports, and the first of its names and quotations."""
    headline, deck = story["headline"], story["deck"]
    reports = [_describe_report(index, article, root) for article in index.reports(story)]
    sayings = (*(shared.sayings[0] for shared in quotations.shared), *quotations.others)
    return _drop_empty(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": headline["text"],
            "description": deck["text"] if deck else None,
            "inLanguage": index.rows.articles[headline["article"]]["language"],
            "datePublished": story["first_published"],
            "dateModified": story["last_published"],
            "isBasedOn": reports,
            "citation": [{"@id": report["@id"]} for report in reports],
            "mentions": [_describe_entity(index, name.id, root) for name in tuple(names)[:SHOWN]],
            "hasPart": [_describe_quotation(index, saying, root) for saying in sayings[:QUOTATIONS]],
        }
    )


def _describe_report(index: Index, article: Row, root: str) -> Thing:
    outlet = index.rows.outlets[article["outlet"]]
    return _drop_empty(
        {
            "@type": "NewsArticle",
            "@id": f"{root}/{article_page(article['id'])}",
            "headline": article["title"],
            "inLanguage": article["language"],
            "datePublished": article["published"],
            "url": outward_link(article["url"]),
            "publisher": {
                "@type": "NewsMediaOrganization",
                "@id": f"{root}/{outlet_page(outlet['id'])}",
                "name": outlet["name"],
            },
        }
    )


def _describe_entity(index: Index, entity: str, root: str) -> Thing:
    row = index.rows.entities[entity]
    return {
        "@type": read_table("schema_org")["types"][row["type"]],
        "@id": f"{root}/{entity_page(entity)}",
        "name": row["name"],
    }


def _describe_quotation(index: Index, saying: Saying, root: str) -> Thing:
    article = index.rows.articles[saying.article]
    quotation = next(row for row in article["quotations"] if row["id"] == saying.id)
    return _drop_empty(
        {
            "@type": "Quotation",
            "text": " ".join(article["text"][quotation["start"] : quotation["end"]].split()),
            "spokenByCharacter": _describe_entity(index, saying.speaker.id, root) if saying.speaker else None,
            "isBasedOn": {"@id": f"{root}/{article_page(saying.article)}"},
        }
    )


def _drop_empty(thing: Mapping[str, object]) -> Thing:
    return {key: value for key, value in thing.items() if value}


def print_linked_data(thing: Mapping[str, object], publisher: str) -> Markup:
    """A thing of the site of this name, as the content of a script element, which no text in it can end."""
    told = {**thing, "publisher": {"@type": "Organization", "name": publisher}}
    return mark_up(json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_SAFE))
