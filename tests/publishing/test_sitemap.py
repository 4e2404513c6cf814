"""The sitemap: every page that search engines may list, and no other, in as many files as it takes."""

from __future__ import annotations

from pathlib import Path

import lxml.etree
from hypothesis import given
from hypothesis import strategies as st

from publishing.addressed import ADDRESS, write_site
from variorum.publishing.sitemap import print_sitemaps
from variorum.verify import verify_site

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(text: str | bytes) -> list[str]:
    """The addresses that a sitemap lists."""
    root = lxml.etree.fromstring(text if isinstance(text, bytes) else text.encode())
    return [element.text for element in root.iter(f"{MAP}loc")]


def is_listed(html: str) -> bool:
    return 'name="robots" content="noindex"' not in html


def test_it_lists_every_page_that_does_not_ask_to_be_left_alone(tmp_path: Path) -> None:
    for noindex in (False, True):
        site = write_site(tmp_path / str(noindex), noindex=noindex)
        pages = {p.relative_to(site).as_posix() for p in site.rglob("*.html") if is_listed(p.read_text("utf-8"))}
        listed = read((site / "sitemap.xml").read_bytes())
        assert listed == sorted(f"{ADDRESS}/{path}" for path in pages)
        assert any(path.startswith("articles/") for path in pages) is not noindex
        assert verify_site(site) == []


def test_more_pages_than_one_file_may_list_are_listed_in_several() -> None:
    files = print_sitemaps(ADDRESS, [f"stories/s-{n}.html" for n in range(7)], most=3)
    assert read(files["sitemap.xml"]) == [f"{ADDRESS}/sitemap-{n}.xml" for n in (1, 2, 3)]
    assert [len(read(files[f"sitemap-{n}.xml"])) for n in (1, 2, 3)] == [3, 3, 1]


@given(st.lists(st.from_regex(r"[a-z&'\"<>]{1,8}\.html", fullmatch=True), unique=True), st.integers(1, 5))
def test_every_page_is_listed_once_whatever_its_name(pages: list[str], most: int) -> None:
    files = print_sitemaps(ADDRESS, pages, most)
    parts = [text for path, text in files.items() if path != "sitemap.xml"] or list(files.values())
    assert [address for text in parts for address in read(text)] == [f"{ADDRESS}/{page}" for page in pages]
