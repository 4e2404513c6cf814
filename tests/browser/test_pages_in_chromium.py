"""The built sample in a real browser, from disk: wide and narrow, light and dark, with and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.chromium import visit

pytestmark = pytest.mark.browser

NAMES_OF_FOLDS = """
[...document.querySelectorAll("summary[aria-labelledby]")].map(summary =>
  summary.getAttribute("aria-labelledby").split(" ")
    .map(id => document.getElementById(id))
    .map(node => node.getAttribute("aria-label") || node.textContent)
    .join(" ").replace(/\\s+/g, " ").trim())
"""
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


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
