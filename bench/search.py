"""The search of a site, measured: what its index costs, how fast it answers, and whether it finds what it should.

    python bench/search.py [--stories 10000] [--folder DIR] [--pagefind COMMAND] [--only index,answers,found]

Costs and finds are held against those of Pagefind, the peer that static sites use (PyPI `pagefind_bin`); without
`--pagefind` it is put into a throwaway environment. Our pages are read from disk in Chromium; Pagefind needs a server,
which is started here.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from made_stories import write_stories
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT / "tests"))

from quality.pair_labels import HALVES, read_half  # noqa: E402 - the tests' folder must be known first
from variorum.collector import without_collector  # noqa: E402
from variorum.digest_data import Row, read_digest  # noqa: E402
from variorum.pipeline import compile_folder  # noqa: E402
from variorum.publishing import render_site  # noqa: E402
from variorum.publishing.environment import make_environment  # noqa: E402
from variorum.publishing.index import build_index  # noqa: E402
from variorum.publishing.look import Look  # noqa: E402
from variorum.publishing.pages import list_pages  # noqa: E402
from variorum.publishing.search_index import make_index  # noqa: E402
from variorum.publishing.search_rows import list_row_files, print_rows, read_rows  # noqa: E402
from variorum.publishing.site import copy_files, list_files  # noqa: E402
from variorum.settings import Settings  # noqa: E402

QUERIES = 100
TRIES = 3
"""Times that a query is asked; the least counts, for others may use the machine."""
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
ASK = """query => new Promise(resolve => {
  const box = document.getElementById("query");
  const start = performance.now();
  document.addEventListener("variorum-answered", () => resolve(performance.now() - start), { once: true });
  box.value = query + " ";
  box.dispatchEvent(new Event("input"));
})"""
"""Milliseconds from the input to the answer with its sentences on the page."""
ASK_PEER = """async query => {
  const peer = await import("/pagefind/pagefind.js");
  const found = await peer.search(query);
  return Promise.all(found.results.slice(0, 3).map(async result => (await result.data()).url));
}"""


def make_pages(data: Path, site: Path) -> None:
    """Write the pages of the stories and of search, and what they need, as a site has them."""
    look = Look()
    index = build_index(data, is_recorded=False)
    environment = make_environment(look.theme, b"bench")
    with without_collector():
        for page in list_pages(index, look):
            if page.template and page.path.startswith(("stories/", "search.html")):
                target = site / page.path
                target.parent.mkdir(parents=True, exist_ok=True)
                root = ".." if "/" in page.path else "."
                text = environment.get_template(page.template).render(page=page.make(), root=root, site=look)
                target.write_text(text, encoding="utf-8")
    copy_files(look.theme / "static", site, "static", list_files(look.theme / "static"))


def write_index(data: Path, site: Path) -> None:
    """Write the index of search, from nothing but the digest data."""
    with without_collector():
        index = build_index(data, is_recorded=False)
        files = list_row_files(index.rows.stories.briefs)
        texts = {file.path: print_rows(index, file) for file in files}
        _, more = make_index(files, (row for text in texts.values() for row in read_rows(text)), None)
        for path, text in (texts | more).items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(text.encode())


def weigh(folder: Path) -> tuple[int, int, int]:
    """Files, bytes on disk and bytes as a host sends them, of a folder."""
    data = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return len(data), sum(map(len, data)), sum(len(gzip.compress(one, 9)) for one in data)


def measure_index(data: Path, site: Path, peer: list[str]) -> None:
    """Print what both indexes cost."""
    start = time.perf_counter()
    subprocess.run([sys.executable, __file__, "--write-index", str(data), str(site)], check=True)
    ours = time.perf_counter() - start
    start = time.perf_counter()
    run_peer(peer, site)
    theirs = time.perf_counter() - start
    one, other = weigh(site / "search"), weigh(site / "pagefind")
    print(f"wall: {ours:.1f} s against {theirs:.1f} s, {ours / theirs:.2f}")
    for what, a, b in zip(("files", "bytes on disk", "bytes compressed"), one, other, strict=True):
        print(f"{what}: {a:,} against {b:,}, {a / b:.3f}")


def run_peer(peer: list[str], site: Path) -> None:
    """Have Pagefind make its index of the pages of stories."""
    which = ["--site", str(site), "--glob", "stories/*.html", "--root-selector", "main"]
    subprocess.run([*peer, *which], check=True, capture_output=True)


def make_queries(data: Path) -> list[str]:
    """Queries of one to three words, chosen by a seed: names, words of one sentence, words of a headline."""
    random = Random(1)
    stories = [*read_digest(data).stories.values()]
    texts = {key: row["text"] for key, row in read_digest(data).articles.items()}
    found = []
    for number in range(QUERIES):
        story = random.choice(stories)
        shown = random.choice(story["statements"])["shown"]
        sentence = texts[shown["article"]][shown["start"] : shown["end"]]
        source = story["headline"]["text"] if number % 3 == 0 else sentence
        words = [word.strip(".,:“”’") for word in source.split()]
        found.append(" ".join(random.sample(words, min(len(words), 1 + number % 3))))
    return found


def measure_answers(browser: Browser, site: Path, queries: list[str]) -> None:
    """Print how long queries take, each asked in pages that know nothing yet, and again in these."""
    cold, warm, cold_cpu, warm_cpu, sent = ([] for _ in range(5))
    for query in queries:
        tries = [ask_in_new_page(browser, site, query) for _ in range(TRIES)]
        for told, times in zip((cold, warm, cold_cpu, warm_cpu), zip(*tries, strict=True), strict=False):
            told.append(min(times))
        sent.append(tries[0][-1])
    names = ("cold", "warm", "cold, CPU of the page's thread", "warm, CPU of the page's thread")
    for what, told in zip(names, (cold, warm, cold_cpu, warm_cpu), strict=True):
        print(f"{what}: median {median(told):.1f} ms, p95 {percentile(told):.1f} ms")
    print(f"scripts of a first query, compressed: median {median(sent):.0f} KB, p95 {percentile(sent):.0f} KB")


def ask_in_new_page(browser: Browser, site: Path, query: str) -> tuple[float, ...]:
    """Milliseconds of a query in a new page and of the same again, both also as CPU, and the KB of all scripts."""
    asked: list[str] = []
    page = open_search(browser, site, asked)
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})
    used = [read_cpu(client)]
    first = page.evaluate(ASK, query)
    used.append(read_cpu(client))
    second = page.evaluate(ASK, query)
    used.append(read_cpu(client))
    page.context.close()
    sizes = [len(gzip.compress(read_address(name), 9)) for name in asked if name.endswith(".js")]
    return first, second, used[1] - used[0], used[2] - used[1], sum(sizes) / 1000


def read_cpu(client: CDPSession) -> float:
    """Milliseconds that the page's main thread has worked."""
    told = client.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(metric["value"]) for metric in told if metric["name"] == "TaskDuration")


