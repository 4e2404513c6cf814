"""Variorum as a guest in a blog with a foreign theme and a sitemap: the blog stays as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from variorum.verify import verify_site

POSTS = ("A walk by the canal", "On sharpening knives", "Three good soups")

CONF = """
SITENAME = "A Small Blog"
SITEURL = "https://blog.example"
TIMEZONE = "UTC"
PATH = "posts"
OUTPUT_PATH = {output!r}
THEME = "simple"
PLUGINS = {plugins!r}
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
VARIORUM_CONTENT = {raw!r}
VARIORUM_MODEL = "rules"
"""

RAW = """---
title: {title}
outlet: {outlet}
date: 2031-05-06 10:00
---

The harbour lamp at Orrin Head went out on Tuesday after 160 years of service.

Keeper {keeper} said that {pronoun} would miss the climb of {steps} steps.
"""


def write_blog(folder: Path) -> Path:
    for n, title in enumerate(POSTS, 1):
        post = folder / "posts" / f"post-{n}.rst"
        post.parent.mkdir(parents=True, exist_ok=True)
        line = "#" * len(title)
        post.write_text(f"{title}\n{line}\n\n:date: 2031-05-0{n}\n:tags: life\n\nText of post {n}.\n", encoding="utf-8")
    raw = folder / "raw"
    raw.mkdir()
    facts = [("Gull", "Ida Lorne", "she", 212), ("Tern", "Ida Lorne", "she", 221)]
    for n, (outlet, keeper, pronoun, steps) in enumerate(facts):
        text = RAW.format(title=f"Lamp goes out {n}", outlet=outlet, keeper=keeper, pronoun=pronoun, steps=steps)
        (raw / f"{outlet}.md").write_text(text, encoding="utf-8")
    return folder


def build(folder: Path, name: str, *plugins: str, more: str = "") -> Path:
    """Build the blog with some plugins into a folder of its own; the conf is the only difference."""
    output = folder / name
    conf = CONF.format(output=str(output), plugins=list(plugins), raw=str(folder / "raw")) + more
    (folder / f"{name}.conf.py").write_text(conf, encoding="utf-8")
    command = [sys.executable, "-m", "pelican", "-s", f"{name}.conf.py", "--fatal", "errors", "--log-handler", "plain"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def files(folder: Path) -> dict[str, bytes]:
    """The files of a site but ours and the sitemap, which rightly lists our pages."""
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in there.items() if not name.startswith(("digest/", "sitemap"))}


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_blog(tmp_path_factory.mktemp("blog"))


@pytest.fixture(scope="module")
def alone(blog: Path) -> Path:
    return build(blog, "alone", "sitemap")


@pytest.fixture(scope="module")
def together(blog: Path, alone: Path) -> Path:
    assert alone.is_dir()
    return build(blog, "together", "sitemap", "variorum")


def test_a_blog_stays_byte_for_byte_as_it_was(alone: Path, together: Path) -> None:
    assert files(together) == files(alone)


def test_the_guest_stands_under_its_prefix_and_proves_itself(together: Path) -> None:
    assert (together / "digest" / "index.html").is_file()
    assert verify_site(together, prefix="digest") == []


def test_the_sitemap_lists_the_pages_of_the_guest_too(alone: Path, together: Path) -> None:
    assert "digest/stories/" in (together / "sitemap.xml").read_text()
    assert "digest/" not in (alone / "sitemap.xml").read_text()


def test_the_stories_join_the_lists_of_the_blog_only_where_that_is_set(blog: Path, together: Path) -> None:
    joined = build(blog, "joined", "sitemap", "variorum", more="VARIORUM_AS_ARTICLES = True\n")
    story = next((joined / "digest" / "stories").glob("*.html")).name
    for page in ("index.html", "archives.html", "feeds/all.atom.xml", "category/digest.html"):
        assert f"digest/stories/{story}" in (joined / page).read_text(encoding="utf-8"), page
    assert "Lamp goes out" not in (together / "index.html").read_text(encoding="utf-8")
    assert verify_site(joined, prefix="digest") == []


def test_the_feeds_of_the_guest_stand_under_its_prefix(together: Path) -> None:
    story = next((together / "digest" / "stories").glob("*.html")).name
    feed = (together / "digest" / "feed.atom").read_text(encoding="utf-8")
    assert f"<id>https://blog.example/digest/stories/{story}</id>" in feed
    assert not (together / "feed.atom").exists()
