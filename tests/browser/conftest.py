"""The browser of the browser tests, and the sites that they look at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.chromium import FLAGS, NAMES
from publishing.edition import write_edition
from variorum.publishing import Look, render_site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one these tests are skipped at home and fail in CI."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        message = "No Chromium found; install one (Debian: apt-get install chromium) to run the browser tests."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def updated(updated_site: Path) -> Path:
    """A story page with news."""
    return next(path for path in (updated_site / "stories").glob("*.html") if 'id="news"' in path.read_text("utf-8"))


@pytest.fixture(scope="session")
def pages(sample_site: Path, updated: Path) -> list[Path]:
    """A page of every kind: the story with the most points, its first report, one with news, and one of the rest."""
    story = max((sample_site / "stories").glob("*.html"), key=lambda path: path.stat().st_size)
    names = [
        "index.html",
        "archive.html",
        "method.html",
        "entities/index.html",
        "outlets/index.html",
        "pages/about.html",
        "search.html",
        "topics/03000000.html",
    ]
    firsts = [min((sample_site / folder).glob("*-*.html")) for folder in ("articles", "entities", "outlets", "days")]
    compared = sample_site / "compare" / story.name
    return [story, *(sample_site / name for name in names), *firsts, updated, compared]


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small edition."""
    folder = tmp_path_factory.mktemp("edition")
    render_site(write_edition(folder / "data"), folder / "site", Look(name="Coast News"))
    return folder / "site"
