"""Topics: their pages, the stories of a day under them, the archive by month, and what a leading story has new."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from digests import Digest
from publishing.edition import CULTURE, WEATHER, give_topics, report
from publishing.rendered import read, render_changed, words
from variorum.model import Article, Story
from variorum.publishing.issues import LEADS
from variorum.publishing.manifest import hash_file, list_files, write_manifest
from variorum.verify import verify_site


def render_pages(tmp_path: Path, change: Callable[[Digest], Digest], *pages: str) -> list[str]:
    """What a reader reads on pages of a changed edition whose site proves itself."""
    render_changed(tmp_path, change)
    return [words(read(tmp_path / "site", page)) for page in pages]


def add_reports(digest: Digest, made: list[tuple[Article, Story]]) -> Digest:
    """An edition with further reports, each a story of its own."""
    articles = (*digest.articles, *(article for article, _ in made))
    stories = (*digest.stories, *(story for _, story in made))
    return replace(
        digest,
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        stories=tuple(sorted(stories, key=lambda s: s.id)),
    )


def copy_kiln(digest: Digest, key: str, **facts: object) -> tuple[Article, Story]:
    """The report of the kiln once more, under another id, with other facts, as a story."""
    kiln = next(s for s in digest.stories if s.id == "s-kiln")
    article = replace(report("a-four", "o-gull", title=f"Kiln {key}", cuts=()), id=f"a-{key}", **facts)
    statements = tuple(
        replace(
            s,
            id=f"{s.id}-{key}",
            shown=replace(s.shown, article=article.id),
            citations=tuple(replace(c, article=article.id) for c in s.citations),
        )
        for s in kiln.statements
    )
    return article, replace(
        kiln,
        id=f"s-{key}",
        slug=f"kiln-{key}",
        headline={"text": f"Kiln {key}", "article": article.id, "field": "title"},
        articles=(article.id,),
        sources=({"outlet": "o-gull", "articles": [article.id]},),
        first_published=article.published,
        last_published=article.published,
        statements=statements,
    )


def test_the_page_of_a_topic_lists_its_stories_by_day(tmp_path: Path) -> None:
    change = give_topics(lamp=(CULTURE, WEATHER), kiln=(CULTURE,))
    culture, weather = render_pages(tmp_path, change, f"topics/{CULTURE}.html", f"topics/{WEATHER}.html")
    assert culture.index("7 May 2031") < culture.index("Lamp of Orrin Head goes out") < culture.index("A kiln under")
    assert "A kiln under" not in weather


def test_a_topic_without_stories_says_so(tmp_path: Path) -> None:
    [page] = render_pages(tmp_path, give_topics(), f"topics/{WEATHER}.html")
    assert "There is no story of this topic yet." in page


def test_a_story_leads_to_its_topics(tmp_path: Path) -> None:
    page = render_changed(tmp_path, give_topics(lamp=(CULTURE,)))
    assert f'data-topic="{CULTURE}" href="../topics/{CULTURE}.html">Arts, culture, entertainment and media</a>' in page


def test_the_archive_has_its_months_and_the_topics_that_have_stories(tmp_path: Path) -> None:
    [archive] = render_pages(tmp_path, give_topics(lamp=(WEATHER,)), "archive.html")
    assert "Weather" in archive
    assert "Sport" not in archive
    assert archive.index("May 2031 7 May 2031") < archive.index("Reports without a date", archive.index("7 May 2031"))


def test_what_does_not_lead_a_day_stands_under_its_topic_and_what_is_of_none_last(tmp_path: Path) -> None:
    def crowd(digest: Digest) -> Digest:
        made = [copy_kiln(digest, f"k{n:02}", published="2031-05-07") for n in range(LEADS + 3)]
        told = [(a, replace(s, topics=() if n == LEADS else (WEATHER,))) for n, (a, s) in enumerate(made)]
        return add_reports(digest, told)

    [issue] = render_pages(tmp_path, crowd, "days/2031-05-07.html")
    rest = issue.partition("Also told")[2]
    assert rest.index("Weather") < rest.index("Of no one topic")
    assert rest.count("Kiln k") == 4  # the lamp leads, and eleven kilns


@pytest.mark.parametrize(("published", "told"), [("2031-05-07T09:30:00Z", True), ("2031-05-07", False)])
def test_an_issue_says_when_its_newest_report_was_published(
    tmp_path: Path,
    published: str,
    told: bool,  # noqa: FBT001 - pytest names it
) -> None:
    def newer(digest: Digest) -> Digest:
        quiet = tuple(replace(a, published="2031-05-07") if a.id == "a-two" else a for a in digest.articles)
        return add_reports(replace(digest, articles=quiet), [copy_kiln(digest, "new", published=published)])

    [front] = render_pages(tmp_path, newer, "index.html")
    assert ("Newest report: 7 May 2031, 09:30 UTC" in front) == told


def test_a_leading_story_that_has_grown_says_first_what_is_new(tmp_path: Path) -> None:
    def grow(digest: Digest) -> Digest:
        kiln, lamp = digest.stories
        news = {"articles": ["a-two"], "statements": ["st-steps"], "sources": ["o-tern"], "figures": []}
        return replace(digest, stories=(kiln, replace(lamp, news=news)))

    [front] = render_pages(tmp_path, grow, "index.html")
    assert "New: The stairs have 212 steps. Morning Tern" in front


def spread(digest: Digest) -> Digest:
    """Stories about the weather on five days of May, two of them on one, and one half a year before."""
    days = ("2031-05-01", "2031-05-03", "2031-05-03", "2031-05-04", "2031-05-05", "2030-11-01")
    made = [copy_kiln(digest, f"d{n}", published=day) for n, day in enumerate(days)]
    told = add_reports(digest, made)
    return give_topics(lamp=(WEATHER,), **{f"d{n}": (WEATHER,) for n in range(len(days))})(told)


def test_stories_of_many_days_are_drawn_as_bars_whose_table_is_the_list(tmp_path: Path) -> None:
    render_changed(tmp_path, spread)
    drawn = re.findall(r'data-bar="2031-05-(\d+)".* height="(\d+)"', read(tmp_path / "site", f"topics/{WEATHER}.html"))
    assert drawn == [("01", "16"), ("03", "32"), ("04", "16"), ("05", "16"), ("07", "16")]


@pytest.mark.parametrize(
    ("pattern", "by"),
    [
        (r'height="32"></rect>', 'height="31"></rect>'),
        (r'<rect data-bar="2031-05-03".*\n', ""),
        (r'<rect data-bar="2031-05-03"', '<rect data-bar="2031-05-02"'),
    ],
)
def test_a_picture_that_is_not_its_table_is_a_fault(tmp_path: Path, pattern: str, by: str) -> None:
    render_changed(tmp_path, spread)
    site = tmp_path / "site"
    path = site / f"topics/{WEATHER}.html"
    page, n = re.subn(pattern, by, path.read_text(encoding="utf-8"), count=1)
    path.write_text(page, encoding="utf-8")
    write_manifest(site, {p: hash_file(site / p) for p in list_files(site)})
    assert (n, [found.kind for found in verify_site(site)]) == (1, ["changed-count"])


def test_stories_of_two_days_are_not_drawn(tmp_path: Path) -> None:
    render_changed(tmp_path, give_topics(lamp=(WEATHER,), kiln=(WEATHER,)))
    assert "data-bars" not in read(tmp_path / "site", f"topics/{WEATHER}.html")
