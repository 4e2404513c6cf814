"""How feeds and hosts are asked: what is remembered, when they are asked again. Against a real server."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from fetching.desk import QUICK, RSS, kept, reason
from fetching.newsroom import Asked, Reply, open_newsroom
from fetching.reports import STORM, Item, page, rss
from variorum.fetching import ALL_FAILED
from variorum.fetching.report import Result


def test_validators_go_back_as_they_came_and_an_unchanged_feed_writes_nothing(room, desk):
    validators = {"ETag": 'W/"4-ä"', "Last-Modified": "tue, 10-Mar-26 7:30"}
    room.serve_with_validators("/feed", rss(Item(f"{room.url}/storm")), **validators)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    before = desk.files()
    report = desk.fetch(timedelta(hours=1))
    assert report.feeds[0].result is Result.UNCHANGED
    assert report.exit_code == 0
    assert desk.files() == before
    assert room.paths() == ["/feed", "/feed"]


def test_an_unchanged_feed_without_validators_writes_nothing_either(room, desk):
    room.serve("/feed", rss(Item(f"{room.url}/storm")), RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    before = desk.files()
    assert desk.fetch(timedelta(hours=1)).feeds[0].result is Result.UNCHANGED
    assert desk.files() == before


def test_a_feed_that_moved_for_good_is_asked_there_from_now_on(room, desk):
    old = f"{room.url}/old"
    room.redirect("/old", "/new", 301)
    room.serve("/new", rss(Item(f"{room.url}/storm")), RSS)
    desk.list(old)
    desk.fetch()
    assert desk.state(old)["moved"] == f"{room.url}/new"
    desk.fetch(timedelta(hours=1))
    assert room.paths() == ["/old", "/new", "/new"]
    del room.pages["/new"]
    room.serve("/old", rss(Item(f"{room.url}/storm")), RSS)
    desk.fetch(timedelta(hours=1))
    assert desk.fetch(timedelta(hours=1)).feeds[0].result is Result.UNCHANGED
    assert room.paths()[3:] == ["/new", "/old"]


def test_a_move_for_now_or_to_what_is_no_feed_is_not_remembered(room, desk):
    for place, status in (("/a", 302), ("/b", 301)):
        room.redirect(place, f"{place}/new", status)
    room.serve("/a/new", rss(Item(f"{room.url}/storm")), RSS)
    room.serve("/b/new", page(*STORM))
    desk.list(f"{room.url}/a", f"{room.url}/b")
    assert "no feed (text/html)" in reason(desk.fetch(), 1)
    assert "moved" not in desk.state(f"{room.url}/a")
    assert "moved" not in desk.state(f"{room.url}/b")


def test_a_feed_that_is_gone_is_not_asked_until_its_entry_changes(room, desk):
    room.serve("/feed", "", status=410)
    desk.list(f"{room.url}/feed")
    assert desk.fetch().feeds[0].result is Result.GONE
    assert desk.fetch(timedelta(days=400)).feeds[0].result is Result.GONE
    assert room.paths() == ["/feed"]
    room.serve("/feed", rss(Item(f"{room.url}/storm")), RSS)
    text = (desk.content / "feeds.opml").read_text(encoding="utf-8")
    (desk.content / "feeds.opml").write_text(text.replace('text="', 'text="New: '), encoding="utf-8")
    assert kept(desk.fetch()) == (1, 0)


@pytest.mark.parametrize("told", ["7200", "Tue, 10 Mar 2026 14:00:00 GMT"])
def test_a_host_that_asks_for_patience_is_left_alone_so_long(told, room, desk):
    room.serve("/a", "", status=429, headers={"Retry-After": told})
    room.serve("/b", rss(Item(f"{room.url}/storm")), RSS)
    desk.list(f"{room.url}/a", f"{room.url}/b")
    report = desk.fetch()
    assert "429" in reason(report)
    assert report.feeds[1].result is Result.NOT_DUE
    assert desk.fetch(timedelta(minutes=119)).feeds[1].result is Result.NOT_DUE
    assert room.paths() == ["/a"]
    room.serve("/a", rss(), RSS)
    assert desk.fetch(timedelta(minutes=2)).feeds[1].result is Result.READ


def test_a_failing_feed_is_asked_less_and_less_often(room, desk):
    room.serve("/feed", "", status=500)
    feed = f"{room.url}/feed"
    desk.list(feed)
    assert desk.fetch().exit_code == ALL_FAILED
    waits = []
    for _ in range(12):
        due = datetime.fromisoformat(str(desk.state(feed)["due"]))
        waits.append(due - desk.now)
        assert desk.fetch(waits[-1] - timedelta(seconds=5)).feeds[0].result is Result.NOT_DUE
        assert desk.fetch(timedelta(seconds=10)).feeds[0].result is Result.FAILED
    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (30, 60, 120, 240)]
    assert waits[-1] == timedelta(days=7)
    assert desk.state(feed)["failures"] == 13
    assert str(desk.state(feed)["failing_since"]) == "2026-03-10T12:00:00Z"
    room.serve("/feed", rss(Item(f"{room.url}/storm")), RSS)
    desk.fetch(timedelta(days=7))
    assert "failures" not in desk.state(feed)


def test_a_failing_feed_never_fails_the_run(room, desk):
    room.serve("/good", rss(Item(f"{room.url}/storm")), RSS)
    desk.list(f"{room.url}/bad", "gopher://x.example/", "http://u:p@x.example/", "http://[::1", f"{room.url}/good")
    report = desk.fetch()
    assert [told.result for told in report.feeds] == [Result.FAILED] * 4 + [Result.READ]
    assert report.exit_code == 0
    said = "\n".join(report.lines())
    assert "5 feeds, 5 asked: 1 read, 4 failed" in said
    assert "it answers 404; asked again after 2026-03-10 12:30 UTC" in said


def test_robots_of_feed_and_of_where_it_redirects_are_respected(room, desk):
    room.serve("/robots.txt", "User-agent: variorum\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n", "text/plain")
    room.redirect("/feed", "/private/feed")
    room.serve("/open", rss(Item(f"{room.url}/storm")), RSS)
    desk.list(f"{room.url}/private/feed", f"{room.url}/feed", f"{room.url}/open")
    report = desk.fetch()
    assert reason(report, 0) == reason(report, 1) == "its robots.txt does not allow it"
    assert report.feeds[2].result is Result.READ
    assert room.paths() == ["/feed", "/open"]
    assert [asked.path for asked in room.asked].count("/robots.txt") == 1


def test_a_host_that_cannot_tell_its_rules_is_not_asked(room, desk):
    room.serve("/robots.txt", "", status=503)
    room.serve("/feed", rss(), RSS)
    desk.list(f"{room.url}/feed")
    assert reason(desk.fetch()) == "its robots.txt can't be read (status 503)"
    assert room.paths() == []


def test_a_host_has_one_connection_which_serves_all_its_feeds_and_pages(room, desk):
    items = [Item(f"{room.url}/{n}", title=f"Report {n}", text=f"Blurb {n} of a report.") for n in range(5)]
    for n in range(5):
        room.serve(f"/{n}", page(*STORM, title=f"Report {n}"))
    room.serve("/a", rss(*items[:3]), RSS)
    room.serve("/b", rss(*items[3:]), RSS)
    desk.list(f"{room.url}/a", f"{room.url}/b")
    assert kept(desk.fetch()) == (5, 0)
    assert room.connections == 1


def test_hosts_are_asked_beside_each_other_and_each_in_turn(desk):
    def slow(_: Asked) -> Reply:
        barrier.wait(5)  # both hosts are here at once, or this breaks
        return Reply(rss().encode(), headers={"Content-Type": RSS})

    barrier = threading.Barrier(2)
    with open_newsroom("127.0.0.2") as one, open_newsroom("127.0.0.3") as other:
        for room in (one, other):
            room.pages["/a"] = slow
        desk.list(f"{one.url}/a", f"{other.url}/a")
        assert [told.result for told in desk.fetch().feeds] == [Result.UNCHANGED] * 2
        assert one.most == other.most == 1


def test_a_host_that_does_not_answer_is_not_asked_for_all_its_feeds(room, desk):
    def nothing(_: Asked) -> Reply:
        return Reply(raw=b"")

    for n in range(6):
        room.pages[f"/{n}"] = nothing
    desk.list(*(f"{room.url}/{n}" for n in range(6)))
    assert "does not answer in this run" in reason(desk.fetch(), 5)
    assert set(room.paths()) == {"/0", "/1"}


def test_what_there_is_no_time_for_is_left_for_the_next_run(room, desk):
    room.serve("/feed", rss(Item(f"{room.url}/storm")), RSS)
    desk.list(f"{room.url}/feed")
    desk.limits = replace(QUICK, run=0)
    assert desk.fetch().feeds[0].result is Result.NOT_DUE
    desk.limits = QUICK
    assert kept(desk.fetch()) == (1, 0)


def test_pages_that_there_is_no_time_to_read_wait_for_the_next_run(room, desk):
    def slow(_: Asked) -> Reply:
        room.closing.wait(0.3)
        return Reply(page(*STORM).encode(), headers={"Content-Type": "text/html"})

    room.pages["/storm"] = slow
    room.serve("/feed", rss(Item(f"{room.url}/storm", text="A roof is gone.")), RSS)
    desk.list(f"{room.url}/feed")
    desk.limits = replace(QUICK, run=0.25)
    assert desk.fetch().counts.waiting == 1
    assert desk.articles() == []
    desk.limits = QUICK
    assert kept(desk.fetch(timedelta(hours=1))) == (1, 0)
