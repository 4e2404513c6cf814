"""What becomes of articles: files by their day, versions, pages, blurbs. Against a real server."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from fetching.desk import RSS, kept
from fetching.reports import FULL, STORM, Item, page, rss
from variorum.digest_data import read_digest
from variorum.fetching.archive import Kept
from variorum.fetching.report import Result
from variorum.pipeline import compile_folder
from variorum.settings import Settings


def test_a_feed_with_whole_texts_becomes_a_file_an_article_by_its_day(room, desk):
    feed = f"{room.url}/feed"
    room.serve("/feed", rss(Item(f"{room.url}/storm?utm_source=rss"), home=room.url), RSS)
    desk.list(feed)
    report = desk.fetch()
    assert kept(report) == (1, 0)
    assert report.exit_code == 0
    (name,) = (name for name in desk.files() if name.startswith("fetched/"))
    assert name.startswith("fetched/2026-03-10/127-0-0-1-storm-tears-roof-off-grain-store-at-vellmark-")
    ((record,),) = desk.articles()
    assert record["url"] == f"{room.url}/storm"
    assert record["published"] == "2026-03-10T07:30:00+00:00"
    assert record["authors"] == ["Jonna Pell"]
    assert record["outlet"] == feed  # as the list names it
    assert STORM[3] in str(record["html"])
    assert room.paths() == ["/feed"]
    assert room.asked[0].headers["user-agent"] == "Variorum/test (+https://me.example/)"


def test_kept_articles_are_known_without_any_state(room, desk):
    room.serve("/feed", rss(Item(f"{room.url}/storm")), RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    before, known = desk.articles(), desk.state(f"{room.url}/feed")
    (desk.content / "state" / "feeds.json").unlink()
    report = desk.fetch(timedelta(days=3))
    assert report.counts.kept[Kept.UNCHANGED] == 1
    assert desk.articles() == before
    assert desk.state(f"{room.url}/feed") == known | {"followed": [["2026-03-10", "2026-03-13"]]}


@pytest.mark.parametrize("date", ["Tue, 10 Mar 2026 07:30:00 GMT", "Tue, 10 Mar 2026 23:00:00 GMT"])
def test_a_changed_article_is_a_new_version_that_compiles_with_the_earlier_one(date, room, desk, tmp_path):
    link = f"{room.url}/storm"
    room.serve("/feed", rss(Item(link, date=date)), RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    room.serve("/feed", rss(Item(link, text=FULL.replace("400 tonnes", "900 tonnes"), date=date)), RSS)
    assert kept(desk.fetch(timedelta(hours=2))) == (0, 1)
    ((first, second),) = desk.articles()
    assert second["modified"] == max("2026-03-10T14:00:00Z", str(first["published"])[:16] + ":01Z")
    assert first["id"] != second["id"]
    compile_folder([desk.content], tmp_path / "data", Settings(model="rules"), None)
    (article,) = map(json.loads, (tmp_path / "data" / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    assert "900 tonnes" in article["text"]
    assert len(article["earlier"]) == 1
    assert article["url"] == link


def test_other_advertisements_on_a_page_are_no_new_version(room, desk):
    link = f"{room.url}/storm"
    room.serve("/storm", page(*STORM))
    room.serve("/feed", rss(Item(link, text="A roof is gone.")), RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    before = desk.articles()
    room.serve("/storm", page(*STORM).replace("var tracker = 1", "var tracker = 2").replace(">Home<", ">Start<"))
    room.serve("/feed", rss(Item(link, text="A roof is gone!")), RSS)
    assert desk.fetch(timedelta(hours=1)).counts.kept[Kept.UNCHANGED] == 1
    assert room.paths().count("/storm") == 2
    assert desk.articles() == before


def test_a_blurb_leads_to_the_page_and_the_page_is_kept_without_its_scripts(room, desk):
    room.serve("/storm", page(*STORM))
    room.serve("/feed", rss(Item(f"{room.url}/storm", text="The storm tore the roof off. [...]")), RSS)
    desk.list(f"{room.url}/feed")
    assert kept(desk.fetch()) == (1, 0)
    ((record,),) = desk.articles()
    assert STORM[5] in str(record["html"])
    assert "tracker" not in str(record["html"])
    assert "outlet" not in record  # the page says so itself
    assert desk.fetch(timedelta(hours=1)).counts.kept[Kept.NEW] == 0
    assert room.paths() == ["/feed", "/storm", "/feed"]


def test_a_page_that_robots_forbid_or_that_is_no_page_leaves_its_blurb(room, desk):
    room.serve("/robots.txt", "User-agent: *\nDisallow: /*secret\nAllow: /\n", "text/plain")
    room.serve("/report.pdf", b"%PDF-1.7", "application/pdf")
    items = [
        Item(f"{room.url}/secret/storm", text="The roof of the grain store is gone."),
        Item(f"{room.url}/report.pdf", title="Report", text="The harbour office tells what happened."),
        Item(f"{room.url}/lost", title="Lost", text="The page of this report was taken down."),
    ]
    room.serve("/feed", rss(*items), RSS)
    desk.list(f"{room.url}/feed")
    report = desk.fetch()
    assert (kept(report), report.counts.blurbs) == ((3, 0), 3)
    assert {record["text"] for (record,) in desk.articles()} == {item.text for item in items}
    assert sorted(room.paths()) == ["/feed", "/lost", "/report.pdf"]


def test_a_page_that_fails_for_now_is_asked_again_and_at_last_its_blurb_is_kept(room, desk):
    room.serve("/storm", "busy", status=500)
    room.serve_with_validators("/feed", rss(Item(f"{room.url}/storm", text="A roof is gone in Vellmark.")), ETag='"1"')
    desk.list(f"{room.url}/feed")
    assert [desk.fetch(timedelta(hours=1)).counts.waiting for _ in range(2)] == [1, 1]
    assert desk.articles() == []
    report = desk.fetch(timedelta(hours=1))
    assert (report.counts.waiting, report.counts.blurbs) == (0, 1)
    room.serve("/storm", page(*STORM))
    assert desk.fetch(timedelta(hours=1)).feeds[0].result is Result.UNCHANGED


def test_a_page_that_comes_back_is_kept_without_its_blurb(room, desk):
    room.serve("/storm", "busy", status=500)
    room.serve_with_validators("/feed", rss(Item(f"{room.url}/storm", text="A roof is gone.")), ETag='"1"')
    desk.list(f"{room.url}/feed")
    desk.fetch()
    room.serve("/storm", page(*STORM))
    assert kept(desk.fetch(timedelta(hours=1))) == (1, 0)
    ((record,),) = desk.articles()
    assert "html" in record
    assert "waiting" not in desk.state(f"{room.url}/feed")


def test_a_page_that_is_lost_later_does_not_take_the_article_with_it(room, desk):
    room.serve("/storm", page(*STORM))
    room.serve("/feed", rss(Item(f"{room.url}/storm", text="A roof is gone.")), RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    before = desk.articles()
    del room.pages["/storm"]
    room.serve("/feed", rss(Item(f"{room.url}/storm", text="A roof is gone, and a wall.")), RSS)
    assert kept(desk.fetch(timedelta(hours=1))) == (0, 0)
    assert desk.articles() == before


def test_one_article_in_two_feeds_is_kept_once(room, desk):
    for name in ("world", "home"):
        room.serve(f"/{name}", rss(Item(f"{room.url}/storm"), title=name), RSS)
    desk.list(f"{room.url}/world", f"{room.url}/home")
    assert kept(desk.fetch()) == (1, 0)
    assert kept(desk.fetch(timedelta(hours=1))) == (0, 0)
    assert len(desk.articles()) == 1


def test_a_feed_that_left_the_list_is_forgotten(room, desk):
    room.serve("/feed", rss(Item(f"{room.url}/storm")), RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    desk.list()
    report = desk.fetch()
    assert json.loads(desk.files()["state/feeds.json"])["feeds"] == {}
    assert report.exit_code == 0
    assert len(desk.articles()) == 1


def test_the_one_date_that_a_feed_gives_is_that_of_publication(room, desk):
    feed = rss(Item(f"{room.url}/storm")).replace("pubDate>", "dc:date>")
    room.serve("/feed", feed.replace("Tue, 10 Mar 2026 07:30:00 GMT", "2026-03-08T07:30:00Z"), RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    assert [name.split("/")[1] for name in desk.files() if name.startswith("fetched/")] == ["2026-03-08"]
    ((record,),) = desk.articles()
    assert (record["published"], "modified" in record) == ("2026-03-08T07:30:00+00:00", False)


def test_without_any_date_an_article_lies_under_the_day_of_fetching(room, desk):
    room.serve("/feed", rss(Item(f"{room.url}/storm", date="soon")), RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    assert [name.split("/")[1] for name in desk.files() if name.startswith("fetched/")] == ["2026-03-10"]
    assert "published" not in desk.articles()[0][0]


def test_a_feed_that_dates_all_its_articles_anew_has_no_page_asked_for_again(room, desk):
    def items(hour: int) -> str:
        date = f"Tue, 10 Mar 2026 {hour:02}:00:00 GMT"
        links = [f"{room.url}/{n}" for n in range(3)]
        return rss(*(Item(link, title=link[-1:], text=f"Blurb {link[-1:]}.", date=date) for link in links))

    for n in range(3):
        room.serve(f"/{n}", page(*STORM[n:]))
    room.serve("/feed", items(7), RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    before = desk.articles()
    room.serve("/feed", items(8), RSS)
    desk.fetch(timedelta(hours=1))
    assert len(room.paths()) == 5
    assert desk.articles() == before
    room.serve("/feed", items(9).replace("Blurb 1.", "Blurb one."), RSS)
    desk.fetch(timedelta(hours=1))
    assert room.paths()[5:] == ["/feed", "/1"]
    one = items(9).replace("Blurb 1.", "Blurb one.").replace(" 09:00:00", " 10:00:00", 1)
    room.serve("/feed", one, RSS)
    desk.fetch(timedelta(hours=1))
    assert room.paths()[7:] == ["/feed", "/0"]


def on(day: int) -> str:
    """A date of March 2026 as feeds write it."""
    return f"{day} Mar 2026 07:30:00 GMT"


def test_a_feed_is_followed_as_long_as_it_tells_something_that_was_known(room, desk):
    feed = f"{room.url}/feed"
    first, second, third, other = (Item(f"{room.url}/{n}", f"Storm {n}", date=on(n)) for n in (8, 11, 13, 20))
    desk.list(feed)
    for items, days in (((first,), 0), ((first, second), 1), ((second, third), 2), ((third,), 1)):
        room.serve("/feed", rss(*items), RSS)
        desk.fetch(timedelta(days=days))
    assert desk.state(feed)["followed"] == [["2026-03-08", "2026-03-14"]]
    room.serve("/feed", rss(other), RSS)
    desk.fetch(timedelta(days=9))
    assert desk.state(feed)["followed"] == [["2026-03-08", "2026-03-14"], ["2026-03-20", "2026-03-23"]]


def test_a_feed_with_an_undated_entry_is_followed_from_today_on(room, desk):
    room.serve("/feed", rss(Item(f"{room.url}/a", date=on(1)), Item(f"{room.url}/b", "Undated", date="")), RSS)
    desk.list(f"{room.url}/feed")
    desk.fetch()
    assert desk.state(f"{room.url}/feed")["followed"] == [["2026-03-10", "2026-03-10"]]


def test_what_is_compiled_says_of_which_days_all_of_a_feed_is_here(room, desk, tmp_path):
    first, second = (Item(f"{room.url}/{n}", f"Storm {n}", date=on(n)) for n in (8, 12))
    desk.list(f"{room.url}/feed")
    post = '[[outlet]]\nname = "Vellmark Post"\ndomains = ["127.0.0.1"]\n'
    (desk.content / "outlets.toml").write_text(post, encoding="utf-8")
    for items, days in (((first,), 0), ((first, second), 3)):
        room.serve("/feed", rss(*items), RSS)
        desk.fetch(timedelta(days=days))
    compile_folder([desk.content], tmp_path / "data", Settings(model="rules"), desk.content / "state")
    outlets = read_digest(tmp_path / "data").outlets.values()
    assert [row["full_feed"] for row in outlets] == [[{"from": "2026-03-09", "to": "2026-03-12", "evidence": "fetch"}]]
