"""Watching, for real: a process that serves a small site, edits of its files, a browser that shows them by itself."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from variorum.watching.live import make_live, widen_policy
from variorum.watching.news import KEPT, News

pytestmark = pytest.mark.xdist_group("watch")

CHECKOUT = Path(__file__).resolve().parent.parent
FERRY = "2026-03-09/northern-ledger-ferry.md"
SAMPLE = (FERRY, "2026-03-09/saltmere-gazette-ferry.txt", "outlets.toml", "pages/about.md")
SETTINGS = """
from runpy import run_path
globals().update(run_path({base!r}))
VARIORUM_MODEL = "rules"
"""
PATIENCE = 30.0
"""Seconds until a test gives up: many times what a build takes, for a machine that is busy."""
QUIET = 0.5
"""Seconds in which a build that nobody asked for would have begun."""


@dataclass
class Watched:
    """A folder with a small site, and the process that watches it."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    def ask(self, path: str, method: str = "GET") -> http.client.HTTPResponse:
        """The answer to a request, its body unread."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path)
        return connection.getresponse()

    def read(self, path: str) -> str:
        """A served file."""
        return self.ask(path).read().decode()

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace words in a file of the folder."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        # In one step, as editors do it: on a busy machine an emptied file would be built too.
        fresh = file.with_name(f".{file.name}")
        fresh.write_text(text.replace(old, new), encoding="utf-8")
        fresh.replace(file)

    def said(self) -> str:
        """What the process has printed."""
        return (self.folder / "said.txt").read_text(encoding="utf-8")

    def wait_for(self, words: str, since: int = 0) -> None:
        """Wait until the process prints some words, after so many characters."""
        give_up = time.monotonic() + PATIENCE
        while words not in self.said()[since:]:
            assert time.monotonic() < give_up, self.said()
            assert self.process.poll() is None, self.said()
            time.sleep(0.01)

    def settle(self) -> None:
        """Wait until what is shown is proved and in the output."""
        shown, proved = (self.folder / place / "data" / "manifest.json" for place in (".build/output/site", "output"))
        give_up = time.monotonic() + PATIENCE
        while not proved.is_file() or shown.read_bytes() != proved.read_bytes():
            assert time.monotonic() < give_up, self.said()
            time.sleep(0.01)


class Stream:
    """The stream of changes, as an open page hears it."""

    def __init__(self, watched: Watched) -> None:
        self.answer = watched.ask("/.variorum/changes")
        assert self.answer.readline().startswith(b"retry:")

    def next(self) -> list[str]:
        """What the next build changed."""
        while not (line := self.answer.readline()).startswith(b"data: "):
            assert line, "the stream ended"
        changed: list[str] = json.loads(line.removeprefix(b"data: "))
        return changed

    def close(self) -> None:
        """Hang up."""
        self.answer.close()


@pytest.fixture(scope="module")
def watched(tmp_path_factory) -> Iterator[Watched]:
    with watch(tmp_path_factory.mktemp("watched")) as running:
        yield running


@pytest.fixture
def stream(watched) -> Iterator[Stream]:
    watched.settle()
    heard = Stream(watched)
    yield heard
    heard.close()


@contextmanager
def watch(folder: Path) -> Iterator[Watched]:
    """A small site with a theme and a program of its own, watched."""
    for name in SAMPLE:
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CHECKOUT / "content" / name, folder / "content" / name)
    for name in ("theme", "plugins"):
        shutil.copytree(CHECKOUT / name, folder / name)
    settings = SETTINGS.format(base=str(CHECKOUT / "pelican.conf.py"))
    (folder / "pelican.conf.py").write_text(settings, encoding="utf-8")
    port = find_port()
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "variorum", "watch", "--port", str(port)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder / "plugins")},
            stdout=said,
            stderr=said,
        )
    running = Watched(folder, port, process)
    try:
        running.wait_for("Serving http://127.0.0.1:")
        yield running
    finally:
        process.kill()
        process.wait()


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def find_page(watched: Watched, words: str) -> str:
    """The path of the article page that holds some words, as it is served; what came first may be an earlier edit."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        pages = (watched.folder / ".build" / "output" / "site" / "articles").glob("*.html")
        found = [page.name for page in pages if words in page.read_text(encoding="utf-8")]
        if found:
            return f"articles/{found[0]}"
        time.sleep(QUIET / 10)
    raise AssertionError(f"no page holds {words!r}")


