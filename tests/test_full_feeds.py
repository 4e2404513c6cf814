"""Of which days all is here that an outlet told: only then can it be said that it was silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.digest_data import read_digest
from variorum.errors import DigestDataError, InputError
from variorum.full_feeds import join_days, read_sightings, tell_full_feeds
from variorum.model import Article, Days, Outlet
from variorum.outlets import NamedOutlets
from variorum.pipeline import compile_folder
from variorum.settings import Settings

FEED = "https://ostreyecho.example/feed"


def item(day: str, outlet: str = "o-echo", path: str = "echo.rss", evidence: str = "feed") -> Article:
    """An article of a feed, of a day of March 2026."""
    published = f"2026-03-{day}T08:00:00+00:00" if day else None
    return Article(f"a-{path}-{day}", path, outlet=outlet, published=published, evidence={"published": evidence})


def full_days(*articles: Article, feeds: dict[str, str] | None = None, **more: object) -> list[tuple[str, str, str]]:
    """The days of the Ostrey Echo's full feed."""
    outlets = (Outlet("o-echo", "Ostrey Echo"), Outlet("o-courier", "Courier"))
    known = {"declared": {}, "sightings": {}} | more
    named = tell_full_feeds(NamedOutlets(articles, outlets, {}), known["declared"], feeds or {}, known["sightings"])
    return [(days.from_[-2:], days.to[-2:], days.evidence) for days in named.outlets[0].full_feed]


def test_a_feed_among_the_files_has_all_of_the_days_between_its_oldest_and_newest_item() -> None:
    assert full_days(item("08"), item("10"), item("13"), item("")) == [("09", "12", "feed")]


def test_of_the_first_and_the_last_day_of_a_feed_something_may_be_missing() -> None:
    assert full_days(item("08"), item("09")) == []


def test_a_feed_of_several_outlets_is_nobodys() -> None:
    assert full_days(item("08"), item("10", "o-courier"), item("13")) == []


def test_articles_that_no_feed_dates_say_nothing() -> None:
    assert full_days(*(item(day, evidence="json-ld") for day in ("08", "13"))) == []


def test_two_feeds_that_meet_are_one_stretch_and_a_gap_stays_one() -> None:
    first, second, later = (
        [item(day, path=f"{name}.rss") for day in days]
        for name, days in (("a", ("01", "05")), ("b", ("04", "09")), ("c", ("20", "25")))
    )
    assert full_days(*first, *second, *later) == [("02", "08", "feed"), ("21", "24", "feed")]


def test_fetching_knows_the_days_between_its_first_and_last_sighting() -> None:
    one = item("10", evidence="record")
    seen = {FEED: [("2026-03-08", "2026-03-12")], "https://other.example/": [("2026-01-01", "2026-02-01")]}
    assert full_days(one, feeds={one.id: FEED}, sightings=seen) == [("09", "11", "fetch")]


def test_the_editors_word_stands_beside_what_feeds_show() -> None:
    declared = {"o-echo": (Days("2026-03-01", "2026-03-02", "editor"),)}
    assert full_days(item("08"), item("10"), declared=declared) == [("01", "02", "editor"), ("09", "09", "feed")]


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 5)), max_size=12), st.randoms())
def test_joined_days_are_the_same_days_in_any_order(spans: list[tuple[int, int]], random: object) -> None:
    told = [Days(f"2026-03-{start:02}", f"2026-03-{min(31, start + n):02}", "feed") for start, n in spans]
    joined = join_days(told)
    random.shuffle(told)  # type: ignore[attr-defined]
    assert join_days(told) == joined == join_days(joined)

    def days(all_days: object) -> set[int]:
        return {day for d in all_days for day in range(int(d.from_[-2:]), int(d.to[-2:]) + 1)}

    assert days(joined) == days(told)


@pytest.mark.parametrize("followed", ["[1]", '[["9 March", "10 March"]]', '[["2026-03-09"]]'])
def test_a_damaged_list_of_feeds_is_named_with_its_repair(tmp_path: Path, followed: str) -> None:
    told = f'{{"feeds": {{"https://a.example/": {{"followed": {followed}}}}}}}'
    (tmp_path / "feeds.json").write_text(told, encoding="utf-8")
    with pytest.raises(DigestDataError, match=r"feeds\.json can't be read.*remove it"):
        read_sightings(tmp_path)


@pytest.mark.parametrize(
    ("given_", "is_right"),
    [
        ('[["2026-03-09", "2026-03-12"]]', True),
        ("[[2026-03-09, 2026-03-12]]", True),
        ('[["2026-03-12", "2026-03-09"]]', False),
        ('[["2026-03-09"]]', False),
        ('["2026-03-09", "2026-03-12"]', False),
        ('[["9 March", "12 March"]]', False),
        ("true", False),
    ],
)
def test_the_editor_gives_pairs_of_days(tmp_path: Path, given_: str, is_right: bool) -> None:  # noqa: FBT001 - pytest names it
    (tmp_path / "a.md").write_text("---\nsite: Ostrey Echo\n---\nThe mill burned down on Monday.\n", encoding="utf-8")
    outlets = f'[[outlet]]\nname = "Ostrey Echo"\nfull_feed = {given_}\n'
    (tmp_path / "outlets.toml").write_text(outlets, encoding="utf-8")

    def compile_it() -> None:
        compile_folder([tmp_path], tmp_path / "_data", Settings(model="rules"), None)

    if not is_right:
        with pytest.raises(InputError, match=r"full_feed of Ostrey Echo is .* pairs of days"):
            compile_it()
        return
    compile_it()
    [row] = read_digest(tmp_path / "_data").outlets.values()
    assert row["full_feed"] == [{"from": "2026-03-09", "to": "2026-03-12", "evidence": "editor"}]
