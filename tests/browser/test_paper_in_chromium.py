"""A story on paper and in the browser's own search: what is folded is found, and printed where its reader wants all."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from browser.chromium import visit
from conftest import CHECKOUT, build_site
from publishing.rendered import STORY

pytestmark = pytest.mark.browser

REPORTS = CHECKOUT / "tests" / "quality" / "stories" / "seen" / "falkner-call" / "reports"
PAGE = re.compile(rb"/Type\s*/Page\b")
FOLDED = "After 150 years the lamp"
"""How a sentence begins that stands in a fold alone."""


@pytest.fixture(scope="module")
def five_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a story of five reports."""
    folder = tmp_path_factory.mktemp("five")
    shutil.copytree(REPORTS, folder / "content")
    build_site(folder / "content", folder / "site")
    [story] = (folder / "site" / "stories").glob("*.html")
    return story


def test_five_reports_take_two_to_four_sheets(browser: Browser, five_reports: Path) -> None:
    page = visit(browser, five_reports)
    assert 2 <= len(PAGE.findall(page.pdf(format="A4"))) <= 4
    page.context.close()


def test_paper_has_points_differences_and_sources_and_all_below_only_where_all_is_wanted(
    browser: Browser, edition: Path
) -> None:
    page = visit(browser, edition / STORY)
    page.emulate_media(media="print")
    parts = {name: page.locator(f"#{name}") for name in ("core", "only", "d-years", "sources", "quotations", "made")}
    assert [name for name, part in parts.items() if part.is_visible()] == ["core", "only", "d-years", "sources"]
    page.evaluate("document.documentElement.dataset.print = 'all'")
    assert all(part.is_visible() for part in parts.values())
    page.context.close()


def test_to_print_all_opens_every_fold_and_closes_them_afterwards(browser: Browser, edition: Path) -> None:
    page = visit(browser, edition / STORY)
    closed = page.locator("main details:not([open])").count()
    page.evaluate("window.print = () => { window.closed = document.querySelectorAll('details:not([open])').length }")
    page.get_by_role("button", name="Print all").click()
    assert page.evaluate("window.closed") == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details:not([open])").count() == closed > 0
    assert page.locator("html[data-print]").count() == 0
    page.context.close()


def test_the_browsers_search_finds_what_is_folded(browser: Browser, edition: Path) -> None:
    # A link to a text fragment goes by the same search as the one that a reader opens, which no script can.
    page = browser.new_page()
    page.goto(f"{(edition / STORY).as_uri()}#:~:text={quote(FOLDED)}")
    page.locator("details.fold[open] .wordings", has_text=FOLDED).first.wait_for(state="visible", timeout=10_000)
    page.close()


def test_filled_chips_stay_told_from_outlined_ones_where_the_system_chooses_the_colours(
    browser: Browser, edition: Path
) -> None:
    page = visit(browser, edition / STORY, forced_colors="active")
    colour = "chip => getComputedStyle(chip).backgroundColor"
    filled, outlined = (page.locator(f"#st-out .chip-{name}").first.evaluate(colour) for name in ("words", "also"))
    assert filled != outlined
    page.context.close()
