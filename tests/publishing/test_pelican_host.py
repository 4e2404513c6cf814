"""Variorum as the host: what Pelican is told, what it refuses, and the owner's own pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from variorum.publishing.pelican_reader import render_markdown, split_head

ARTICLE = "---\ntitle: {title}\noutlet: {outlet}\n---\n\nThe lamp of Orrin Head went out on Tuesday after {n} years.\n"


def pelican(checkout: Path, *arguments: str, setting: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pelican", "-s", str(checkout / "pelican.conf.py"), "--log-handler", "plain"]
    rules = ["-e", 'VARIORUM_MODEL="rules"', *([setting] if setting else [])]
    return subprocess.run([*command, *arguments, *rules], cwd=checkout, capture_output=True, text=True, check=False)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    for n, outlet in enumerate(("Gull", "Tern")):
        (folder / f"{outlet}.md").write_text(
            ARTICLE.format(title=f"Lamp {n}", outlet=outlet, n=150 + n), encoding="utf-8"
        )
    return folder


def test_a_folder_becomes_a_site_and_the_file_to_open_is_told(checkout: Path, content: Path, tmp_path: Path) -> None:
    (content / "broken.txt").write_bytes(b"")
    done = pelican(checkout, str(content), "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    *_, counts, to_open = done.stdout.splitlines()
    assert counts.startswith("2 articles, ")
    why = f"1 reject (why: {tmp_path / 'out' / 'data' / 'rejects.jsonl'})"
    assert f"{why}; every citation verified; " in counts
    assert to_open == f"Open {tmp_path / 'out' / 'index.html'}"


@pytest.mark.parametrize("output", ["{content}/Gull.md/out", "{tmp}/file/out", "/proc/x"])
def test_an_output_that_cannot_be_written_is_refused_in_one_sentence(
    checkout: Path, content: Path, tmp_path: Path, output: str
) -> None:
    (tmp_path / "file").write_text("x")
    done = pelican(checkout, str(content), "-o", output.format(content=content, tmp=tmp_path))
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stderr.startswith("variorum: ")
    assert done.stderr.count("\n") == 1


def test_a_folder_without_an_article_is_refused_and_the_old_site_stays(
    checkout: Path, content: Path, tmp_path: Path
) -> None:
    assert pelican(checkout, str(content), "-o", str(tmp_path / "out")).returncode == 0
    before = (tmp_path / "out" / "index.html").read_bytes()
    (tmp_path / "none").mkdir()
    done = pelican(checkout, str(tmp_path / "none"), "-o", str(tmp_path / "out"))
    assert done.returncode == 1
    assert f"variorum: No article was found in {tmp_path / 'none'}" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (tmp_path / "out" / "index.html").read_bytes() == before


def test_a_foreign_output_folder_is_refused_in_one_sentence(checkout: Path, content: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter").write_text("dear")
    done = pelican(checkout, str(content), "-o", str(tmp_path / "home"))
    assert done.returncode == 1
    assert done.stderr.startswith("variorum: ")
    assert done.stderr.count("\n") == 1
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["letter"]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('VARIORUM_PREFX=""', "did you mean VARIORUM_PREFIX?"),
        ('SITEURL="news.example"', "SITEURL is 'news.example', but must be an address"),
    ],
)
def test_a_setting_that_can_not_be_meant_is_refused_with_what_may_be(
    checkout: Path, content: Path, tmp_path: Path, setting: str, said: str
) -> None:
    done = pelican(checkout, str(content), "-o", str(tmp_path / "out"), setting=setting)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_page_of_the_owner_is_written_without_its_html(checkout: Path, content: Path, tmp_path: Path) -> None:
    (content / "pages").mkdir()
    (content / "pages" / "about.md").write_text("Title: About <us>\nSlug: about\n\n# Hello\n\n<script>x</script>\n")
    done = pelican(checkout, str(content), "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "pages" / "about.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert '<main id="main" class="owner" data-owner>' in page
    assert "../index.html" in page
    assert "pages/about.html" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_markdown_links_out_say_so_and_other_schemes_lead_nowhere() -> None:
    html = render_markdown("[a](https://a.example) [b](mailto:x@a.example) [c](../index.html) [d]({filename}x.md)")
    assert '<a href="https://a.example" rel="noopener noreferrer external">a</a>' in html
    assert "mailto" not in html
    assert '<a href="../index.html">c</a>' in html
    assert '<a href="{filename}x.md">d</a>' in html


def test_a_remote_picture_of_the_owner_becomes_a_link() -> None:
    html = render_markdown("![The *lamp*](https://a.example/x.jpg) ![ours](pic.png)")
    assert '<a href="https://a.example/x.jpg" rel="noopener noreferrer external">The lamp</a>' in html
    assert '<img src="pic.png" alt="ours">' in html


@pytest.mark.parametrize("text", ["Title: A\nSlug: b\n\nText", "---\nTitle: A\nSlug: b\n---\nText"])
def test_the_head_of_a_page_is_read_with_and_without_fences(text: str) -> None:
    fields, body = split_head(text)
    assert fields == {"title": "A", "slug": "b"}
    assert body.strip() == "Text"


def test_a_site_with_an_address_has_feeds_and_a_sitemap_with_the_owners_pages(
    checkout: Path, content: Path, tmp_path: Path
) -> None:
    (content / "pages").mkdir()
    (content / "pages" / "about.md").write_text("Title: About us\nSlug: about\n\nHello.\n")
    done = pelican(checkout, str(content), "-o", str(tmp_path / "out"), setting='SITEURL="https://news.example/pell/"')
    assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "out"
    assert "https://news.example/pell/pages/about.html" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert '"feed_url": "https://news.example/pell/feed.json"' in (site / "feed.json").read_text(encoding="utf-8")
    assert '"../feed.atom"' in (site / "pages" / "about.html").read_text(encoding="utf-8")
