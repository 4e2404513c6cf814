"""What a screen reader says of a story, from its top to its end, against a script that was written down.

The script is `lamp.aria.txt`, in the form of Playwright's snapshots of the accessibility tree. Who changes what a story
says reads the new script as a listener would before writing it down.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.chromium import visit
from publishing.rendered import STORY

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).with_name("lamp.aria.txt")


def test_a_story_is_spoken_as_it_is_written_down(browser: Browser, edition: Path) -> None:
    page = visit(browser, edition / STORY)
    assert page.locator("main").aria_snapshot().splitlines() == SCRIPT.read_text(encoding="utf-8").splitlines()
    page.context.close()


def test_a_point_has_two_stops_its_number_and_its_fold(browser: Browser, edition: Path) -> None:
    page = visit(browser, edition / STORY)
    point = page.locator("#st-out")
    page.locator("#n-st-out").focus()
    for stop in ("SUMMARY", "A"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == stop
    assert point.locator(":focus").count() == 0
    page.context.close()