def test_an_edited_article_is_built_and_named_to_open_pages(watched, stream):
    watched.edit(f"content/{FERRY}", "harbour", "quokkadock")
    page = find_page(watched, "quokkadock")
    while page not in (changed := stream.next()):
        pass  # a build that an earlier test set off
    assert "quokkadock" in watched.read(f"/{page}")
    assert "outlets/index.html" not in changed
    watched.wait_for(f"content/{FERRY}: ")


def test_a_build_sets_off_no_other(watched, stream):
    before = watched.said().count("changed in")
    watched.edit(f"content/{FERRY}", "the", "thee")
    stream.next()
    time.sleep(QUIET)
    assert watched.said().count("changed in") == before + 1


def test_a_change_during_a_build_is_built_after_it(watched, stream):
    before = watched.said().count("changed in")
    watched.edit("content/pages/about.md", "\n\n", "\n\nFirst quokka.\n\n")
    time.sleep(0.1)
    watched.edit("content/pages/about.md", "First quokka", "Second wombat")
    while "Second wombat" not in watched.read("/pages/about.html"):
        stream.next()
    assert watched.said().count("changed in") <= before + 2


def test_outlets_and_styles_are_noticed_too(watched, stream):
    watched.edit("content/outlets.toml", 'short = "Gazette"', "agency = true")
    assert "data/outlets.jsonl" in stream.next()
    assert '"agency":true' in watched.read("/data/outlets.jsonl")
    style = watched.folder / "theme" / "static" / "css" / "base.css"
    style.write_text(style.read_text(encoding="utf-8") + "/* later */\n", encoding="utf-8")
    assert "static/css/base.css" in stream.next()
    assert watched.read("/static/css/base.css").endswith("/* later */\n")


@pytest.mark.parametrize(
    ("path", "old", "wrong", "words"),
    [
        ("pelican.conf.py", "VARIORUM_MODEL", "VARIORUM_MODEL = = ", "SyntaxError"),
        ("pelican.conf.py", "VARIORUM_MODEL", "VARIORUM_MODLE", "did you mean VARIORUM_MODEL"),
        ("theme/templates/layout.html", "{% block main %}", "{% blok main %}", "TemplateSyntaxError"),
        ("theme/templates/layout.html", "<footer", "<p>Nobody said so.</p><footer", "faults in the site"),
    ],
)
def test_a_mistake_leaves_the_old_site_served_and_the_next_edit_mends_it(watched, path, old, wrong, words):
    watched.settle()
    page, at = watched.read("/pages/about.html"), len(watched.said())
    kept = (watched.folder / "output" / "pages" / "about.html").read_bytes()
    text = (watched.folder / path).read_text(encoding="utf-8")
    watched.edit(path, old, wrong)
    watched.wait_for(words, at)
    give_up = time.monotonic() + PATIENCE
    while strip_script(watched.read("/pages/about.html")) != strip_script(page):
        assert time.monotonic() < give_up
        time.sleep(0.01)
    assert (watched.folder / "output" / "pages" / "about.html").read_bytes() == kept
    at = len(watched.said())
    (watched.folder / path).write_text(text, encoding="utf-8")
    watched.wait_for("changed in", at)
    watched.settle()
    assert strip_script(watched.read("/pages/about.html")) == strip_script(page)
    assert "Traceback" not in watched.said()


def strip_script(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "/.variorum/" not in line)


def test_the_name_of_the_site_is_read_again(watched, stream):
    with (watched.folder / "pelican.conf.py").open("a", encoding="utf-8") as settings:
        settings.write('SITENAME = "The Evening Quokka"\n')
    assert "index.html" in stream.next()
    assert "The Evening Quokka" in watched.read("/")


