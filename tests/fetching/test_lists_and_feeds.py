"""Lists of feeds as readers export them, and feeds of every kind."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fetching.reports import FULL, Item, rss
from variorum.errors import InputError
from variorum.fetching.addresses import is_allowed
from variorum.fetching.answers import FetchError
from variorum.fetching.blurbs import is_blurb, read_blurb
from variorum.fetching.entries import read_feed
from variorum.fetching.json_feed import read_json_feed
from variorum.fetching.opml import Subscription, read_opml
from variorum.fetching.robots import Rules
from variorum.fetching.schedule import LONGEST_WAIT, back_off, read_moment, read_retry_after, write_moment

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)

LIST = """<?xml version="1.0" encoding="utf-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="News"><outline title="Home"><outline text="Vellmark  Post" xmlUrl="https://post.example/feed"/></outline>
<outline title="Only a title" xmlurl="http://title.example/rss?a=1&b=2" htmlUrl="http://title.example/"/></outline>
<OUTLINE TEXT="Shouted" XMLURL="feed://shout.example/rss"/><outline type="rss" xmlUrl="feed:https://safe.example/"/>
<outline text="Twice" xmlUrl="https://post.example/feed"/><outline text="A folder" htmlUrl="https://x.example/"/>
</body></opml>"""


def test_a_list_of_any_reader_is_read():
    assert read_opml(LIST.encode(), "feeds.opml") == (
        Subscription("https://post.example/feed", "Vellmark Post"),
        Subscription("http://title.example/rss?a=1&b=2", "Only a title"),
        Subscription("http://shout.example/rss", "Shouted"),
        Subscription("https://safe.example/", None),
    )


def test_a_list_is_read_in_its_own_encoding():
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><opml><outline text="Köln" xmlUrl="http://k.example/"/></opml>'
    assert read_opml(text.encode("latin-1"), "x")[0].name == "Köln"


@pytest.mark.parametrize("data", [b"", b"feeds", b"<html><body>no</body></html>", b"<opml", b"\x00\x01", b"{}"])
def test_what_is_no_list_is_a_mistake_that_names_the_file(data):
    with pytest.raises(InputError, match=r"my\.opml is no OPML"):
        read_opml(data, "my.opml")


def test_a_list_follows_no_entity():
    entities = '<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY l "http://l.example/">]>'
    text = f'{entities}<opml><body><outline text="&f;" xmlUrl="http://a.example/"/>&f;</body></opml>'
    assert "root:" not in str(read_opml(text.encode(), "x"))


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><link href="https://a.example/"/>
<entry><id>tag:a,1</id><title type="html">Storm &amp;amp; tide</title><link href="/storm?utm_medium=feed"/>
<published>2026-03-10T08:30:00+01:00</published><updated>2026-03-10T09:00:00+01:00</updated>
<author><name>Jonna Pell</name></author><summary>Short.</summary>
<content type="html">&lt;p&gt;Long text.&lt;/p&gt;</content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>A</title></channel>
<item rdf:about="https://a.example/storm"><title>Storm &amp; tide</title><link>https://a.example/storm</link>
<description>&lt;p&gt;Long text.&lt;/p&gt;</description><dc:creator>Jonna Pell</dc:creator>
<dc:date>2026-03-10T07:30:00Z</dc:date></item></rdf:RDF>"""
RSS_091 = """<rss version="0.91"><channel><title>A</title><link>https://a.example/</link>
<item><title>Storm &amp; tide</title>
<link>https://a.example/storm</link><description>&lt;p&gt;Long text.&lt;/p&gt;</description></item></channel></rss>"""


@pytest.mark.parametrize("text", [ATOM, RDF, RSS_091], ids=["Atom", "RDF", "RSS 0.91"])
def test_a_feed_of_any_kind_is_read(text):
    (entry,) = read_feed(text.encode(), "https://a.example/feed", "text/xml", NOW).entries
    assert (entry.url, entry.title) == ("https://a.example/storm", "Storm & tide")
    assert entry.content == "<p>Long text.</p>"
    if text != RSS_091:
        assert entry.authors == ("Jonna Pell",)
        assert "2026-03-10T07:30:00+00:00" in (entry.published, entry.updated)


