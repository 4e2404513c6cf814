"""What a story page tells machines: JSON-LD of schema.org's words, and nothing that a text in it could break."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from digests import Digest
from publishing.edition import write_edition
from variorum.publishing import Look, render_site
from variorum.verify import verify_site

STORY = "stories/lamp-of-orrin-head-goes-out.html"
PROPERTIES = {
    "NewsArticle": "headline description inLanguage datePublished dateModified publisher isBasedOn citation mentions "
    "hasPart url",
    "Quotation": "text spokenByCharacter isBasedOn",
    **dict.fromkeys(("Organization", "NewsMediaOrganization", "Person", "Place"), "name"),
}
"""The properties of schema.org's types that we use, as the vocabulary has them."""


def build(folder: Path, change: Any = replace) -> Path:
    render_site(write_edition(folder / "data", change), folder / "site", Look(name="Coast & News"))
    return folder / "site"


def read(page: Path) -> dict[str, Any]:
    (script,) = lxml.html.parse(page).xpath("//script[@type='application/ld+json']/text()")
    return dict(json.loads(script))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("linked"))


def test_a_story_is_based_on_its_reports_and_cites_them(site: Path) -> None:
    told = read(site / STORY)
    assert told["@type"] == "NewsArticle"
    assert told["headline"] == "Lamp of Orrin Head goes out"
    assert [report["publisher"]["name"] for report in told["isBasedOn"]] == ["The Gull", "The Gull", "Morning Tern"]
    assert told["isBasedOn"][0]["url"] == "https://gull.example/lamp"
    assert [cited["@id"] for cited in told["citation"]] == [report["@id"] for report in told["isBasedOn"]]
    assert told["publisher"] == {"@type": "Organization", "name": "Coast & News"}


def test_its_names_and_quotations_are_told_with_what_they_are(site: Path) -> None:
    told = read(site / STORY)
    assert [(name["@type"], name["name"]) for name in told["mentions"]] == [
        ("Person", "Ida Lorne"),
        ("Place", "Orrin Head"),
    ]
    (quotation,) = told["hasPart"]
    assert quotation["text"] == "“I shall miss the climb. I shall not miss the gulls.”"
    assert quotation["spokenByCharacter"]["name"] == "Ida Lorne"
    assert quotation["isBasedOn"] == {"@id": "../articles/a-one.html"}


def test_every_address_in_it_is_that_of_a_page(site: Path) -> None:
    found: list[str] = []

    def gather(value: Any) -> None:
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            gather(inner)
        if isinstance(value, dict) and "@id" in value:
            found.append(value["@id"])

    gather(read(site / STORY))
    assert len(found) > 10
    assert [place for place in found if not (site / "stories" / place).is_file()] == []


def test_its_words_are_those_of_the_vocabulary(site: Path) -> None:
    def check(value: Any) -> None:
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(inner)
        if isinstance(value, dict) and "@type" in value:
            assert value.keys() <= {"@context", "@type", "@id", *PROPERTIES[value["@type"]].split()}

    pages = [p for p in (site / "stories").glob("*.html") if "ld+json" in p.read_text(encoding="utf-8")]
    assert len(pages) == 2
    for page in pages:
        check(read(page))


def test_no_text_ends_the_script_or_opens_another(tmp_path: Path) -> None:
    def attack(digest: Digest) -> Digest:
        kiln, *rest = digest.stories
        headline = {**kiln.headline, "text": "A kiln </script><script>alert(1)</script><!-- & more"}
        first, *others = digest.articles
        cut = replace(first.cuts[0], text=headline["text"])
        first = replace(first, title=headline["text"], cuts=(cut,))
        return replace(digest, stories=(replace(kiln, headline=headline), *rest), articles=(first, *others))

    site = build(tmp_path, attack)
    page = site / "stories" / "a-kiln-under-the-field.html"
    assert read(page)["headline"] == "A kiln </script><script>alert(1)</script><!-- & more"
    assert verify_site(site) == []


def test_an_address_that_cannot_be_followed_is_not_told(tmp_path: Path) -> None:
    def mislead(digest: Digest) -> Digest:
        articles = [replace(a, url="javascript:alert(1)" if a.id == "a-one" else a.url) for a in digest.articles]
        return replace(digest, articles=tuple(articles))

    site = build(tmp_path, mislead)
    assert "url" not in read(site / STORY)["isBasedOn"][0]
    assert verify_site(site) == []
