"""CPU of our site against stock Pelican's, in one run on the same stories.

Ours renders every page (stories, articles, names, outlets, days) from digest data and verifies it; the peer is
Pelican with its `simple` theme and one HTML article for each story. CPU is user + system of the process and its
children; read the ratio, not the seconds.

 python bench/speed.py [--content FOLDER]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from variorum.digest_data import DigestRows, read_digest

CHECKOUT = Path(__file__).resolve().parent.parent
RENDER = """
import sys
from pathlib import Path
from variorum.publishing import render_site
from variorum.verify import verify_site
render_site(Path(sys.argv[1]), Path(sys.argv[2]))
assert not verify_site(Path(sys.argv[2]))
"""
PEER = """
SITENAME = "peer"
SITEURL = "http://peer.example"
PATH = "content"
THEME = "simple"
PLUGINS = []
TIMEZONE = "UTC"
"""


def cpu(command: list[str], folder: Path) -> float:
    """CPU seconds of a command and its children; the command must succeed."""
    before = os.times()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def write_peer(digest: DigestRows, folder: Path) -> None:
    """The same stories as HTML articles, which Pelican reads by itself: headline, date, every sentence."""
    (folder / "content").mkdir()
    (folder / "pelicanconf.py").write_text(PEER, encoding="utf-8")
    for story in digest.stories.values():
        spans = [s["shown"] for s in story["statements"]]
        words = (escape(digest.articles[s["article"]]["text"][s["start"] : s["end"]]) for s in spans)
        date = (story["first_published"] or "2026-01-01")[:10]
        head = f'<title>{escape(story["headline"]["text"])}</title><meta name="date" content="{date}">'
        body = "".join(f"<p>{text}</p>" for text in words)
        page = f"<html><head>{head}</head><body>{body}</body></html>"
        (folder / "content" / f"{story['slug']}.html").write_text(page, encoding="utf-8")


def main() -> int:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path, default=CHECKOUT / "content")
    content = parser.parse_args().content.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compiling = cpu([sys.executable, "-m", "variorum", "compile", str(content), "--output", "data"], folder)
        digest = read_digest(folder / "data")
        write_peer(digest, folder)
        ours = cpu([sys.executable, "-c", RENDER, "data", "site"], folder)
        peer = cpu([sys.executable, "-m", "pelican", "-q"], folder)
        pages = len(list((folder / "site").rglob("*.html")))
        peer_pages = len(list((folder / "output").rglob("*.html")))
    if peer_pages < len(digest.stories):
        print("The peer did not build its stories: no comparison.", file=sys.stderr)
        return 1
    print(f"{len(digest.articles)} articles, {len(digest.stories)} stories")
    print(f"compile                      {compiling:6.2f} CPU s")
    print(f"render and verify            {ours:6.2f} CPU s   {pages} pages")
    print(f"stock Pelican, simple theme  {peer:6.2f} CPU s   {peer_pages} pages")
    print(f"ratio, render to Pelican     {ours / peer:6.2f}   a page: {ours / pages / (peer / peer_pages):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