def test_the_pages_on_disk_stay_as_they_were_proved(watched):
    watched.settle()
    served = watched.read("/index.html")
    kept = (watched.folder / "output" / "index.html").read_text(encoding="utf-8")
    assert "/.variorum/reload.js" in served
    assert "/.variorum/" not in kept
    assert strip_script(served) == kept.rstrip("\n")


@pytest.mark.parametrize("path", ["/no-such-page.html", "/no-such-file", "/data/", "/../pelican.conf.py", "/%2e%2e/x"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_not_there_is_said_in_plain_words(watched, path, method):
    answer = watched.ask(path, method)
    assert answer.status == 404
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert bool(answer.read()) == (method == "GET")


def test_nothing_served_is_kept_by_a_browser(watched):
    for path in ("/", "/index.html", "/static/css/base.css", "/data/report.json", "/nothing", "/.variorum/reload.js"):
        assert watched.ask(path).headers["Cache-Control"] == "no-store"
    assert watched.ask("/index.html").headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_port_in_use_is_one_sentence(watched):
    done = subprocess.run(
        [sys.executable, "-m", "variorum", "watch", "--port", str(watched.port)],
        cwd=watched.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        f"variorum: Port {watched.port} of 127.0.0.1 is in use; end what uses it, or choose another with --port.\n"
    )


def test_a_changed_word_list_starts_the_program_anew_and_an_interrupt_ends_it(tmp_path):
    with watch(tmp_path) as watched:
        at = len(watched.said())
        watched.edit("plugins/variorum/data/interface.toml", "Skip to the text", "Jump to the text")
        watched.wait_for("Serving http://127.0.0.1:", at)
        assert "Jump to the text" in watched.read("/index.html")
        stream = Stream(watched)
        interrupted = time.monotonic()
        watched.process.send_signal(signal.SIGINT)
        assert watched.process.wait(PATIENCE) == 0
        assert time.monotonic() - interrupted < 2
        stream.close()
        assert "Traceback" not in watched.said()


@pytest.mark.browser
def test_the_browser_shows_changed_words_by_itself(watched, browser):
    watched.settle()
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(f"{said.text} {said.location}") if said.type == "error" else None)
    with page.expect_request("**/.variorum/changes*"):
        page.goto(f"http://127.0.0.1:{watched.port}/pages/about.html")
    watched.edit("content/pages/about.md", "\n\n", "\n\nA quoll walked by.\n\n")
    page.get_by_text("A quoll walked by.").first.wait_for(timeout=PATIENCE * 1000)
    assert complaints == []
    page.close()


@pytest.mark.parametrize(
    ("policy", "wider"),
    [
        (
            "default-src 'none'; script-src 'self'",
            "default-src 'none'; script-src 'self'; connect-src 'self'",
        ),
        ("script-src 'none'; connect-src https://a.example", "script-src 'self'; connect-src https://a.example 'self'"),
        ("default-src 'self'", "default-src 'self'"),
        ("img-src data:", "img-src data:"),
        ("default-src https:", "default-src https:; script-src https: 'self'; connect-src https: 'self'"),
    ],
)
def test_a_policy_allows_what_the_script_needs_and_all_it_allowed_before(policy, wider):
    assert widen_policy(policy) == wider


def test_a_page_without_a_head_is_served_as_it_is():
    assert make_live(b"<p>Rain.</p>", 1) == b"<p>Rain.</p>"


def test_a_page_that_missed_builds_hears_of_all_of_them_and_of_too_many_that_nobody_knows():
    news = News()
    start = news.latest
    news.tell(["a.html"])
    news.tell(["b.html"])
    assert news.wait(start, 0) == (start + 2, ["a.html", "b.html"])
    assert news.wait(start + 1, 0) == (start + 2, ["b.html"])
    assert news.wait(start + 2, 0) == (start + 2, [])
    assert news.wait(start + 3, 0) == (start + 2, None)
    for _ in range(KEPT):
        news.tell([])
    assert news.wait(start + 1, 0) == (start + 2 + KEPT, None)
