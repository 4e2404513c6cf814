"""What a browser remembers of its reader: the colours that were chosen, and what was new at the last visit."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import visit
from publishing.rendered import STORY

pytestmark = pytest.mark.browser


def is_dark(page: Page) -> bool:
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return max(int(number) for number in colour[4:-1].split(",")) < 60


@pytest.mark.parametrize(("scheme", "choice"), [("light", "dark"), ("dark", "light")])
def test_chosen_colours_go_before_those_of_the_system_and_are_there_before_the_page(
    browser: Browser, edition: Path, scheme: str, choice: str
) -> None:
    page = visit(browser, edition / "index.html", scheme=scheme)
    assert is_dark(page) == (scheme == "dark")
    page.locator(f'[data-choice="theme"] button[value="{choice}"]').click()
    assert is_dark(page) == (choice == "dark")
    # What is run at the end of a page comes too late: the choice must stand when its first element is there.
    page.add_init_script(
        "new MutationObserver(() => { if (document.body) window.early ??= document.documentElement.dataset.theme })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto((edition / STORY).as_uri())
    assert page.evaluate("window.early") == choice
    assert is_dark(page) == (choice == "dark")
    page.locator('[data-choice="theme"] button[value="system"]').click()
    assert is_dark(page) == (scheme == "dark")


def forget(page: Page, seen: str) -> None:
    """As if the last visit had ended when nothing newer than this was there."""
    page.evaluate("seen => { localStorage.setItem('variorum.seen', seen); sessionStorage.clear() }", seen)
    page.reload()


def test_what_changed_since_the_last_visit_is_marked_through_the_whole_visit(browser: Browser, edition: Path) -> None:
    page = visit(browser, edition / "index.html")
    marks = page.locator("main .since-visit")
    assert marks.count() == 0  # nobody was here before
    forget(page, "2031-05-06T00:00:00Z")
    assert marks.all_inner_texts() == ["new since your last visit"]
    page.goto((edition / "archive.html").as_uri())
    assert marks.count() > 0
    page.evaluate("sessionStorage.clear()")
    page.reload()
    assert marks.count() == 0
    assert page.evaluate("localStorage.getItem('variorum.seen')") == "2031-05-07T06:00:00Z"


def test_a_browser_that_keeps_nothing_shows_all_the_same(browser: Browser, edition: Path) -> None:
    context = browser.new_context()
    context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })"
    )
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((edition / "index.html").as_uri())
    page.locator('[data-choice="theme"] button[value="dark"]').click()
    assert is_dark(page)
    assert page.locator("main .since-visit").count() == 0
    assert said == []
    context.close()
