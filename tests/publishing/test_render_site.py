"""The small edition as a site: every page is there, proves itself, and says what it should."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from digests import Digest
from publishing.edition import write_edition
from publishing.rendered import STORY, read, render_changed, words
from variorum.digest_data import read_digest
from variorum.publishing import Look, render_site
from variorum.verify import verify_site

PAGES = {
    "index.html",
    "archive.html",
    "method.html",
    STORY,
    "stories/a-kiln-under-the-field.html",
    "stories/fog.html",
    "stories/orrin-lamp.html",
    "compare/lamp-of-orrin-head-goes-out.html",
    "articles/a-one.html",
    "articles/a-two.html",
    "articles/a-three.html",
    "articles/a-four.html",
    "articles/a-gone.html",
    "entities/index.html",
    "entities/e-keeper.html",
    "entities/e-lorne.html",
    "entities/e-orrin.html",
    "outlets/index.html",
    "outlets/o-gull.html",
    "outlets/o-tern.html",
    "outlets/o-unnamed-a.html",
    "outlets/o-wire.html",
    "days/2031-05-01.html",
    "days/2031-05-06.html",
    "days/2031-05-07.html",
    "days/undated.html",
    *(f"topics/{number:02}000000.html" for number in range(1, 18)),
    "search.html",
    *(f"letters/{letter}.html" for letter in "0abcdefghijklmnopqrstuvwxyz"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition")
    render_site(write_edition(folder / "data"), folder / "site", Look(name="Coast News"))
    return folder / "site"


def test_every_page_of_the_agreement_is_written_and_no_other(site: Path) -> None:
    assert {p.relative_to(site).as_posix() for p in site.rglob("*.html")} == PAGES


def test_the_site_proves_itself(site: Path) -> None:
    assert verify_site(site) == []


def test_rendering_twice_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    render_site(write_edition(tmp_path / "data"), tmp_path / "site", Look(name="Coast News"))
    files = [p.relative_to(site) for p in sorted(site.rglob("*")) if p.is_file()]
    assert all((tmp_path / "site" / path).read_bytes() == (site / path).read_bytes() for path in files)


def test_the_manifest_names_every_file_but_itself(site: Path) -> None:
    files = json.loads(read(site, "data/manifest.json"))["files"]
    there = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    assert set(files) == there - {"data/manifest.json"}


def test_two_reports_with_agency_text_count_once(site: Path) -> None:
    page = words(read(site, STORY))
    assert "3 reports, 2 sources" in page
    assert "2 reports share agency text and count once" in page


def test_a_lone_sentence_of_a_running_quotation_gets_its_speaker_and_its_opening_mark(site: Path) -> None:
    assert "Ida Lorne: “I shall not miss the gulls.”" in words(read(site, STORY))


def test_an_added_mark_is_apparatus_and_no_word_of_the_source(site: Path) -> None:
    assert '<span class="ours" data-apparatus>“</span>I shall not miss the gulls.”' in read(site, STORY)


def test_the_printed_wording_is_not_repeated_in_its_own_fold(site: Path) -> None:
    page = read(site, STORY)
    fold = page[page.index('id="w-st-out"') : page.index('data-statement="st-keeper"')]
    assert "The lamp of Orrin Head went out" in fold  # the other report of the outlet prints the same words
    assert len(re.findall('data-article="a-one" data-start="0"', fold)) == 0


def test_a_difference_of_substance_stands_beside_and_one_of_wording_in_the_fold(site: Path) -> None:
    page = read(site, STORY)
    fold = page[page.index('id="w-st-out"') : page.index("</details>", page.index('id="w-st-out"'))]
    assert "d-verb" in fold
    assert "d-years" not in fold
    assert 'data-discrepancy="d-years"' in page


def test_the_receipt_adds_up(site: Path) -> None:
    page = read(site, STORY)
    parts = {name: int(n) for name, n in re.findall(r'data-part="(\w+)">(\d+)<', page)}
    assert parts["sentences"] == parts["printed"] + parts["wordings"] + parts["folded"] + parts["dropped"] == 10
    assert parts["cuts"] == 1


def test_one_report_is_told_to_have_nothing_to_compare(site: Path) -> None:
    page = words(read(site, "stories/a-kiln-under-the-field.html"))
    assert "One report. Nothing to compare." in page
    assert "says the same" not in page


def test_the_front_page_is_the_issue_of_the_newest_day_and_ends(site: Path) -> None:
    page = words(read(site, "index.html"))
    assert "7 May 2031" in page
    assert "Lamp of Orrin Head goes out" in page
    assert "A kiln under the field" not in page
    assert page.index("End of this issue.") < page.index("The issue before: 6 May 2031")


def test_a_story_is_in_the_issue_of_every_day_that_reports_it(site: Path) -> None:
    assert all("Orrin Head" in words(read(site, f"days/2031-05-0{day}.html")) for day in (6, 7))


def test_a_story_that_no_report_dates_stands_on_the_undated_shelf(site: Path) -> None:
    assert "A kiln under the field" in words(read(site, "days/undated.html"))
    assert "No report gives its date" in words(read(site, "stories/a-kiln-under-the-field.html"))


def test_every_sentence_of_an_article_leads_back_to_what_cites_it(site: Path) -> None:
    page = read(site, "articles/a-one.html")
    assert page.count('class="run cited"') == 5
    assert page.count('data-back="st-') == 5


def test_the_page_of_a_report_says_what_the_story_took_from_it(site: Path) -> None:
    page = read(site, "articles/a-one.html")
    assert re.findall(r'data-tally="#kept \[data-used=(\w+)\]">(\d+)', page) == [
        ("printed", "2"),
        ("cited", "1"),
        ("folded", "2"),
    ]
    back = re.findall(r'(She said.*?)</span><a class="back" data-back="st-climb" data-took="(\w+)"', page)
    assert [use for _, use in back] == ["cited"]


def test_a_picture_is_data_and_never_loaded(site: Path) -> None:
    page = read(site, "articles/a-one.html")
    assert 'href="https://gull.example/lamp.jpg"' in page
    assert not any("<img" in read(site, path) for path in PAGES)


def test_the_time_of_a_report_is_said_in_its_own_zone(site: Path) -> None:
    assert '<time datetime="2031-05-06T18:20:00+01:00"' in read(site, "articles/a-one.html")
    assert "6 May 2031, 18:20 +01:00" in words(read(site, "articles/a-one.html"))


def test_a_redirect_leads_to_the_new_address_without_words_of_a_source(site: Path) -> None:
    page = read(site, "stories/orrin-lamp.html")
    assert '<meta http-equiv="refresh" content="0; url=../stories/lamp-of-orrin-head-goes-out.html">' in page
    assert "data-article" not in page


def test_a_name_that_is_told_under_another_leads_there(site: Path) -> None:
    page = read(site, "entities/e-keeper.html")
    assert '<link rel="canonical" href="../entities/e-lorne.html">' in page
    assert "This name has moved" in words(page)


def test_the_tombstone_of_a_report_says_its_title_outlet_and_story_and_is_not_indexed(site: Path) -> None:
    page = read(site, "articles/a-gone.html")
    assert "Here stood this report. It is not here any more." in words(page)
    assert '<h1 dir="auto"><span data-field="redirects/a-gone/title">Lamp &amp; fog</span></h1>' in page
    assert '<span data-field="redirects/a-gone/outlet">The Gull</span>' in page
    assert 'href="../stories/lamp-of-orrin-head-goes-out.html"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_the_tombstones_of_a_story_and_of_a_day_lead_to_the_front_page(site: Path) -> None:
    story, day = read(site, "stories/fog.html"), read(site, "days/2031-05-01.html")
    assert "<title>Fog over Orrin Head – " in story
    assert '<h1><time datetime="2031-05-01" data-day>1 May 2031</time></h1>' in day
    for page in (story, day):
        assert '<a href="../index.html">To the front page</a>' in page
        assert "data-article" not in page


def test_a_split_story_and_its_parts_lead_to_each_other(tmp_path: Path) -> None:
    def split(digest: Digest) -> Digest:
        first, second = digest.stories
        return replace(digest, stories=(first, replace(second, split_from=first.id)))

    digest = write_edition(tmp_path / "data", split)
    render_site(digest, tmp_path / "site")
    rows = read_digest(digest).stories
    [part] = [row for row in rows.values() if row["split_from"]]
    whole = rows[part["split_from"]]
    said = read(tmp_path / "site", f"stories/{whole['slug']}.html")
    assert "Parts of this story now stand in:" in words(said)
    assert f'href="../stories/{part["slug"]}.html"' in said
    said = read(tmp_path / "site", f"stories/{part['slug']}.html")
    assert "Split from:" in words(said)
    assert f'href="../stories/{whole["slug"]}.html"' in said
    assert verify_site(tmp_path / "site") == []


def test_pages_of_articles_ask_not_to_be_indexed_only_where_that_is_set(site: Path, tmp_path: Path) -> None:
    render_site(write_edition(tmp_path / "data"), tmp_path / "site", Look(noindex=True))
    assert 'content="noindex"' in read(tmp_path / "site", "articles/a-one.html")
    assert 'content="noindex"' not in read(tmp_path / "site", STORY)
    assert 'content="noindex"' not in read(site, "articles/a-one.html")


def test_an_edition_without_stories_says_so(tmp_path: Path) -> None:
    empty = lambda d: type(d)((), (), (), (), (), (), {"counts": {"articles": 0, "stories": 0, "rejects": 0}})  # noqa: E731
    render_site(write_edition(tmp_path / "data", empty), tmp_path / "site")
    assert "There are no stories yet." in words(read(tmp_path / "site", "index.html"))
    assert verify_site(tmp_path / "site") == []


def test_stories_that_follow_each_other_link_to_each_other(tmp_path: Path) -> None:
    def follow(digest: Digest) -> Digest:
        kiln, lamp = digest.stories
        return replace(digest, stories=(kiln, replace(lamp, follows=(kiln.id,))))

    link = '<a class="words" dir="auto" href="../stories/%s.html"><span data-field="stories/%s/headline/text">'
    assert link % ("a-kiln-under-the-field", "s-kiln") in render_changed(tmp_path, follow)
    kiln = read(tmp_path / "site", "stories/a-kiln-under-the-field.html")
    assert "Followed by:" in kiln
    assert link % ("lamp-of-orrin-head-goes-out", "s-lamp") in kiln


def test_an_outlets_page_lists_a_report_without_a_title_by_its_first_words(tmp_path: Path) -> None:
    data = write_edition(tmp_path / "data")
    rows = [json.loads(line) for line in (data / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    told = [row | {"title": None} if row["id"] == "a-three" else row for row in rows]
    (data / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    render_site(data, tmp_path / "site")
    [text] = [row["text"] for row in rows if row["id"] == "a-three"]
    assert " ".join(text.split()[:4]) in words(read(tmp_path / "site", "outlets/o-gull.html"))
