"""The feeds of a site: valid in themselves, each story once, in the words of its sources, under addresses that stay."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import lxml.etree
import lxml.html
import pytest

from digests import Digest
from publishing.addressed import ADDRESS, KILN, LAMP, NAME, date_kiln, write_site
from publishing.edition import CULTURE, TEXTS, WEATHER, give_topics, write_edition
from variorum.model import Entity
from variorum.publishing import Look, render_site
from variorum.publishing.site import Earlier
from variorum.verify import verify_site

ATOM = "{http://www.w3.org/2005/Atom}"
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri", "pattern": "^https://"},
        "feed_url": {"type": "string", "format": "uri", "pattern": "^https://"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "pattern": "^https://"},
                    "title": {"type": "string"},
                    "content_html": {"type": "string", "minLength": 1},
                    "date_published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"},
                    "date_modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"},
                    "language": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("feeds"))


def read_json(site: Path, name: str = "feed") -> dict[str, Any]:
    return dict(json.loads((site / f"{name}.json").read_bytes()))


def test_a_site_with_an_address_proves_itself(site: Path) -> None:
    assert verify_site(site) == []


def test_a_feed_reader_finds_nothing_wrong_with_the_atom_feed(site: Path) -> None:
    feed = feedparser.parse((site / "feed.atom").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == NAME
    assert [entry.link for entry in feed.entries] == [LAMP, KILN]


def test_the_atom_feed_has_what_the_standard_asks_for_once_each(site: Path) -> None:
    root = lxml.etree.parse(site / "feed.atom").getroot()
    for element in (root, *root.iterfind(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        assert [link.get("rel") for link in element.findall(f"{ATOM}link")].count("alternate") == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name") == NAME
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"{ADDRESS}/feed.atom"


def test_the_json_feed_is_one_by_its_schema(site: Path) -> None:
    jsonschema.validate(read_json(site), JSON_FEED)


def test_both_feeds_say_the_same(site: Path) -> None:
    feed = feedparser.parse((site / "feed.atom").read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    atom = [(e.id, e.link, e.title, e.published, e.updated, e.content[0].value) for e in feed.entries]
    keys = ("id", "url", "title", "date_published", "date_modified", "content_html")
    assert atom == [tuple(item[key] for key in keys) for item in read_json(site)["items"]]


def test_an_entry_tells_the_first_points_with_their_outlets_and_one_difference(site: Path) -> None:
    content = lxml.html.fragment_fromstring(read_json(site)["items"][0]["content_html"])
    points = [(item.xpath("string(span)"), item.xpath("string(em)")) for item in content.xpath("//li[@data-point]")]
    assert points == [
        ("The lamp of Orrin Head went out on Tuesday after 160 years.", "The Gull, Morning Tern"),
        ("“I shall miss the climb,” Ida Lorne said.", "Morning Tern, The Gull"),
    ]
    differs = content.xpath("//*[@data-discrepancy]")
    assert [element.text_content() for element in differs] == [
        "They differ: how many160 years The Gull150 years Morning Tern"
    ]
    assert [link.get("href") for link in content.xpath("//a")] == [LAMP]


def test_a_story_that_nobody_tells_twice_is_told_by_its_own_points(site: Path) -> None:
    content = lxml.html.fragment_fromstring(read_json(site)["items"][1]["content_html"])
    said = [element.text_content() for element in content.xpath("//li[@data-point]/span")]
    assert said == [f"{sentence}." for sentence in TEXTS["a-four"].rstrip(".").split(". ")]


def test_a_day_is_its_first_moment_and_another_zone_becomes_utc(site: Path) -> None:
    times = [(item["date_published"], item["date_modified"]) for item in read_json(site)["items"]]
    assert times == [
        ("2031-05-06T00:00:00Z", "2031-05-07T06:00:00Z"),
        ("2031-05-06T01:30:00Z", "2031-05-06T01:30:00Z"),
    ]


def test_a_correction_is_an_update(tmp_path: Path) -> None:
    def correct(digest: Digest) -> Digest:
        row = {"on": "2031-05-08T09:00:00Z", "what": "text", "articles": ["a-four"], "statements": [], "digest": "x"}
        kiln, *rest = date_kiln(digest).stories
        return replace(digest, stories=(replace(kiln, corrections=({**row, "sentences": None},)), *rest))

    items = read_json(write_site(tmp_path, correct))["items"]
    assert (items[0]["id"], items[0]["date_modified"]) == (KILN, "2031-05-08T09:00:00Z")


def test_a_story_that_nobody_dates_is_in_no_feed(tmp_path: Path) -> None:
    site = write_site(tmp_path, replace)
    assert [item["id"] for item in read_json(site)["items"]] == [LAMP]
    assert verify_site(site) == []


def test_a_feed_without_stories_is_valid_and_as_old_as_can_be(tmp_path: Path) -> None:
    site = write_site(tmp_path, lambda digest: Digest((), (), (), (), (), (), digest.report))
    feed = feedparser.parse((site / "feed.atom").read_bytes())
    assert not feed.bozo
    assert feed.feed.updated == "1970-01-01T00:00:00Z"
    assert read_json(site)["items"] == []


def test_only_the_newest_fifty_stories_are_in_the_feeds(tmp_path: Path) -> None:
    def multiply(digest: Digest) -> Digest:
        kiln = date_kiln(digest).stories[0]
        days = [f"2031-06-{1 + n // 24:02}T{n % 24:02}:00:00Z" for n in range(60)]
        more = (replace(kiln, id=f"s-{n}", slug=f"kiln-{n}", last_published=day) for n, day in enumerate(days))
        return replace(digest, stories=(*digest.stories, *more))

    items = read_json(write_site(tmp_path, multiply))["items"]
    assert [item["id"] for item in items] == [f"{ADDRESS}/stories/kiln-{n}.html" for n in range(59, 9, -1)]


def test_a_story_with_a_character_that_xml_can_not_hold_is_left_out(tmp_path: Path) -> None:
    def damage(digest: Digest) -> Digest:
        kiln, *rest = date_kiln(digest).stories
        headline = {**kiln.headline, "text": "A kiln \ufffe under the field"}
        return replace(digest, stories=(replace(kiln, headline=headline), *rest))

    site = write_site(tmp_path, damage)
    assert not feedparser.parse((site / "feed.atom").read_bytes()).bozo
    assert [item["id"] for item in read_json(site)["items"]] == [LAMP]


def test_a_feed_of_a_topic_has_its_stories_alone_told_as_in_the_feed_of_all(tmp_path: Path) -> None:
    site = write_site(tmp_path, lambda digest: give_topics(lamp=(WEATHER, CULTURE), kiln=(CULTURE,))(date_kiln(digest)))
    assert verify_site(site) == []
    lamp, kiln = read_json(site)["items"]
    for topic, expected in ((WEATHER, [lamp]), (CULTURE, [lamp, kiln]), ("05000000", [])):
        feed = read_json(site, f"topics/{topic}")
        jsonschema.validate(feed, JSON_FEED)
        assert feed["items"] == expected
        atom = feedparser.parse((site / f"topics/{topic}.atom").read_bytes())
        assert not atom.bozo
        assert [entry.link for entry in atom.entries] == [item["url"] for item in expected]
        assert atom.feed.title == feed["title"]
    assert feed["title"] == f"Education – {NAME}"
    assert feed["home_page_url"] == f"{ADDRESS}/topics/05000000.html"


def test_every_page_names_the_feeds_of_a_site_with_an_address(site: Path) -> None:
    for path in site.rglob("*.html"):
        if 'http-equiv="refresh"' in path.read_text(encoding="utf-8") or path.name == "404.html":
            continue
        links = lxml.html.parse(path).xpath("//link[@rel='alternate']/@href")
        found = [(path.parent / link).resolve() for link in links]
        own = [path.with_suffix(ending) for ending in (".atom", ".json")] if path.parent.name == "topics" else []
        assert found == [site / "feed.atom", site / "feed.json", *own]


def test_a_site_that_is_read_from_disk_has_no_feeds_and_says_nothing_of_them(tmp_path: Path) -> None:
    render_site(write_edition(tmp_path / "data"), tmp_path / "site", Look(name=NAME))
    assert not [path for path in tmp_path.joinpath("site").iterdir() if path.suffix in {".atom", ".json", ".xml"}]
    assert not [path for path in tmp_path.rglob("*.html") if "alternate" in path.read_text(encoding="utf-8")]


def test_a_story_that_changes_changes_its_own_entry_and_an_article_elsewhere_none(tmp_path: Path) -> None:
    def rebuild(change: Callable[[Digest], Digest]) -> tuple[bytes, list[str]]:
        made: list[str] = []
        look = Look(name=NAME, address=ADDRESS)
        data = write_edition(tmp_path / "data", change)
        render_site(data, tmp_path / "site", look, Earlier(tmp_path / "pages", made=made.append))
        return (tmp_path / "site" / "feed.json").read_bytes(), made

    def add_name(digest: Digest) -> Digest:
        known = date_kiln(digest)
        return replace(known, entities=(*known.entities, Entity("e-pond", "Pond", "LOC")))

    def rename(digest: Digest) -> Digest:
        known = add_name(digest)
        kiln, *rest = known.stories
        return replace(known, stories=(replace(kiln, headline={**kiln.headline, "text": "A kiln"}), *rest))

    first, made = rebuild(date_kiln)
    assert {"feed.atom", "feed.json", "sitemap.xml"} < set(made)
    again, made = rebuild(add_name)
    assert again == first
    assert {"sitemap.xml", "entities/e-pond.html"} <= set(made)
    assert not {"feed.atom", "feed.json"} & set(made)
    changed, made = rebuild(rename)
    assert {"feed.atom", "feed.json"} < set(made)
    before, after = json.loads(first)["items"], json.loads(changed)["items"]
    assert before[0] == after[0]
    assert after[1]["title"] == "A kiln"
