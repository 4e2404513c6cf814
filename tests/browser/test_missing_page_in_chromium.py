"""The page for the lost, from a host, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from publishing.addressed import write_site

pytestmark = pytest.mark.browser


class Host(SimpleHTTPRequestHandler):
    """A host that shows the site's own page where it has none, as hosts do."""

    def send_error(self, code: int, *_told: object) -> None:
        """Send the page with the code."""
        body = (Path(self.directory) / "news" / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a host with the site in its folder `news`."""
    folder = tmp_path_factory.mktemp("host")
    write_site(folder / "made").rename(folder / "news")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("path", ["/news/no.html", "/news/stories/no/such/page.html", "/elsewhere"])
def test_it_has_its_looks_and_its_ways_at_any_depth(browser: Browser, host: str, path: str) -> None:
    page = browser.new_page()
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.goto(host + path)
    assert failed == [host + path]
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    page.get_by_role("link", name="To the front page").click()
    assert page.url == f"{host}/news/index.html"
    page.close()
