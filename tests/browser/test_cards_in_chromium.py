"""Cards over names and chips, by every way to reach them; names as their reader wants them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.chromium import visit
from publishing.rendered import STORY

pytestmark = pytest.mark.browser

NAME = '.sentence a[data-mention="e-lorne"][href]'
CHIP = "#st-out summary .chip"


def open_story(browser: Browser, edition: Path, *, names: str = "plain", **more: object) -> Page:
    page = visit(browser, edition / STORY, **more)  # type: ignore[arg-type]
    page.locator(f'[data-choice="names"] button[value="{names}"]').click()
    return page


def card_of(page: Page) -> str:
    """What the open card says, white space folded; empty if none is open."""
    card = page.locator("#card:popover-open")
    return " ".join(card.inner_text().split()) if card.count() else ""


def test_names_are_plain_until_their_reader_wants_links_and_the_wish_is_remembered(
    browser: Browser, edition: Path
) -> None:
    page = open_story(browser, edition)
    assert page.locator("main .run a[href]").count() == 0
    for wish, least in (("first", 2), ("all", 3)):
        page.locator(f'[data-choice="names"] button[value="{wish}"]').click()
        assert page.locator("main .run a[href]").count() >= least
    page.reload()
    assert page.locator('[data-choice="names"] [aria-pressed="true"]').inner_text() == "all linked"
    page.locator(NAME).first.click()
    expect(page).to_have_url(re.compile(r"entities/e-lorne\.html$"))


def test_the_first_mention_alone_is_a_link_and_stands_in_a_sentence_that_is_read(
    browser: Browser, edition: Path
) -> None:
    page = open_story(browser, edition, names="first")
    links = page.locator("main .run a[href]")
    assert links.count() == page.locator(".sentence .run a[href]").count() == 2
    names = links.evaluate_all("links => links.map(link => link.dataset.mention)")
    assert sorted(names) == ["e-lorne", "e-orrin"]


def test_the_card_of_a_name_says_who_it_is_from_what_stands_in_the_page(browser: Browser, edition: Path) -> None:
    page = open_story(browser, edition, names="all")
    page.locator(NAME).first.hover()
    expect(page.locator("#card")).to_be_visible()
    assert card_of(page) == "Ida Lorne Keeper Person also printed I. M. Lorne 2 times on this page"
    page.locator("#card a").click()
    expect(page).to_have_url(re.compile(r"entities/e-lorne\.html$"))


def test_the_card_of_a_chip_says_what_its_outlet_writes_and_when(browser: Browser, edition: Path) -> None:
    page = open_story(browser, edition)
    page.locator(CHIP, has_text="Morning Tern").hover()
    expect(page.locator("#card")).to_be_visible()
    said = "After 150 years the lamp at Orrin Head was switched off on Tuesday."
    assert card_of(page) == f"Morning Tern 7 May 2031, 06:00 UTC {said}"
    page.locator("#card a[data-kept]").click()
    expect(page).to_have_url(re.compile(r"articles/a-two\.html#s0-"))


def test_a_card_of_a_sentence_that_stands_alone_has_the_headline_of_its_report(browser: Browser, edition: Path) -> None:
    page = open_story(browser, edition)
    page.locator("#st-steps .single .chip").hover()
    expect(page.locator("#card")).to_be_visible()
    assert card_of(page) == "Morning Tern 7 May 2031, 06:00 UTC 150 years of light end"


def test_a_card_waits_for_the_pointer_stays_while_it_is_pointed_at_and_goes_after(
    browser: Browser, edition: Path
) -> None:
    page = open_story(browser, edition)
    # The page's own clock: how long a machine under load takes for a step here says nothing.
    page.evaluate(
        "chip => { chip.addEventListener('pointerover', () => { window.over = performance.now() }, { once: true });"
        " card.addEventListener('beforetoggle', () => { window.opened = performance.now() }, { once: true }) }",
        page.locator(CHIP).first.element_handle(),
    )
    page.locator(CHIP).first.hover()
    expect(page.locator("#card")).to_be_visible()
    assert page.evaluate("window.opened - window.over") >= 340
    page.locator("#card").hover()
    page.wait_for_timeout(600)
    assert card_of(page) != ""
    page.mouse.move(2, 2)
    expect(page.locator("#card")).to_be_hidden()


def test_escape_closes_a_card_without_a_move_of_the_pointer(browser: Browser, edition: Path) -> None:
    page = open_story(browser, edition)
    page.locator(CHIP).first.hover()
    expect(page.locator("#card")).to_be_visible()
    page.keyboard.press("Escape")
    assert card_of(page) == ""


def test_focus_opens_the_card_of_a_name_and_the_next_stop_closes_it(browser: Browser, edition: Path) -> None:
    page = open_story(browser, edition, names="all")
    page.locator("#n-st-climb").focus()
    page.keyboard.press("Tab")
    assert card_of(page).startswith("Ida Lorne Keeper")
    assert page.locator(":focus").get_attribute("aria-describedby") == "card"
    page.keyboard.press("Tab")
    expect(page.locator("#card")).to_be_hidden()


def test_arrows_step_through_the_chips_of_a_line_and_leave_its_fold_closed(browser: Browser, edition: Path) -> None:
    page = open_story(browser, edition)
    page.locator("#st-out summary").focus()
    page.keyboard.press("ArrowRight")
    first = card_of(page)
    page.keyboard.press("ArrowRight")
    assert first.startswith("The Gull")
    assert card_of(page).startswith("Morning Tern")
    assert page.locator("#st-out details[open]").count() == 0
    page.keyboard.press("Escape")
    assert card_of(page) == ""


def test_a_first_tap_shows_the_card_and_a_second_one_follows(browser: Browser, edition: Path) -> None:
    page = open_story(browser, edition, names="all", width=390, has_touch=True)
    page.locator(NAME).first.tap()
    assert card_of(page).startswith("Ida Lorne")
    chip = page.locator(CHIP).first
    chip.tap()
    assert card_of(page).startswith("The Gull")
    assert page.locator("#st-out details[open]").count() == 0
    chip.tap()
    assert page.locator("#st-out details[open]").count() == 1
    page.locator(NAME).first.tap()
    page.locator(NAME).first.tap()
    expect(page).to_have_url(re.compile(r"entities/e-lorne\.html$"))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_card_stays_inside_a_narrow_window(browser: Browser, edition: Path, direction: str) -> None:
    page = open_story(browser, edition, width=360)
    page.evaluate("direction => { document.documentElement.dir = direction }", direction)
    for chip in page.locator(CHIP).all():
        chip.hover()
        expect(page.locator("#card")).to_be_visible()
        box = page.locator("#card").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        page.keyboard.press("Escape")
        expect(page.locator("#card")).to_be_hidden()


def test_without_javascript_no_control_is_shown_and_names_are_words(browser: Browser, edition: Path) -> None:
    page = visit(browser, edition / STORY, javascript=False)
    assert [button for button in page.locator("button").all() if button.is_visible()] == []
    assert page.locator("main .run a[href]").count() == 0
    assert page.locator("#people a[href]").count() == 2
