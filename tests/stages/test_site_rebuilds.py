"""The law of the site: whatever was edited, the site built on the last one equals one built from nothing.

And no address of the last one is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edits import MEGABYTES, REPORTS, RULES, begin, change, edit, edit_lists, read_tree, whole
from variorum.digest_data import DigestRows, Row, read_digest
from variorum.pipeline import compile_folder
from variorum.publishing.build import plan_host
from variorum.publishing.look import Look
from variorum.stages.engine import open_engine
from variorum.verify import verify_site
from variorum.workers import Workers

LOOK = Look()


def build_site(content: Path, output: Path, cache: Path | None) -> Counter[str]:
    """Build a site as Pelican has it built, owner's pages apart; tell what ran. Its state is kept in the content."""
    build = plan_host(content, output)
    with open_engine(cache, MEGABYTES, Workers(1)) as engine:
        build.start()
        compile_folder([content], build.data, RULES, build.state, engine)
        build.render(LOOK, engine.counts)
        build.seal()
        assert verify_site(build.site, content, state=build.state, store=engine.store, counts=engine.counts) == []
        build.publish()
        return +engine.counts


def check_site(work: Path) -> None:
    """Build anew what was edited, and all from nothing with the same state; compare byte for byte."""
    twin, before = work / "twin", list_pages(work / "site")
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(work / "content", twin / "content")
    build_site(work / "content", work / "site", work / "cache")
    build_site(twin / "content", twin / "site", None)
    assert read_tree(work / "site") == read_tree(twin / "site")
    assert read_tree(work / "content") == read_tree(twin / "content")
    assert before <= list_pages(work / "site")


def list_pages(site: Path) -> set[str]:
    """The pages of a site, by their addresses."""
    return {page.relative_to(site).as_posix() for page in site.rglob("*.html")}


@settings(max_examples=3, deadline=None)
@given(st.lists(edit_lists, min_size=1, max_size=3))
def test_after_any_edits_the_site_equals_a_clean_one(steps):
    with TemporaryDirectory() as folder:
        work = Path(folder)
        content = begin(work / "content")
        check_site(work)
        for edits in steps:
            for one in edits:
                edit(content, *one)
            # A site without any article is refused; one is always left.
            shutil.copy(REPORTS / "lamp-echo.txt", content)
            check_site(work)


def test_a_site_built_again_is_made_and_proved_of_nothing(tmp_path):
    content = whole(tmp_path / "content")
    build_site(content, tmp_path / "site", tmp_path / "cache")
    again = build_site(content, tmp_path / "site", tmp_path / "cache")
    assert all(name.endswith("proved before") for name in again)


def test_a_change_has_its_story_its_articles_and_the_lists_that_show_it_made_and_no_other_page(tmp_path):
    content = whole(tmp_path / "content")
    build_site(content, tmp_path / "site", tmp_path / "cache")
    before, old = read_tree(tmp_path / "site"), find_files(tmp_path)
    change(content / "tram-echo.md", "The depots stay open.")
    ran = build_site(content, tmp_path / "site", tmp_path / "cache")
    after, new = read_tree(tmp_path / "site"), find_files(tmp_path)
    made = {page for page in new if new[page] != old.get(page)}
    digest = read_digest(tmp_path / "site" / "data")
    article = next(row for row in digest.articles.values() if row["path"] == "tram-echo.md")
    assert made == {page for page in list_showing(digest, article) if page in new}
    assert ran["pages rendered"] == len(made)
    assert {page for page in new if after[page] != before.get(page)} <= made


def list_showing(digest: DigestRows, article: Row) -> set[str]:
    """The pages that show something of an article's words, or of how they were put together with others'."""
    story = next(row for row in digest.stories.values() if article["id"] in row["articles"])
    days = {str(digest.articles[key]["published"])[:10] for key in story["articles"]}
    newest = max(str(row["published"])[:10] for row in digest.articles.values() if row["published"])
    return {
        f"stories/{story['slug']}.html",
        f"compare/{story['slug']}.html",  # with the sentences of each outlet
        *(f"articles/{key}.html" for key in story["articles"]),
        *(f"days/{day}.html" for day in days),  # with the story's first sentence
        *(["index.html"] if newest in days else []),
        *(f"entities/{mention['entity']}.html" for mention in article["mentions"]),  # with the sentences that name them
        f"outlets/{article['outlet']}.html",  # with the number of its sentences
        "method.html",  # with the number of all sentences
    }


