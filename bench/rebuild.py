"""What a rebuild costs, and what a full build costs against stock Pelican's, on a made corpus, in one run.

Every figure is a cold process. CPU is user + system of the process and all its children; read the ratios, not the
seconds. The peer is stock Pelican with its `simple` theme on the same stories as Markdown: headline, every statement
with the links to what it cites, and the list of sources.

    python bench/rebuild.py [--articles 2000] [--folder DIR] [--only full,again,added,body,workers,peer,watch]
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from corpus import make_event, write_corpus, write_report

from variorum.digest_data import DigestRows, Row, read_digest

CHECKOUT = Path(__file__).resolve().parent.parent
SEED = 1
EDITS = 9
SETTLED = 8.0
"""Seconds in which a watch loads what the first edit needs."""
PATIENCE = 60.0
NEWEST = 20
"""More pages of articles than one edit changes."""
RENDER = """
import sys
from pathlib import Path
from variorum.publishing import render_site
render_site(Path(sys.argv[1]), Path(sys.argv[2]))
"""
PEER = """
SITENAME = "peer"
SITEURL = "http://peer.example"
PATH = "content"
THEME = "simple"
PLUGINS = []
TIMEZONE = "UTC"
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: CPU seconds of all its processes, wall seconds, and what it printed."""

    cpu: float
    wall: float
    told: str


def run(command: list[str], folder: Path) -> Cost:
    """Run a command that must succeed."""
    before, began = os.times(), time.monotonic()
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    wall, after = time.monotonic() - began, os.times()
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(cpu, wall, done.stdout)


class Bench:
    """A corpus with its settings in a folder, and the measurements on it."""

    def __init__(self, folder: Path, articles: int) -> None:
        """Write the corpus and a configuration for a site of its own."""
        self.folder = folder
        self.articles = articles
        self.paths = write_corpus(folder / "content", articles, SEED)
        values = (CHECKOUT / "pelican.conf.py").read_text(encoding="utf-8")
        values = values.replace('THEME = "theme"', f"THEME = {str(CHECKOUT / 'theme')!r}")
        (folder / "pelican.conf.py").write_text(values, encoding="utf-8")
        self.built: Cost | None = None
        self.alone: Cost | None = None

    def build(self) -> Cost:
        """Compile, render and verify the site."""
        return run([sys.executable, "-m", "pelican", "-s", "pelican.conf.py"], self.folder)

    def compile(self, name: str, *options: str) -> Cost:
        """Compile into a folder of this name, with a cache of this name."""
        command = [sys.executable, "-m", "variorum", "compile", "content", "--output", name]
        return run([*command, "--cache", f"{name}.cache", *options], self.folder)

    def full(self) -> None:
        """A full build: the base of the other figures."""
        self.built = self.build()
        tell("full build, verify included", self.built)

    def again(self) -> None:
        """Compile, then compile again with nothing changed."""
        self.alone = self.compile("once", "--workers", "1")
        again = self.compile("once", "--workers", "1")
        tell("compile, one worker", self.alone)
        tell("compile again, nothing changed", again, f"{again.cpu / self.alone.cpu:.1%} of its CPU (bar 3 %)")

    def workers(self) -> None:
        """Compile with two workers against one."""
        one = self.alone or self.compile("one", "--workers", "1")
        two = self.compile("two", "--workers", "2")
        tell("compile, two workers", two, f"{two.wall / one.wall:.2f} of its wall (bar .62)")

    def added(self) -> None:
        """Build, add one article to a story of the middle of the corpus, build again."""
        full = self.built or self.build()
        for n in range(3):
            event = make_event(self.articles // 6 + n, SEED)
            path = self.folder / "content" / event.day.isoformat() / f"added-{n}.md"
            path.write_text(write_report(event, 11, SEED), encoding="utf-8")
            added = self.build()
            note = f"{added.cpu / full.cpu:.1%} of the full build's CPU (bar 4 %), {added.wall:.1f} s (bar 2.5)"
            tell("one article added, site verified", added, note, made(added))
        nothing = self.build()
        tell("nothing changed, site verified", nothing, f"{nothing.cpu / full.cpu:.1%}", made(nothing))

    def body(self) -> None:
        """Change the words of one article's body, build again."""
        if self.built is None:
            self.full()
        path = self.paths[self.articles // 2]
        text = path.read_text(encoding="utf-8").rstrip()
        path.write_text(f"{text}\n\nNothing else was known by the evening.\n", encoding="utf-8")
        changed = self.build()
        tell("one body changed", changed, made(changed))

    def watch(self) -> None:
        """Edit an article again and again while it is watched: how long until its page is written, and proved."""
        if self.built is None:
            self.full()
        path = self.paths[self.articles // 2]
        command = [sys.executable, "-m", "variorum", "watch", "--port", "0"]
        with subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, text=True) as process:
            while "Serving" not in process.stdout.readline():
                pass
            time.sleep(SETTLED)
            try:
                written, proved = self._edit(path)
            finally:
                process.terminate()
        told = ", ".join(f"{seconds:.2f}" for seconds in written)
        print(f"watch, edit to written page: median {median(written):.2f} s (bar .5) of {told}")
        print(f"watch, edit to proved page in the output: median {median(proved):.2f} s", flush=True)

    def _edit(self, path: Path) -> tuple[list[float], list[float]]:
        """The seconds from each of some edits to its page where it is shown, and in the output."""
        written, proved = [], []
        for n in range(EDITS):
            text = f"{path.read_text(encoding='utf-8').rstrip()}\n\nIn round {n} all was as it had been before.\n"
            began = time.monotonic()
            path.write_text(text, encoding="utf-8")
            written.append(wait_for(self.folder / ".build/output/site/articles", f"round {n} ", began))
            proved.append(wait_for(self.folder / "output/articles", f"round {n} ", began))
            time.sleep(1)
        return written, proved

    def peer(self) -> None:
        """The whole site from digest data against stock Pelican on the same stories."""
        if not (self.folder / "once").is_dir():
            self.compile("once")
        digest = read_digest(self.folder / "once")
        folder = self.folder / "peer"
        words = write_peer(digest, folder)
        ours = run([sys.executable, "-c", RENDER, "once", "site"], self.folder)
        peer = run([sys.executable, "-m", "pelican", "-q"], folder)
        pages = len(list((self.folder / "site").rglob("*.html")))
        peer_pages = len(list((folder / "output").rglob("*.html")))
        if peer_pages < len(digest.stories):
            sys.exit("The peer did not build its stories: no comparison. Is `markdown` installed?")
        tell(f"stock Pelican, {peer_pages} pages, {words:,} words of Markdown", peer)
        tell(f"our site from digest data, {pages} pages", ours, f"{ours.cpu / peer.cpu:.2f} of its CPU (bar .6)")


def wait_for(pages: Path, words: str, began: float) -> float:
    """The seconds since `began` when one of the newest pages of a folder first holds some words."""
    while not any(words in text for text in read_newest(pages)):
        if time.monotonic() - began > PATIENCE:
            sys.exit(f"No page in {pages} holds {words!r}.")
        time.sleep(0.02)
    return time.monotonic() - began


def read_newest(pages: Path) -> list[str]:
    """The newest pages of a folder; none while one of them is being replaced."""
    try:
        newest = sorted(os.scandir(pages), key=lambda page: page.stat().st_mtime_ns)[-NEWEST:]
        return [Path(page).read_text(encoding="utf-8") for page in newest]
    except OSError:
        return []


def tell(what: str, cost: Cost, *notes: str) -> None:
    """Print one measurement."""
    print(f"{what:<58}{cost.cpu:8.2f} CPU s {cost.wall:8.2f} s   {'; '.join(notes)}", flush=True)


def made(cost: Cost) -> str:
    """How many pages a build says it made."""
    found = re.search(r"([\d,]+) of ([\d,]+) pages made", cost.told)
    return found.group() if found else "pages made are not told"


def write_peer(digest: DigestRows, folder: Path) -> int:
    """The same stories as Markdown in a Pelican site; give the number of their words."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "pelicanconf.py").write_text(PEER, encoding="utf-8")
    words = 0
    for story in digest.stories.values():
        text = write_story(digest, story)
        words += len(text.split())
        (folder / "content" / f"{story['slug']}.md").write_text(text, encoding="utf-8")
    return words


def write_story(digest: DigestRows, story: Row) -> str:
    """A story as Markdown, with what its page shows of it: each statement, what else says it, the sources."""
    date = (story["first_published"] or "2026-01-01")[:10]
    parts = [f"Title: {story['headline']['text']}\nDate: {date}\nSlug: {story['slug']}\nCategory: Digest\n"]
    for statement in story["statements"]:
        parts.append(say(digest, statement["shown"]))
        cited = [c for c in statement["citations"] if place(c) != place(statement["shown"])]
        if cited:
            parts.append("\n".join(f"- {say(digest, c)}" for c in cited))
    parts.append("## Sources\n")
    parts.append("\n".join(f"- [{digest.articles[key]['title']}](articles/{key}.html)" for key in story["articles"]))
    return "\n\n".join(parts) + "\n"


def say(digest: DigestRows, span: Row) -> str:
    """The words of a span with the link to where they are kept."""
    article = digest.articles[span["article"]]
    words = article["text"][span["start"] : span["end"]].replace("\n", " ")
    outlet = digest.outlets[article["outlet"]]["name"]
    return f"{words} ([{outlet}](articles/{article['id']}.html#s{span['start']}-{span['end']}))"


def place(span: Row) -> tuple[str, int, int]:
    """A span as a value."""
    return span["article"], span["start"], span["end"]


def main() -> int:
    """Measure what is asked for, in this order."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder unless given")
    parser.add_argument("--only", default="again,workers,peer,full,added,body,watch")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = (options.folder or Path(name)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder, options.articles)
        for part in options.only.split(","):
            measure: Callable[[], None] = getattr(bench, part)
            measure()
    return 0


if __name__ == "__main__":
    sys.exit(main())