def test_a_json_feed_is_read():
    items = [
        {"id": 7, "url": "https://a.example/storm", "title": "Storm", "content_html": "<p>Long text.</p>",
         "date_published": "2026-03-10T08:30:00+01:00", "authors": [{"name": "Jonna Pell"}, {"url": "x"}, 3]},
        {"id": "text-7", "content_text": "One < two.\n\nThree."}, {"title": "neither address nor id"}, "no item",
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": items}
    told = read_json_feed(json.dumps(feed).encode(), "https://a.example/feed.json", NOW)
    first, second = told.entries
    assert (first.url, first.published, first.authors) == (
        "https://a.example/storm",
        "2026-03-10T07:30:00+00:00",
        ("Jonna Pell",),
    )
    assert (second.url, second.content) == (None, "<p>One &lt; two.</p><p>Three.</p>")


@given(st.recursive(st.none() | st.integers() | st.text(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)))
def test_any_json_is_a_feed_or_a_failure(value):
    feed = {"version": "https://jsonfeed.org/version/1", "items": [value, {"id": "1", "url": value, "authors": value}]}
    assert len(read_json_feed(json.dumps(feed).encode(), "https://a.example/", NOW).entries) <= 2


@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_a_failure(body):
    for data in (body, b"<rss><channel><item>" + body, b"{" + body):
        try:
            read_json_feed(data, "https://a.example/", NOW) if data[:1] == b"{" else read_feed(
                data, "https://a.example/", "", NOW
            )
        except FetchError as error:
            assert "no feed" in str(error)


def test_a_date_that_no_article_can_have_is_none():
    for date in (
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 01 Jan 2038 00:00:00 GMT",
        "soon",
    ):
        (entry,) = read_feed(
            rss(Item("https://a.example/1", date=date)).encode(), "https://a.example/", "", NOW
        ).entries
        assert entry.published is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (FULL, False),
        ("<p>The storm tore the roof off.</p>", True),
        (f"{FULL}<p>And then …</p>", True),
        (f"{FULL}<p>And then [...]</p>", True),
        (f'{FULL}<p><a href="https://a.example/storm?utm_source=x">Continue reading →</a></p>', True),
        (f'{FULL}<p>See <a href="https://a.example/storm">Storm</a> for more on this.</p>', False),
        (f'{FULL}<p><a href="https://a.example/other">Other report</a></p>', False),
        ("", True),
        ("https://a.example/", True),
    ],
)
def test_a_blurb_is_told_from_an_article(content, expected):
    assert is_blurb(content, "https://a.example/storm") is expected


def test_a_blurb_is_plain_text():
    assert read_blurb("<p>One <b>two</b>.</p><script>x</script><p>Three.</p>") == "One two .\n\nThree."
    assert read_blurb("No markup.") == "No markup."


@given(st.integers(1, 10_000))
def test_waits_grow_and_end(failures):
    assert back_off(NOW, failures) <= back_off(NOW, failures + 1) <= NOW + LONGEST_WAIT


@given(st.text() | st.integers(-(10**30), 10**30).map(str))
def test_any_retry_after_is_a_moment_within_bounds_or_none(value):
    moment = read_retry_after(value, NOW)
    assert moment is None or NOW <= moment <= NOW + LONGEST_WAIT


def test_a_retry_after_is_seconds_or_a_date():
    assert read_retry_after("120", NOW) == NOW + timedelta(minutes=2)
    assert read_retry_after("Tue, 10 Mar 2026 13:00:00 GMT", NOW) == NOW + timedelta(hours=1)
    assert read_retry_after("Mon, 09 Mar 2026 13:00:00 GMT", NOW) == NOW
    assert read_retry_after("99999999999", NOW) == NOW + LONGEST_WAIT
    assert read_retry_after(None, NOW) is None


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - the zone follows
def test_a_moment_of_the_state_is_never_too_early(moment):
    told = read_moment(write_moment(moment.replace(tzinfo=UTC)))
    assert timedelta(0) <= told - moment.replace(tzinfo=UTC) < timedelta(seconds=1)


@given(st.ip_addresses())
def test_what_may_be_asked_is_global_unicast_and_loopback_only_if_allowed(address):
    allowed = is_allowed(str(address), allow_loopback=False)
    if allowed:
        assert address.is_global
        assert not address.is_multicast
    assert is_allowed(str(address), allow_loopback=True) == (allowed or is_loopback(str(address)))
    if address.version == 4:
        assert is_allowed(f"::ffff:{address}", allow_loopback=False) == allowed
        assert is_allowed(str(ip_address("64:ff9b::") + int(address)), allow_loopback=False) == allowed


def is_loopback(text: str) -> bool:
    address = ip_address(text)
    return address.is_loopback or bool(getattr(address, "ipv4_mapped", None) and address.ipv4_mapped.is_loopback)


@pytest.mark.parametrize("text", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_allowed(text):
    assert is_allowed(text, allow_loopback=False)


def test_robots_wildcards_and_the_longest_rule_count():
    rules = Rules("User-agent: *\nDisallow: /*.php$\nDisallow: /news\nAllow: /news/open\nCrawl-delay: 7\n")
    allowed = {"/": True, "/x.php": False, "/x.php?a": True, "/news/1": False, "/news/open/1": True}
    assert {path: rules.allows(f"https://a.example{path}") for path in allowed} == allowed
    assert rules.pause == 7.0
