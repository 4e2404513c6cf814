"""Who reported a story when, as a picture that is its own table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from digests import Digest
from publishing.rendered import STORY, render_changed
from publishing.test_comparisons import give_to_wire
from variorum.publishing.manifest import hash_file, list_files, write_manifest
from variorum.verify import verify_site


def undate(digest: Digest) -> Digest:
    """Four reports by three outlets, one of them undated."""
    kiln = next(a for a in digest.articles if a.id == "a-four")
    more = replace(kiln, id="a-five", outlet="o-gull", path="a-five.txt", published=None)
    lamp = next(s for s in digest.stories if s.id == "s-lamp")
    sources = ({**lamp.sources[0], "articles": [*lamp.sources[0]["articles"], "a-five"]}, *lamp.sources[1:])
    told = next(s for s in digest.stories if s.id == "s-kiln").statements
    moved = tuple(
        replace(
            s,
            id=f"{s.id}-five",
            under="o-gull",
            tier="folded",
            shown=replace(s.shown, article="a-five"),
            citations=tuple(replace(c, article="a-five") for c in s.citations),
        )
        for s in told
    )
    lamp = replace(
        lamp,
        articles=(*lamp.articles, "a-five"),
        sources=sources,
        statements=(*lamp.statements, *moved),
        merges=(*lamp.merges, replace(lamp.merges[0], articles=("a-one", "a-five"))),
    )
    stories = tuple(lamp if s.id == lamp.id else s for s in digest.stories)
    articles = tuple(sorted((*digest.articles, more), key=lambda a: a.id))
    return give_to_wire(replace(digest, articles=articles, stories=stories))


def table(page: str) -> list[list[str]]:
    """The cells of the picture as a reader hears them."""
    [picture] = lxml.html.document_fromstring(page).xpath("//*[@data-coverage]")
    return [[" ".join(c.text_content().split()) for c in row.xpath("./th | ./td")] for row in picture.xpath(".//tr")]


def test_three_outlets_on_two_days_are_drawn_with_their_numbers(tmp_path: Path) -> None:
    assert table(render_changed(tmp_path, give_to_wire)) == [
        ["Outlet", "6 May 2031", "7 May 2031"],
        ["The Gull", "1 report", ""],
        ["Coast Wire", "1 report", ""],
        ["Morning Tern", "", "1 report"],
    ]


def test_reports_that_nobody_dates_stand_in_the_last_column(tmp_path: Path) -> None:
    rows = table(render_changed(tmp_path, undate))
    assert rows[0] == ["Outlet", "6 May 2031", "7 May 2031", "no date given"]
    assert ["The Gull", "1 report", "", "1 report"] in rows


def test_two_outlets_are_not_drawn(tmp_path: Path) -> None:
    assert "data-coverage" not in render_changed(tmp_path, replace)


def test_one_day_is_not_drawn(tmp_path: Path) -> None:
    def on_one_day(digest: Digest) -> Digest:
        told = give_to_wire(digest)
        return replace(told, articles=tuple(replace(a, published="2031-05-06") for a in told.articles))

    assert "data-coverage" not in render_changed(tmp_path, on_one_day)


@pytest.mark.parametrize(
    ("pattern", "by"),
    [
        (r' r="9"', ' r="4"'),
        (r'<svg class="dot".*?</svg>', ""),
        (r'<time datetime="2031-05-06" data-day>6 May 2031</time></th>', "</th>"),
        (r"<tr><th scope=\"row\"><span data-field=\"outlets/o-wire.*?</tr>", ""),
        (r"data-tally=\"#sources \[data-report=o-wire 2031-05-06\]\"", 'data-tally="#sources [data-report]"'),
        (r'data-report="o-wire 2031-05-06"', 'data-report="o-wire 2031-05-07"'),
        (r' data-report="o-wire 2031-05-06"', ""),
        (r"<table class=\"coverage\".*?</table>", ""),
    ],
)
def test_a_picture_that_is_not_the_reports_is_a_fault(tmp_path: Path, pattern: str, by: str) -> None:
    assert break_page(tmp_path, give_to_wire, lambda page: re.sub(pattern, by, page, count=1, flags=re.DOTALL))


def test_a_picture_that_none_is_due_for_is_a_fault(tmp_path: Path) -> None:
    assert break_page(tmp_path, replace, lambda page: page.replace("</main>", "<div data-coverage></div></main>"))


def break_page(tmp_path: Path, change: Callable[[Digest], Digest], edit: Callable[[str], str]) -> bool:
    """Whether an edit of the page of the lamp is found and named."""
    page = render_changed(tmp_path, change)
    edited = edit(page)
    assert edited != page
    site = tmp_path / "site"
    (site / STORY).write_text(edited, encoding="utf-8")
    write_manifest(site, {p: hash_file(site / p) for p in list_files(site)})
    return {"wrong-coverage", "changed-count"} & {found.kind for found in verify_site(site)} != set()
