"""Feeds and sitemap, broken in every way that a bug or a forger would: each fault is found and named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import lxml.etree
import pytest

from publishing.addressed import ADDRESS, KILN, LAMP, date_kiln, write_site
from publishing.edition import WEATHER, give_topics
from variorum.verify import verify_site
from verify.tiny_site import write_manifest

CONTENT = "{http://www.w3.org/2005/Atom}content"
FEEDS = ("feed.atom", "feed.json")
TOPIC = f"topics/{WEATHER}.json"
OUT = "The lamp of Orrin Head went out on Tuesday after 160 years."
GULL = '<span data-field="outlets/o-gull/name">The Gull</span>'
TERN = '<span data-field="outlets/o-tern/name">Morning Tern</span>'
COMMA = "<span>,</span> "

IN_CONTENTS = {
    "a word of a sentence changed": (OUT, OUT.replace("160", "170"), "changed-words"),
    "a sentence cut short": (OUT, OUT[:-1], "changed-words"),
    "an outlet left out": (f"{GULL}{COMMA}{TERN}</em>", f"{GULL}</em>", "wrong-feed"),
    "the outlet whose words they are not named first": (
        f"{GULL}{COMMA}{TERN}</em>",
        f"{TERN}{COMMA}{GULL}</em>",
        "wrong-feed",
    ),
    "an outlet added": (f"{GULL}{COMMA}{TERN}</em>", f"{GULL}{COMMA}{TERN}{COMMA}{TERN}</em>", "wrong-feed"),
    "an outlet by another name": (GULL, GULL.replace("The Gull", "The Tern"), "changed-field"),
    "another statement's words": ('data-point="st-out"', 'data-point="st-climb"', "wrong-feed"),
    "another story's point": ('data-point="st-out"', 'data-point="st-kiln-0"', "wrong-feed"),
    "words in no point": (' data-point="st-out"', "", "wrong-feed"),
    "the sides of a difference exchanged": ('data-position="0"', 'data-position="1"', "wrong-discrepancy"),
    "a number in a difference changed": ("160 years</span> <em>", "161 years</span> <em>", "changed-words"),
    "a difference by another name": ('data-discrepancy="d-years"', 'data-discrepancy="d-x"', "wrong-discrepancy"),
    "words of our own": ("<ul>", "<p>A shocking turn.</p><ul>", "unmarked-words"),
    "words outside the entry": ("</article>", "</article>More to come.", "unmarked-words"),
    "the count of reports": (">3 reports<", ">4 reports<", "changed-count"),
    "a headline of our own": ("</span></a>", " again</span></a>", "changed-field"),
    "a link to no page": (LAMP, LAMP.replace("goes", "went"), "broken-link"),
    "a link to another site": (f'href="{LAMP}"', 'href="https://evil.example/"', "unsafe-link"),
    "a link without a host": (f'href="{LAMP}"', 'href="javascript:alert(1)"', "unsafe-link"),
    "a script": ("<ul>", "<script>alert(1)</script><ul>", "forbidden-markup"),
    "a picture of another host": ("<ul>", '<img alt="" src="https://evil.example/p.gif"><ul>', "remote-request"),
    "an attribute that runs": ("<ul>", '<ul onclick="alert(1)">', "forbidden-markup"),
    "an end without a beginning": ("</ul>", "</ul></section>", "unreadable-page"),
}
IN_ATOM = {
    "a title of our own": ("<title>Lamp", "<title>Big lamp", "wrong-feed"),
    "an id that is no address of a story": (f"<id>{LAMP}", f"<id>{LAMP}?1", "wrong-feed"),
    "an id of another entry": (f"<id>{LAMP}", f"<id>{KILN}", "wrong-feed"),
    "a feed newer than its entries": ("<updated>2031-05-07T06", "<updated>2031-05-07T07", "wrong-feed"),
    "a later time": (
        "<published>2031-05-06T00:00:00Z</published>\n<updated>2031-05-07T06",
        "<published>2031-05-06T00:00:00Z</published>\n<updated>2031-05-07T07",
        "wrong-feed",
    ),
    "an earlier day of publication": ("<published>2031-05-06T00", "<published>2031-05-05T00", "wrong-feed"),
    "another name of the site": ("Coast &amp; News", "Coast &amp; Lies", "wrong-feed"),
    "another name of its author": ("<name>Coast", "<name>Toast", "wrong-feed"),
    "an element that nobody checks": ("<content", "<summary>Shock</summary><content", "unreadable-page"),
    "an attribute that nobody checks": ("<entry>", '<entry xml:base="https://evil.example/">', "unreadable-page"),
    "a document type": ("<feed", "<!DOCTYPE feed [<!ENTITY x 'y'>]><feed", "unreadable-page"),
    "a feed that does not end": ("</feed>", "", "unreadable-page"),
    "a language that no report has": ("<title>Lamp", '<title xml:lang="fr">Lamp', "wrong-feed"),
}
IN_JSON = {
    "a title of our own": ('"title": "Lamp', '"title": "Big lamp', "wrong-feed"),
    "an id that is no address of a story": (f'"id": "{LAMP}', f'"id": "{LAMP}?1', "wrong-feed"),
    "a later time": ('"date_modified": "2031-05-07T06', '"date_modified": "2031-05-07T07', "wrong-feed"),
    "another name of the site": ("Coast & News", "Coast & Lies", "wrong-feed"),
    "a key that nobody checks": ('"id":', '"summary": "Shock",\n"id":', "unreadable-page"),
    "a feed that does not end": ("]\n}", "]", "unreadable-page"),
}
IN_SITEMAP = {
    "a page that is not there": ("/method.html<", "/methods.html<", "wrong-sitemap"),
    "a page left out": (f"<url><loc>{ADDRESS}/method.html</loc></url>\n", "", "wrong-sitemap"),
    "a page twice": ("/method.html<", "/index.html<", "wrong-sitemap"),
    "a tombstone": ("/method.html<", "/stories/fog.html<", "wrong-sitemap"),
    "another host": (f"{ADDRESS}/method.html", "https://evil.example/method.html", "wrong-sitemap"),
    "a line that nobody checks": ("</url>", "</url>\n<!-- words -->", "wrong-sitemap"),
}
IN_MISSING = {
    "a link that holds at one depth alone": ('href="/news/archive.html"', 'href="archive.html"', "broken-link"),
    "a link to the folder above the site": ('href="/news/archive.html"', 'href="/archive.html"', "broken-link"),
    "a link to no page": ("/news/archive.html", "/news/archives.html", "broken-link"),
    "a style sheet that is not there": ("/css/base.css", "/css/bases.css", "broken-link"),
    "all links to another folder": ("/news/", "/views/", "broken-link"),
    "a link to another host": ('href="/news/archive.html"', 'href="https://evil.example/"', "unsafe-link"),
    "words of our own": ("<main", "<p>Soon here.</p><main", "unmarked-words"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("whole"), lambda d: give_topics(lamp=(WEATHER,))(date_kiln(d)))


@pytest.fixture
def site(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "site")
    return tmp_path / "site"


def find_kinds(site: Path, path: str, edit: Callable[[str], str]) -> set[str]:
    """The kinds of fault that are found in a file once it was edited and the manifest made true to it."""
    text = (site / path).read_text(encoding="utf-8")
    edited = edit(text)
    assert edited != text
    (site / path).write_text(edited, encoding="utf-8")
    write_manifest(site)
    return {found.kind for found in verify_site(site) if found.page == path}


def edit_contents(path: str, old: str, new: str) -> Callable[[str], str]:
    """Change the content of the first entry that has the old words."""

    def edit_atom(text: str) -> str:
        root = lxml.etree.fromstring(text.encode())
        element = next(element for element in root.iter(CONTENT) if old in (element.text or ""))
        element.text = element.text.replace(old, new, 1)
        return str(lxml.etree.tostring(root, xml_declaration=True, encoding="utf-8").decode())

    def edit_json(text: str) -> str:
        feed = json.loads(text)
        item = next(item for item in feed["items"] if old in item["content_html"])
        item["content_html"] = item["content_html"].replace(old, new, 1)
        return json.dumps(feed, ensure_ascii=False, indent=0) + "\n"

    return edit_atom if path.endswith(".atom") else edit_json


@pytest.mark.parametrize("path", FEEDS)
def test_reading_and_writing_a_feed_again_is_no_fault(site: Path, path: str) -> None:
    edit = edit_contents(path, "<ul>", "<ul class='points'>")
    assert find_kinds(site, path, edit) == set()


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("what", IN_CONTENTS)
def test_a_fault_in_what_an_entry_says_is_found(site: Path, path: str, what: str) -> None:
    old, new, kind = IN_CONTENTS[what]
    assert kind in find_kinds(site, path, edit_contents(path, old, new))


@pytest.mark.parametrize(
    ("path", "what"),
    [*(("feed.atom", what) for what in IN_ATOM), *(("feed.json", what) for what in IN_JSON)],
)
def test_a_fault_in_what_a_feed_says_of_its_entries_is_found(site: Path, path: str, what: str) -> None:
    old, new, kind = (IN_ATOM if path == "feed.atom" else IN_JSON)[what]
    # The site has one name in all of a feed; the rest is changed where it stands first.
    times = -1 if "of the site" in what else 1
    assert kind in find_kinds(site, path, lambda text: text.replace(old, new, times))


@pytest.mark.parametrize("path", FEEDS)
def test_feeds_that_say_different_addresses_of_the_site_are_found(site: Path, path: str) -> None:
    find_kinds(site, path, lambda text: text.replace(ADDRESS, "https://evil.example/news"))
    assert ("feed.json", "address", "wrong-feed") in {(f.page, f.where, f.kind) for f in verify_site(site)}


@pytest.mark.parametrize("left", [0, 1])
@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_that_lacks_a_story_is_found(site: Path, path: str, left: int) -> None:
    def edit(text: str) -> str:
        if path.endswith(".json"):
            feed = json.loads(text)
            return json.dumps(feed | {"items": feed["items"][:left]}, ensure_ascii=False, indent=0)
        entries = text.index("<entry>"), text.rindex("<entry>")
        return text[: entries[left]] + text[text.index("</feed>") :]

    assert "wrong-feed" in find_kinds(site, path, edit)


def test_a_feed_of_a_topic_that_lacks_its_story_is_found(site: Path) -> None:
    bare = (site / "topics/01000000.json").read_text(encoding="utf-8")
    assert "wrong-feed" in find_kinds(site, TOPIC, lambda _: bare.replace("01000000", WEATHER))


def test_a_feed_of_a_topic_that_tells_of_another_story_is_found(site: Path) -> None:
    of_all = json.loads((site / "feed.json").read_bytes())

    def edit(text: str) -> str:
        return json.dumps(json.loads(text) | {"items": of_all["items"]}, ensure_ascii=False, indent=0)

    assert "wrong-feed" in find_kinds(site, TOPIC, edit)


@pytest.mark.parametrize("title", ["Sport – Coast & News", "Coast & News", "Weather – Toast & News", "Weather"])
def test_a_feed_of_a_topic_under_another_title_is_found(site: Path, title: str) -> None:
    assert "wrong-feed" in find_kinds(site, TOPIC, lambda text: text.replace("Weather – Coast & News", title))


def test_a_feed_of_a_topic_that_leads_to_another_page_can_not_be_read(site: Path) -> None:
    edit = (f'"{ADDRESS}/topics/{WEATHER}.html"', f'"{ADDRESS}/index.html"')
    assert find_kinds(site, TOPIC, lambda text: text.replace(*edit)) == {"unreadable-page"}


@pytest.mark.parametrize("path", FEEDS)
def test_an_entry_that_stands_twice_is_found(site: Path, path: str) -> None:
    def edit(text: str) -> str:
        if path.endswith(".json"):
            feed = json.loads(text)
            return json.dumps(feed | {"items": [*feed["items"], feed["items"][-1]]}, ensure_ascii=False, indent=0)
        start = text.rindex("<entry>")
        return text[:start] + text[start : text.index("</feed>")] + text[start:]

    assert "wrong-feed" in find_kinds(site, path, edit)


@pytest.mark.parametrize("what", IN_SITEMAP)
def test_a_fault_in_the_sitemap_is_found(site: Path, what: str) -> None:
    old, new, kind = IN_SITEMAP[what]
    assert kind in find_kinds(site, "sitemap.xml", lambda text: text.replace(old, new, 1))


def test_a_page_that_asks_to_be_left_alone_may_not_be_listed(site: Path) -> None:
    page = site / "articles" / "a-one.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("<title>", '<meta name="robots" content="noindex"><title>'), encoding="utf-8")
    write_manifest(site)
    assert [(f.page, f.where, f.kind) for f in verify_site(site)] == [
        ("sitemap.xml", "articles/a-one.html", "wrong-sitemap")
    ]


@pytest.mark.parametrize("path", [*FEEDS, TOPIC, "sitemap.xml", "404.html"])
def test_feeds_sitemap_and_the_page_for_the_lost_go_together(site: Path, path: str) -> None:
    (site / path).unlink()
    write_manifest(site)
    assert "missing-file" in {f.kind for f in verify_site(site) if f.page == path}


@pytest.mark.parametrize("what", IN_MISSING)
def test_the_page_for_the_lost_is_proved(site: Path, what: str) -> None:
    old, new, kind = IN_MISSING[what]
    every = -1 if what.startswith("all") else 1
    assert kind in find_kinds(site, "404.html", lambda text: text.replace(old, new, every))
