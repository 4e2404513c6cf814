"""What is broken, slow, endless or leads to where nobody may look. Against a real server."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace
from datetime import timedelta

import pytest

from fetching.desk import QUICK, RSS, kept, reason
from fetching.newsroom import Reply
from fetching.reports import STORM, Item, page, rss
from variorum.fetching import ALL_FAILED


def drip(body: bytes) -> Reply:
    return Reply(body, headers={"Content-Type": RSS}, drip=0.05)


BROKEN = {
    "slow body": (drip(b"<rss>" + b" " * 3000), "too long to answer"),
    "slow headers": (Reply(raw=b"HTTP/1.1 200 OK\r\nX: " + b"a" * 3000, drip=0.05), "too long to answer"),
    "silent": (Reply(raw=b"H" * 2, drip=5), "not answer in time"),
    "hangs up": (Reply(raw=b""), "hangs up"),
    "no HTTP": (Reply(raw=b"SSH-2.0-OpenSSH_9.6\r\n\r\n"), "no HTTP"),
    "short body": (Reply(b"<rss>", headers={"Content-Type": RSS}, claims=5000), "breaks off"),
    "too long": (Reply(b"<rss>" + b" " * 300_000), "longer than 300,000 bytes"),
    "gzip bomb": (
        Reply(gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"}),
        "longer than 300,000 bytes",
    ),
    "gzip in gzip": (
        Reply(gzip.compress(gzip.compress(b" " * 9_000_000)), headers={"Content-Encoding": "gzip, gzip"}),
        "not asked for",
    ),
    "damaged gzip": (Reply(b"\x1f\x8b\x08\0" + b"x" * 99, headers={"Content-Encoding": "gzip"}), "damaged"),
    "cut gzip": (Reply(gzip.compress(rss().encode())[:-9], headers={"Content-Encoding": "gzip"}), "breaks off"),
    "a page": (
        Reply(page(*STORM).encode(), headers={"Content-Type": "text/html; charset=utf-8"}),
        "no feed (text/html)",
    ),
    "a picture": (Reply(b"\x89PNG\r\n\x1a\n" + bytes(99), headers={"Content-Type": RSS}), "no feed"),
    "a file name": (Reply(b"/etc/passwd", headers={"Content-Type": RSS}), "no feed"),
    "an address": (Reply(b"http://127.0.0.1:1/feed", headers={"Content-Type": RSS}), "no feed"),
    "other JSON": (Reply(b'{"items": []}'), "no feed"),
    "nothing": (Reply(b""), "no feed"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_a_failure_with_its_reason(name, room, desk):
    room.pages["/feed"], words = BROKEN[name]
    desk.limits = replace(QUICK, reading=0.4, whole=0.8)
    desk.list(f"{room.url}/feed")
    report = desk.fetch()
    assert words in reason(report)
    assert report.exit_code == ALL_FAILED
    assert desk.articles() == []


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, lambda body: zlib.compress(body)[2:-4]])
def test_a_packed_feed_is_unpacked_also_without_its_header(pack, room, desk):
    coding = "gzip" if pack is gzip.compress else "deflate"
    body = pack(rss(Item(f"{room.url}/storm")).encode())
    room.serve("/feed", body, RSS, headers={"Content-Encoding": coding})
    desk.list(f"{room.url}/feed")
    assert kept(desk.fetch()) == (1, 0)


def test_of_a_feed_that_breaks_off_the_last_article_waits_for_the_rest(room, desk):
    whole = rss(Item(f"{room.url}/one", title="One"), Item(f"{room.url}/two", title="Two"))
    room.serve("/feed", whole[: whole.index(escaped(STORM[5]), whole.index("Two"))], RSS, headers={"ETag": '"1"'})
    desk.list(f"{room.url}/feed")
    report = desk.fetch()
    assert "breaks off" in reason(report)
    assert [record["title"] for (record,) in desk.articles()] == ["One"]
    assert "etag" not in desk.state(f"{room.url}/feed")
    room.serve("/feed", whole, RSS)
    assert kept(desk.fetch(timedelta(hours=1))) == (1, 0)
    assert len(desk.articles()) == 2


def escaped(sentence: str) -> str:
    return sentence.replace("'", "&#x27;")


def test_a_feed_with_slips_in_its_markup_is_read(room, desk):
    body = rss(Item(f"{room.url}/storm")).replace("<description>x", "<description>fish & chips &nbsp;")
    room.serve("/feed", body, "text/plain")
    desk.list(f"{room.url}/feed")
    assert kept(desk.fetch()) == (1, 0)


def test_entities_of_a_feed_are_not_multiplied(room, desk):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    body = rss(Item(f"{room.url}/storm", text="LAUGH")).replace("LAUGH", "&l11;")
    body = body.replace(
        "<rss", f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]><rss'
    )
    room.serve("/feed", body, RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    assert b"hahahaha" not in b"".join(desk.files().values())


OWN = ["127.0.0.1", "localhost:8080", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"]
PRIVATE = [
    "0.0.0.0", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255",
    "[::]", "[fe80::1]", "[fd00::1]", "[ff02::1]", "[64:ff9b::a00:1]", "[::ffff:10.0.0.1]", "[2002:a00:1::1]",
]  # fmt: skip


@pytest.mark.parametrize("host", OWN + PRIVATE)
def test_an_address_that_is_not_public_is_never_connected_to(host, desk):
    desk.list(f"http://{host}/")
    assert "no public address" in reason(desk.fetch(allow_loopback=False))


@pytest.mark.parametrize(
    ("host", "status"), [(host, 302) for host in PRIVATE] + [("10.0.0.1", n) for n in (301, 303, 307, 308)]
)
def test_no_redirect_leads_to_an_address_that_is_not_public(host, status, room, desk):
    room.redirect("/feed", f"http://{host}/", status)
    desk.list(f"{room.url}/feed")
    assert "no public address" in reason(desk.fetch())


def test_no_page_of_a_feed_is_taken_from_an_address_that_is_not_public(room, desk):
    room.serve("/feed", rss(Item("http://10.0.0.1/admin", text="Come and see the admin page.")), RSS)
    desk.list(f"{room.url}/feed")
    report = desk.fetch()
    assert report.counts.blurbs == 1
    assert report.exit_code == 0


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("/feed", "in a circle"),
        ("/1", "more than 8 times"),
        ("", "without saying where"),
        ("file:///etc/passwd", "not http or https"),
        ("http://[", "no address"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_a_failure(to, words, room, desk):
    room.redirect("/feed", to)
    for step in range(1, 20):
        room.redirect(f"/{step}", f"/{step + 1}")
    desk.list(f"{room.url}/feed")
    assert words in reason(desk.fetch())


NESTED = {"feed": rss(Item("/", text="x" + "<b>" * 20_000)), "page": page("<b>" * 50_000 + STORM[0], *STORM)}


def test_what_was_made_to_break_readers_costs_nobody_else_anything(room, desk):
    room.serve("/deep", NESTED["page"])
    items = [Item(f"{room.url}/deep", title="Deep", text="Deep."), Item(f"{room.url}/storm")]
    for name, body in {"/a": NESTED["feed"], "/b": "<rss>" + "<a " * 20_000, "/c": rss(*items)}.items():
        room.serve(name, body, RSS)
    desk.list(f"{room.url}/a", f"{room.url}/b", f"{room.url}/c")
    report = desk.fetch()
    assert report.exit_code == 0
    assert "Storm tears roof off grain store at Vellmark" in {record["title"] for (record,) in desk.articles()}
