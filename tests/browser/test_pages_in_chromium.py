"""The built sample in a real browser, from disk: wide and narrow, light and dark, with and without JavaScript."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES_OF_FOLDS = """
[...document.querySelectorAll("summary[aria-labelledby]")].map(summary =>
  summary.getAttribute("aria-labelledby").split(" ")
    .map(id => document.getElementById(id))
    .map(node => node.getAttribute("aria-label") || node.textContent)
    .join(" ").replace(/\\s+/g, " ").trim())
"""
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
def updated(updated_site: Path) -> Path:
    """A story page with news."""
    return next(path for path in (updated_site / "stories").glob("*.html") if 'id="news"' in path.read_text("utf-8"))


@pytest.fixture(scope="module")
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
    ]
    firsts = [min((sample_site / folder).glob("*-*.html")) for folder in ("articles", "entities", "outlets", "days")]
    compared = sample_site / "compare" / story.name
    return [story, *(sample_site / name for name in names), *firsts, updated, compared]


def visit(browser: Browser, path: Path, *, width: int = 1280, scheme: str = "light", javascript: bool = True) -> Page:
    """Open a page from disk; what the console says in anger is collected in `page.complaints`."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=javascript,
    )
    page = context.new_page()
    page.complaints = []  # type: ignore[attr-defined]
    page.on("console", lambda said: page.complaints.append(said.text) if said.type in {"error", "warning"} else None)  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.complaints.append(str(error)))  # type: ignore[attr-defined]
    page.on("requestfailed", lambda request: page.complaints.append(f"failed: {request.url}"))  # type: ignore[attr-defined]
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways_or_breaks_its_policy(
    browser: Browser, pages: list[Path], width: int, scheme: str
) -> None:
    for path in pages:
        page = visit(browser, path, width=width, scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
        assert page.complaints == [], path.name  # type: ignore[attr-defined]
        page.context.close()


def test_no_page_scrolls_sideways_with_every_fold_open(browser: Browser, pages: list[Path]) -> None:
    for path in pages:
        page = visit(browser, path, width=360)
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path.name
        page.context.close()


def test_dark_pages_are_dark_and_light_ones_light(browser: Browser, pages: list[Path]) -> None:
    for scheme, is_dark in (("light", False), ("dark", True)):
        page = visit(browser, pages[0], scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        channels = [int(number) for number in colour[4:-1].split(",")]
        assert (max(channels) < 60) == is_dark
        page.context.close()


def test_a_story_is_all_there_without_javascript(browser: Browser, pages: list[Path]) -> None:
    page = visit(browser, pages[0], javascript=False)
    fold = page.locator("details.fold").first
    wording = fold.locator(".wordings .run").first
    assert not wording.is_visible()
    fold.locator("summary").click()
    assert wording.is_visible()
    assert page.locator("main .run[data-shown]").count() == page.locator("main [data-statement]").count()
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_new_leads_to_points_that_say_so(browser: Browser, updated: Path, width: int) -> None:
    page = visit(browser, updated, width=width, javascript=False)
    for link in page.locator("[data-new-point], [data-changed-point]").all():
        link.click()
        mark = page.locator(":target .sentence > [data-news]")
        assert mark.inner_text() == ("new" if link.get_attribute("data-new-point") else "changed")
        assert "serif" not in mark.evaluate("node => getComputedStyle(node).fontFamily.split(',')[0]")
    page.context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_citation_lands_on_its_sentence_in_the_kept_text(
    browser: Browser,
    pages: list[Path],
    javascript: bool,  # noqa: FBT001 - pytest names it
) -> None:
    page = visit(browser, pages[0], javascript=javascript)
    page.locator("details.fold summary").first.click()
    citation = page.locator("details.fold [data-citation]:has(.run)").first
    words = citation.locator(".run").inner_text()
    citation.locator("a[data-kept]").click()
    target = page.locator(":target")
    assert " ".join(target.inner_text().split()) == " ".join(words.split())
    assert target.evaluate("node => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.top < 900 }")
    page.context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_way_back_leads_to_a_folded_sentence_and_opens_its_fold(
    browser: Browser,
    sample_site: Path,
    pages: list[Path],
    javascript: bool,  # noqa: FBT001 - pytest names it
) -> None:
    story = visit(browser, pages[0])
    folded = story.locator('details:not([open]) [data-tier="folded"]').first
    statement = folded.get_attribute("id")
    place = folded.locator("[data-kept]").first.get_attribute("href") or ""
    story.context.close()
    article = (sample_site / "stories" / place.partition("#")[0]).resolve()
    page = visit(browser, article, javascript=javascript)
    page.locator(f'a[data-back="{statement}"]').click()
    page.locator(f"#{statement}").wait_for(state="visible", timeout=10_000)
    page.context.close()


def test_every_control_of_a_story_has_a_name_of_its_own(browser: Browser, pages: list[Path]) -> None:
    page = visit(browser, pages[0])
    tree = page.locator("main .points").first.aria_snapshot()
    folds = page.evaluate(NAMES_OF_FOLDS)
    assert len(folds) == len(set(folds)) > 3
    assert all(name.startswith("Point") for name in folds if "sentences only here" not in name)
    assert 'link "Point 1"' in tree
    page.context.close()


def test_the_keyboard_reaches_the_text_by_the_first_link(browser: Browser, pages: list[Path]) -> None:
    page = visit(browser, pages[0])
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to the text"
    assert focused.is_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.context.close()


def test_a_difference_stands_in_the_margin_where_there_is_room_and_below_where_not(
    browser: Browser, pages: list[Path]
) -> None:
    for width, stands_beside in ((1280, True), (360, False)):
        page = visit(browser, pages[0], width=width)
        point = page.locator(".point:has(.margin)").first
        sentence, margin = point.locator(".sentence").bounding_box(), point.locator(".margin").bounding_box()
        assert sentence is not None
        assert margin is not None
        assert (margin["x"] >= sentence["x"] + sentence["width"]) == stands_beside
        assert (margin["y"] >= sentence["y"] + sentence["height"]) != stands_beside
        page.context.close()
