"""Who is said to have had no report of a story, and of how many."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from digests import Digest
from publishing.rendered import STORY, read, render_changed
from variorum.model import Days, Outlet
from variorum.publishing.manifest import hash_file, list_files, write_manifest
from variorum.verify import verify_site

Change = Callable[[Digest], Digest]


def follow(**full: tuple[str, str]) -> Change:
    """Outlets of which all is here of some days of May, a paper called Pilot and an agency among them."""

    def change(digest: Digest) -> Digest:
        more = (Outlet("o-pilot", "Pilot"), Outlet("o-zebra", "Zebra News", agency=True))
        spans = {f"o-{name}": (Days(f"2031-05-{a}", f"2031-05-{b}", "feed"),) for name, (a, b) in full.items()}
        outlets = (replace(o, full_feed=spans.get(o.id, ())) for o in (*digest.outlets, *more))
        return replace(digest, outlets=tuple(sorted(outlets, key=lambda o: o.id)))

    return change


BOTH = ("06", "07")


def silence(page: str) -> str:
    """What a page says of who was silent."""
    return " ".join(" ".join(n.text_content() for n in lxml.html.fromstring(page).xpath("//*[@data-silence]")).split())


def test_an_outlet_whose_feed_is_here_and_has_no_report_is_named_with_all_that_were_followed(tmp_path: Path) -> None:
    page = render_changed(tmp_path, follow(pilot=("01", "09"), gull=BOTH, tern=BOTH))
    assert silence(page) == (
        "1 outlet has no report of this here, of 3 whose whole feed of these days is in the files "
        "Pilot no report of this The Gull reported it Morning Tern reported it"
    )


def test_a_feed_that_lacks_one_day_of_the_story_says_nothing(tmp_path: Path) -> None:
    assert silence(render_changed(tmp_path, follow(pilot=("01", "06"), gull=BOTH))) == ""


def test_nobody_is_silent_where_all_that_were_followed_reported(tmp_path: Path) -> None:
    assert silence(render_changed(tmp_path, follow(gull=BOTH))) == ""


def test_an_agency_is_not_asked_for_its_own_report(tmp_path: Path) -> None:
    assert silence(render_changed(tmp_path, follow(zebra=BOTH))) == ""


def test_the_page_of_an_outlet_says_of_which_days_all_is_here(tmp_path: Path) -> None:
    render_changed(tmp_path, follow(pilot=("01", "09")))
    page = " ".join(lxml.html.fromstring(read(tmp_path / "site", "outlets/o-pilot.html")).text_content().split())
    assert "Whole feed in the files1 May 2031 – 9 May 2031" in page


@pytest.mark.parametrize(
    ("pattern", "by"),
    [
        (r'<details id="silence".*?</details>', ""),
        (r'<li data-unreported="o-pilot">.*?</li>', ""),
        (r'<li data-reported="o-gull">.*?</li>', ""),
        ("data-reported=", "data-unreported="),
        ("data-unreported=", "data-reported="),
        ("no report of this</span>", "reported it</span>"),
        (r'href="\.\./outlets/o-pilot\.html"', 'href="../outlets/o-gull.html"'),
        (r'data-tally="#silence \[data-unreported\],\[data-reported\]"', 'data-tally="#silence [data-reported]"'),
        (r"</main>", '<p data-unreported="o-gull"></p></main>'),
    ],
)
def test_a_silence_that_the_data_does_not_tell_is_a_fault(tmp_path: Path, pattern: str, by: str) -> None:
    page = render_changed(tmp_path, follow(pilot=BOTH, gull=BOTH))
    edited, n = re.subn(pattern, by, page, count=1, flags=re.DOTALL)
    site = tmp_path / "site"
    (site / STORY).write_text(edited, encoding="utf-8")
    write_manifest(site, {p: hash_file(site / p) for p in list_files(site)})
    assert n == 1
    assert "wrong-silence" in {found.kind for found in verify_site(site)}
