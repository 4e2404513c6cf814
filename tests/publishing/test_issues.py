"""The issue of a later day says of a story that it is not new."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from publishing.rendered import read, render_changed, words
from variorum.publishing.manifest import hash_file, list_files, write_manifest
from variorum.verify import verify_site

LATER, FIRST = "days/2031-05-07.html", "days/2031-05-06.html"

SINCE = '<span data-since="2031-05-06"><time datetime="2031-05-06" data-day>6 May 2031</time></span>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    render_changed(tmp_path, replace)
    return tmp_path / "site"


def test_an_issue_says_on_which_day_a_story_was_first_told_if_that_was_before(site: Path) -> None:
    assert "First told on 6 May 2031" in words(read(site, LATER))
    assert "First told on 6 May 2031" in words(read(site, "index.html"))
    assert "First told on" not in words(read(site, FIRST))


@pytest.mark.parametrize(
    ("page", "pattern", "by"),
    [
        (LATER, r' <span class="told-since".*?</a></span>', ""),
        (LATER, r'data-since="2031-05-06"', 'data-since="2031-05-05"'),
        (LATER, r"<a href=\"\.\./days/2031-05-06\.html\"><time.*?</time></a>", ""),
        (
            FIRST,
            r"</h2>",
            '</h2><span data-since="2031-05-06"><time datetime="2031-05-06" data-day>6 May 2031</time></span>',
        ),
        (LATER, r"</header>", '</header><span data-since="2031-05-06"></span>'),
    ],
)
def test_an_older_story_that_is_told_as_new_is_a_fault(site: Path, page: str, pattern: str, by: str) -> None:
    edited, n = re.subn(pattern, by, read(site, page), count=1)
    (site / page).write_text(edited, encoding="utf-8")
    write_manifest(site, {p: hash_file(site / p) for p in list_files(site)})
    assert n == 1
    assert "changed-time" in {found.kind for found in verify_site(site) if found.page == page}