def open_search(browser: Browser, site: Path, asked: list[str]) -> Page:
    """The page of search, from disk; the addresses of what it loads go into `asked`."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "search.html").as_uri())
    return page


def read_address(address: str) -> bytes:
    """The file that a page from disk loaded."""
    return Path(address.removeprefix("file://").partition("?")[0]).read_bytes()


def percentile(told: list[float], share: float = 0.95) -> float:
    """The value that so many do not pass."""
    return sorted(told)[min(len(told) - 1, int(len(told) * share))]


def write_invented(content: Path) -> None:
    """The sample, the quality stories and the pairs, as articles of one site."""
    shutil.copytree(CHECKOUT / "content", content, ignore=shutil.ignore_patterns("state", "pages"))
    for half in HALVES:
        for story in sorted((CHECKOUT / "tests/quality/stories" / half).iterdir()):
            shutil.copytree(story / "reports", content / half / story.name)
        for article in read_half(half)[0]:
            date = f"date: {article.published}\n" if article.published else ""
            head = f"---\ntitle: {json.dumps(article.title)}\noutlet: {article.outlet}\n{date}---\n"
            (content / half / f"{article.id}.md").write_text(f"{head}{article.text}\n", encoding="utf-8")


def measure_found(browser: Browser, folder: Path, peer: list[str]) -> None:
    """Print how many of the labelled queries find their story among the first three, here and with the peer."""
    write_invented(folder / "content")
    compile_folder([folder / "content"], folder / "data", Settings(model="rules"), None)
    site = folder / "site"
    render_site(folder / "data", site)
    run_peer(peer, site)
    digest = read_digest(folder / "data")
    labels: list[Row] = tomllib.loads((CHECKOUT / "tests/quality/search_queries.toml").read_text("utf-8"))["query"]
    wanted = [find_stories(digest.articles, digest.stories, label["report"]) for label in labels]
    page = open_search(browser, site, [])
    with serve(site) as address:
        other = browser.new_page()
        other.goto(f"{address}/index.html")
        ours = [ask(page, label["words"]) for label in labels]
        theirs = [[url.rpartition("/")[2] for url in other.evaluate(ASK_PEER, label["words"])] for label in labels]
    print(f"{len(labels)} queries, {len(digest.stories)} stories")
    for name, found in (("ours", ours), ("Pagefind", theirs)):
        hits = [bool(want & {*told}) for want, told in zip(wanted, found, strict=True)]
        firsts = sum(bool(told) and told[0] in want for want, told in zip(wanted, found, strict=True))
        missed = [label["words"] for label, hit in zip(labels, hits, strict=True) if not hit]
        print(f"{name}: {sum(hits)} among the first three, {firsts} first; missed: {', '.join(missed) or 'none'}")


def find_stories(articles: dict[str, Row], stories: dict[str, Row], title: str) -> set[str]:
    """The pages of stories that have a report of this title."""
    keys = {key for key, row in articles.items() if title in str(row["title"])}
    found = {f"{row['slug']}.html" for row in stories.values() if keys & {*row["articles"]}}
    if not found:
        sys.exit(f"No report is called {title!r}; mend the label.")
    return found


def ask(page: Page, query: str) -> list[str]:
    """The pages of the first three stories that our search finds."""
    page.evaluate(ASK, query)
    links = page.locator("#results h2 a").evaluate_all("nodes => nodes.slice(0, 3).map(node => node.href)")
    return [link.rpartition("/")[2] for link in links]


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """A server of a folder on this machine."""
    handler: Callable[..., Any] = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that does not tell of every request."""

    def log_message(self, *_: object) -> None:
        """Nothing is told."""


def fetch_peer(folder: Path) -> list[str]:
    """Pagefind in an environment of its own."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "peer")], check=True)
    subprocess.run([str(folder / "peer/bin/pip"), "install", "--quiet", "pagefind_bin"], check=True)
    return [str(next((folder / "peer").rglob("pagefind_bin/pagefind*")))]


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--pagefind")
    parser.add_argument("--only", default="index,answers,found")
    parser.add_argument("--write-index", type=Path, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write_index:
        write_index(*options.write_index)
        return 0
    only = options.only.split(",")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = options.folder or Path(temporary)
        peer = [options.pagefind] if options.pagefind else fetch_peer(Path(temporary))
        data, site = folder / "made/data", folder / "made/site"
        if not data.exists():
            write_stories(data, options.stories)
            make_pages(data, site)
        if "index" in only:
            measure_index(data, site, peer)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        if "answers" in only:
            measure_answers(browser, site, make_queries(data))
        if "found" in only:
            measure_found(browser, Path(temporary) / "found", peer)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
