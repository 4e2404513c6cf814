"""Dates, names, addresses and hosts: small facts out of strings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.intake.claims import settle
from variorum.intake.dates import iso_date
from variorum.intake.host_names import name_of_host
from variorum.intake.html import read_html
from variorum.intake.markdown import read_markdown
from variorum.intake.page_order import in_page_order
from variorum.intake.page_tree import parse_page
from variorum.intake.people import person_names
from variorum.intake.titles import without_site
from variorum.intake.urls import canonical_url, registrable_domain
from variorum.raw_article import Line


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-03-09", "2026-03-09"),
        ("2026-03-09T07:40:00Z", "2026-03-09T07:40:00+00:00"),
        ("2026-03-09 07:40:00 +0100", "2026-03-09T07:40:00+01:00"),
        ("Mon, 09 Mar 2026 07:40:00 +0000", "2026-03-09T07:40:00+00:00"),
        ("Published 08:05, 9 March 2026", "2026-03-09T08:05:00"),
        ("March 9th, 2026 at 3:17 p.m.", "2026-03-09T15:17:00"),
        ("Mittwoch, 11. März 2026, 08.30 Uhr", "2026-03-11T08:30:00"),
        ("le 1er août 2026", "2026-08-01"),
        ("11 de marzo de 2026", "2026-03-11"),
        ("04/03/2026", "2026-03-04"),
        ("03/14/2026", "2026-03-14"),
        ("yesterday", None),
        ("2 hours ago", None),
        ("9 March", None),
        ("31 February 2026", None),
        ("2026-13-45", None),
        ("", None),
        (20260309, None),
    ],
)
def test_only_an_explicit_day_is_a_date(said: object, meant: str | None) -> None:
    assert iso_date(said) == meant


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("By Jane Doe and John Roe, Political Editors", ("Jane Doe", "John Roe")),
        ("By Jane Doe March 9, 2026 | 4 min read", ("Jane Doe",)),
        ("Von Korbinian Strand", ("Korbinian Strand",)),
        ([{"name": "Maud Trelissick"}, "Lew Pascoe"], ("Maud Trelissick", "Lew Pascoe")),
        ("Maria de la Cruz, MD, PhD", ("Maria de la Cruz",)),
        ("By Benedetta d'Orsello and Ruth dell’Anguilla", ("Benedetta d'Orsello", "Ruth dell’Anguilla")),
        ("By Benedetta it's", ()),
        ("Maud Trelissick | maud@ostreyecho.example | Ostrey Echo Newsroom", ("Maud Trelissick",)),
        ("https://ostreyecho.example/maud", ()),
        ("admin", ()),
        ({"name": {"name": 7}}, ()),
        (None, ()),
    ],
)
def test_a_byline_names_people_without_their_offices(said: object, names: tuple[str, ...]) -> None:
    assert person_names(said) == names


@pytest.mark.parametrize(
    ("given_url", "canonical"),
    [
        ("HTTPS://Echo.Example:443/A?b=c&utm_medium=d#e", "https://echo.example/A?b=c"),
        ("https://echo.example/", None),
        ("https://echo.example/?p=12", "https://echo.example/?p=12"),
        ("javascript:alert(1)", None),
        ("//echo.example/a", None),
        ("https://[broken/a", None),
        (12, None),
    ],
)
def test_an_address_has_one_form(given_url: object, canonical: str | None) -> None:
    assert canonical_url(given_url) == canonical


def test_a_shared_second_level_is_no_domain_of_anybody() -> None:
    assert registrable_domain("img.news.echo.co.uk") == "echo.co.uk"
    assert registrable_domain("img.echo.example") == "echo.example"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.harbourcourier.example/a.jpg", "Harbour Courier"),
        ("https://www.morning-post.example/a.jpg", "Morning Post"),
        ("https://www.qzxv.example/a.jpg", "qzxv.example"),
        ("https://images.harbourcourier.example/a.jpg", None),
        ("https://www.flickr.com/a.jpg", None),
    ],
)
def test_an_outlets_own_host_says_its_name(url: str, name: str | None) -> None:
    assert name_of_host(url) == name


def test_a_sites_name_goes_from_both_ends_of_a_title_but_a_subtitle_stays() -> None:
    assert without_site("Ostrey Echo: Ferry to sail again", ["Ostrey Echo"]) == "Ferry to sail again"
    assert without_site("Ferry to sail again | News | Ostrey Echo", ["Ostrey Echo"]) == "Ferry to sail again"
    assert (
        without_site("Ferry: the long way back to sea – and the piano", [])
        == "Ferry: the long way back to sea – and the piano"
    )


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_markdown_breaks_the_reader_and_every_line_knows_its_place(raw: str) -> None:
    raw = "# A word\n" + raw.replace("\r", "\n")
    for line in read_markdown("a.md", raw).lines:
        assert line.start is not None
        assert raw[line.start : line.start + len(line.text)] == line.text


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_string_breaks_the_reading_of_dates_names_and_addresses(text: str) -> None:
    assert iso_date(text) is None or len(str(iso_date(text))) >= 10
    assert all(name.strip() for name in person_names(text))
    assert canonical_url(canonical_url(text)) == canonical_url(text)


def test_lines_are_put_where_their_words_stand_in_the_page() -> None:
    page = parse_page("<p>The <b>first</b> line.</p><p>A second.</p><p>The first line.</p>")
    given_lines = [Line(text) for text in ("A second.", "The first line.", "The first line.")]
    lines = [line.text for line in in_page_order(given_lines[1:] + given_lines[:1], page)]
    assert lines == ["The first line.", "A second.", "The first line."]


PAGE = """<html><head><title>Mill sold</title></head><body><article><h1>Mill sold to families</h1>{day}
<p>The mill by the weir was sold to a cooperative of eleven families, the council said at its meeting.</p>
<p>It had stood empty for nine years, and the roof had fallen in twice since then.</p></article></body></html>"""


@pytest.mark.parametrize(
    ("day", "meant", "evidence"),
    [
        ('<p class="meta"><abbr title="2026-03-12">last week</abbr></p>', "2026-03-12", "page: htmldate"),
        ('<p class="meta"><abbr title="2031-03-12">some day</abbr></p>', "2031-03-12", "page: htmldate"),
        ('<time datetime="2026-03-11">then</time><abbr title="2026-03-12">later</abbr>', "2026-03-11", "time element"),
        ("", None, None),
    ],
)
def test_a_day_that_a_page_names_in_an_odd_place_is_found_last_and_whatever_day_it_is_now(day, meant, evidence):
    facts, known = settle(read_html("mill.html", PAGE.format(day=day)).claims)
    assert (facts.get("published"), known.get("published")) == (meant, evidence)