def find_files(work: Path) -> dict[str, tuple[int, int]]:
    """Which file each page of the private site is, and when it was written."""
    site = plan_host(work / "content", work / "site").site
    told = {page: page.stat() for page in site.rglob("*.html")}
    return {page.relative_to(site).as_posix(): (stat.st_ino, stat.st_mtime_ns) for page, stat in told.items()}


def test_until_it_is_published_the_old_site_stays_as_it_was(tmp_path):
    content = whole(tmp_path / "content")
    build_site(content, tmp_path / "site", tmp_path / "cache")
    before = read_tree(tmp_path / "site")
    edit(content, "outlets", 0, 2)
    (content / "swans-courier.md").unlink()
    build = plan_host(content, tmp_path / "site")
    build.start()
    compile_folder([content], build.data, RULES, build.state)
    build.render(LOOK)
    build.seal()
    assert read_tree(tmp_path / "site") == before
    check_site(tmp_path)


@pytest.mark.parametrize("kind", ["ledger cut", "ledger flipped", "page gone", "index gone", "stray page", "data gone"])
def test_damage_in_the_private_folder_is_made_good(tmp_path, kind):
    content = whole(tmp_path / "content")
    check_site(tmp_path)
    build = plan_host(content, tmp_path / "site")
    ledger = build.ledger.read_bytes()
    if kind == "ledger cut":
        build.ledger.write_bytes(ledger[: len(ledger) // 2])
    elif kind == "ledger flipped":
        build.ledger.write_bytes(ledger[:50] + bytes([ledger[50] ^ 1]) + ledger[51:])
    elif kind == "page gone":
        (build.site / "index.html").unlink()
    elif kind == "index gone":
        next((build.site / "search" / "words").iterdir()).unlink()
    elif kind == "stray page":
        (build.site / "stories" / "nobodys.html").write_text("stray", encoding="utf-8")
    else:
        shutil.rmtree(build.data)
    edit(content, "delete", 3, 0)
    check_site(tmp_path)


def test_a_site_built_on_the_last_one_by_pelican_equals_a_clean_one(tmp_path, checkout):
    content = whole(tmp_path / "content")
    (content / "pages").mkdir()
    (content / "pages" / "about.md").write_text("Title: About\n\nWho we are.\n", encoding="utf-8")
    run_pelican(checkout, content, tmp_path / "site")
    change(content / "lamp-echo.txt", "The search goes on.")
    (content / "cheese-echo.md").unlink()
    (content / "pages" / "about.md").write_text("Title: About\n\nWho we were.\n", encoding="utf-8")
    shutil.copytree(content, tmp_path / "twin" / "content")
    run_pelican(checkout, content, tmp_path / "site")
    run_pelican(checkout, tmp_path / "twin" / "content", tmp_path / "twin" / "site", "VARIORUM_CACHE_MEGABYTES=0")
    assert read_tree(tmp_path / "site") == read_tree(tmp_path / "twin" / "site")
    assert read_tree(content) == read_tree(tmp_path / "twin" / "content")


def run_pelican(checkout: Path, content: Path, output: Path, *more: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(content),
        "-o",
        str(output),
        "-s",
        str(checkout / "pelican.conf.py"),
    ]
    chosen = ["-e", 'VARIORUM_MODEL="rules"', *more]
    done = subprocess.run(
        [*command, "--fatal", "errors", "--log-handler", "plain", *chosen],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_where_something_stood_a_tombstone_says_what_until_it_returns(tmp_path):
    content = whole(tmp_path / "content")
    build_site(content, tmp_path / "site", tmp_path / "cache")
    first = read_digest(tmp_path / "site" / "data")
    told = {key: [first.articles[article] for article in row["articles"]] for key, row in first.stories.items()}
    key = next(key for key in sorted(told) if all(article["record"] is None for article in told[key]))
    story, pages = first.stories[key], list_pages(tmp_path / "site")
    held = {content / article["path"]: (content / article["path"]).read_bytes() for article in told[key]}
    for path in held:
        path.unlink()
    build_site(content, tmp_path / "site", tmp_path / "cache")
    assert pages <= list_pages(tmp_path / "site")
    tombstone = (tmp_path / "site" / "stories" / f"{story['slug']}.html").read_text(encoding="utf-8")
    assert story["headline"]["text"] in unescape(tombstone)
    assert '<meta name="robots" content="noindex">' in tombstone
    for path, data in held.items():
        path.write_bytes(data)
    build_site(content, tmp_path / "site", tmp_path / "cache")
    again = read_digest(tmp_path / "site" / "data")
    assert again.stories.keys() == first.stories.keys()
    assert again.redirects == []
