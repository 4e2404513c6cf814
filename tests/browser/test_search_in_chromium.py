"""Search in a real browser, from disk: the same words as in Python, the right stories, and nothing without them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import visit

pytestmark = pytest.mark.browser

CASES = json.loads((Path(__file__).parent.parent / "cases" / "search_words.json").read_text(encoding="utf-8"))
ASK = """query => new Promise(resolve => {
  document.addEventListener("variorum-answered", resolve, { once: true });
  const box = document.getElementById("query");
  box.value = query;
  box.dispatchEvent(new Event("input"));
})"""


def ask(page: Page, query: str) -> None:
    """Ask for something, and wait for the answer."""
    page.evaluate(ASK, query)


@pytest.fixture
def page(browser: Browser, sample_site: Path) -> Page:
    return visit(browser, sample_site / "search.html")


def test_the_browser_reads_the_words_that_python_reads(page: Page) -> None:
    texts = [case["text"] for case in CASES]
    found = page.evaluate("texts => texts.map(text => variorumWords.split(text))", texts)
    assert found == [case["words"] for case in CASES]


def test_a_text_is_marked_where_its_words_are_asked_for(page: Page) -> None:
    mark = "([text, ...words]) => variorumWords.mark(text, word => words.includes(word)).map(p => [p.text, p.isMarked])"
    assert page.evaluate(mark, ["The Zürich ferry.", "zurich"]) == [
        ["The ", False],
        ["Zürich", True],
        [" ferry.", False],
    ]
    assert page.evaluate(mark, ["東京タワー", "京タ"]) == [["東", False], ["京タ", True], ["ワー", False]]


def test_stories_are_found_with_sentences_that_lead_to_where_they_stand(page: Page) -> None:
    ask(page, "ferry dredger")
    assert page.inner_text("#status") == f"{page.locator('.hit').count()} stories"
    sentence = page.locator(".told a").first
    assert {word.lower() for word in sentence.locator("mark").all_inner_texts()} <= {"ferry", "dredger", "dredgers"}
    words, place = sentence.inner_text(), sentence.get_attribute("href") or ""
    sentence.click()
    assert page.url.endswith(place)
    page.locator(f"#{place.partition('#')[2]}").wait_for(state="attached")
    assert " ".join(words.split()) in " ".join((page.text_content("main") or "").split())
    assert page.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("query", "count"),
    [("quillon", "1 story"), ("quill", "1 story"), ("zzqx", "No story has all of these words."), ("", "")],
)
def test_the_status_says_how_many_there_are(page: Page, query: str, count: str) -> None:
    ask(page, query)
    assert page.inner_text("#status") == count
    assert page.locator(".by-letter >> visible=true").count() == (0 if count == "1 story" else 1)


def test_what_is_asked_for_stands_in_the_address_and_is_asked_again_from_there(
    browser: Browser,
    page: Page,
) -> None:
    ask(page, "quillon bridge")
    page.wait_for_url("**/search.html?q=quillon%20bridge")
    again = browser.new_page()
    again.goto(page.url)
    again.locator(".hit").first.wait_for()
    assert again.input_value("#query") == "quillon bridge"
    again.close()


def test_results_are_narrowed_by_a_choice_and_widened_again_by_keyboard(page: Page) -> None:
    ask(page, "the ferry")
    before = page.inner_text("#status")
    page.locator("#narrow summary").focus()
    page.keyboard.press("Enter")
    choice = page.locator("#choices-d .choice").last
    choice.wait_for()
    choice.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("before => document.getElementById('status').textContent !== before", arg=before)
    assert page.locator("#choices-d .choice[aria-pressed=true]").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_function("before => document.getElementById('status').textContent === before", arg=before)


def test_without_javascript_the_stories_stand_by_letter(browser: Browser, sample_site: Path) -> None:
    page = visit(browser, sample_site / "search.html", javascript=False)
    assert not page.locator("#query").is_visible()
    page.locator(".alphabet a").first.click()
    assert page.locator("ul.by-letter a").count() >= 1
    assert page.locator("[aria-current=page]").count() == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_results_do_not_scroll_sideways(browser: Browser, sample_site: Path, width: int) -> None:
    page = visit(browser, sample_site / "search.html", width=width)
    ask(page, "the")
    page.evaluate("document.getElementById('narrow').open = true")
    page.locator("#choices-o .choice").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
