"""Two outlets side by side in a real browser: any two can be chosen, by hand or by an address, on any screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import visit

pytestmark = pytest.mark.browser

WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def many(sample_site: Path) -> Path:
    """The comparison of a story that more than three outlets tell: two of them are shown at first."""
    pages = {page: page.read_text("utf-8") for page in sorted((sample_site / "compare").glob("*.html"))}
    return next(page for page, text in pages.items() if text.count("<li data-column=") > 3)


@pytest.fixture(scope="module")
def three(sample_site: Path) -> Path:
    """The comparison of a story that three outlets tell, which are all shown at first."""
    pages = {page: page.read_text("utf-8") for page in sorted((sample_site / "compare").glob("*.html"))}
    return next(page for page, text in pages.items() if text.count("<li data-column=") == 3)


def list_columns(page: Page) -> list[str | None]:
    """The outlets that are shown, in their order."""
    return [column.get_attribute("data-column") for column in page.locator("[data-column]:visible").all()]


def list_sides(page: Page) -> list[tuple[str, str]]:
    """What each row shows: the outlet and what it says, from the start of the line to its end."""
    script = """
    rows => rows.filter(row => row.checkVisibility()).map(row =>
      [...row.querySelectorAll(".side")].filter(side => side.checkVisibility())
        .map(side => `${side.dataset.side || side.dataset.silent} ${side.dataset.says}`))
    """
    return [tuple(sides) for sides in page.locator(".row").evaluate_all(script)]


def choose(page: Page, side: int, outlet: str) -> None:
    page.locator("#pair select").nth(side).select_option(outlet)


def test_without_javascript_two_outlets_stand_side_by_side_and_nothing_is_to_be_chosen(
    browser: Browser,
    many: Path,
) -> None:
    page = visit(browser, many, javascript=False)
    shown = list_columns(page)
    assert len(shown) == 2
    assert not page.locator("#pair").is_visible()
    assert page.locator(".row:visible").count() > 3
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_any_two_outlets_can_be_chosen_and_the_address_remembers_them(
    browser: Browser,
    many: Path,
    width: int,
) -> None:
    page = visit(browser, many, width=width)
    first, second = list_columns(page)
    other = page.locator("#pair select").nth(1).locator("option").nth(2).get_attribute("value") or ""
    choose(page, 1, other)
    assert page.url.endswith(f"#{first},{other}")
    assert list_columns(page) == [first, other]
    sides = list_sides(page)
    assert all([side.split()[0] for side in row] == [first, other] for row in sides)
    assert any(side.endswith(" silent") for row in sides for side in row)
    assert not any(all(side.endswith(" silent") for side in row) for row in sides)
    both = sum(not any(side.endswith(" silent") for side in row) for row in sides)
    assert page.locator("#common").inner_text() == str(both)
    lists = [one.get_attribute("data-alone") for one in page.locator("[data-alone]:visible").all()]
    assert lists == [first, other]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.complaints == []  # type: ignore[attr-defined]
    again = visit(browser, many, width=width)
    again.goto(page.url)
    assert list_sides(again) == sides
    assert second not in list_columns(again)
    page.context.close()
    again.context.close()


def test_an_outlet_that_is_chosen_on_the_other_side_changes_places(
    browser: Browser,
    many: Path,
) -> None:
    page = visit(browser, many)
    first, second = list_columns(page)
    choose(page, 0, second or "")
    assert list_columns(page) == [second, first]
    page.context.close()


@pytest.mark.parametrize("address", ["#o-nobody,o-else", "#o-a", "#st-x", "#,"])
def test_an_address_that_names_no_two_outlets_shows_those_that_tell_most(
    browser: Browser,
    many: Path,
    address: str,
) -> None:
    page = visit(browser, many)
    shown = list_columns(page)
    page.goto(many.as_uri() + address)
    assert list_columns(page) == shown
    assert page.complaints == []  # type: ignore[attr-defined]
    page.context.close()


def test_of_three_outlets_all_are_shown_or_any_two(
    browser: Browser,
    three: Path,
) -> None:
    page = visit(browser, three)
    outlets = list_columns(page)
    assert len(outlets) == 3
    choose(page, 1, outlets[2] or "")
    assert list_columns(page) == [outlets[0], outlets[2]]
    choose(page, 1, "all")
    assert list_columns(page) == outlets
    page.context.close()


def test_sides_stand_beside_each_other_where_there_is_room_and_below_where_not(
    browser: Browser,
    many: Path,
) -> None:
    for width, stands_beside in ((1280, True), (360, False)):
        page = visit(browser, many, width=width)
        sides = page.locator(".row:visible").first.locator(".side:visible")
        one, other = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
        assert one is not None
        assert other is not None
        assert (other["x"] >= one["x"] + one["width"]) == stands_beside
        assert (other["y"] >= one["y"] + one["height"]) != stands_beside
        page.context.close()


MARKED = """
rows => rows.filter(row => row.checkVisibility()).map(row =>
  [...row.querySelectorAll(".side:not([hidden])")].map(side =>
    [[...side.querySelectorAll(".differs")].map(mark => mark.textContent), side.querySelectorAll(".reworded").length]))
"""


def test_a_pair_that_is_chosen_is_marked_as_the_page_marks_those_that_it_shows_at_first(
    browser: Browser,
    many: Path,
) -> None:
    page = visit(browser, many)
    first, second = list_columns(page)
    marked = page.locator(".row").evaluate_all(MARKED)
    assert any(words for row in marked for words, _ in row)
    other = page.locator("#pair select").nth(1).locator("option").nth(2).get_attribute("value") or ""
    choose(page, 1, other)
    assert page.locator(".row").evaluate_all(MARKED) != marked
    choose(page, 1, second or "")
    assert list_columns(page) == [first, second]
    assert page.locator(".row").evaluate_all(MARKED) == marked
    page.context.close()


def test_of_all_three_outlets_the_marks_are_those_of_the_page_again(
    browser: Browser,
    three: Path,
) -> None:
    page = visit(browser, three)
    marked = page.locator(".row").evaluate_all(MARKED)
    note = page.locator("header .label").inner_text()
    choose(page, 1, list_columns(page)[1] or "")
    assert page.locator("header .label").inner_text() != note
    choose(page, 1, "all")
    assert page.locator(".row").evaluate_all(MARKED) == marked
    assert page.locator("header .label").inner_text() == note
    page.context.close()
