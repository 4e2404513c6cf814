"""Dates as words, addresses, missing quotation marks, first words, counted phrases."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from variorum.errors import DigestDataError
from variorum.publishing.addresses import article_page, outward_link, redirect_page, story_page
from variorum.publishing.moments import find_day, say_moment
from variorum.publishing.openings import find_first_words
from variorum.publishing.phrases import __file__ as phrase_module
from variorum.publishing.phrases import read_phrases, say_count
from variorum.publishing.quotation_marks import find_missing_marks
from variorum.publishing.theme import theme_folder


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-03-09", "9 March 2026"),
        ("2026-03-09T07:40", "9 March 2026, 07:40"),
        ("2026-03-09T07:40:11Z", "9 March 2026, 07:40 UTC"),
        ("2026-12-31T23:59:00-05:00", "31 December 2026, 23:59 -05:00"),
        ("2026-13-01", None),
        ("last Tuesday", None),
    ],
)
def test_a_time_is_said_as_it_was_given(value: str, words: str | None) -> None:
    assert say_moment(value) == words


def test_only_a_readable_time_has_a_day() -> None:
    assert find_day("2026-03-09T07:40:00Z") == "2026-03-09"
    assert find_day("<script>") is None
    assert find_day(None) is None


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " https://a.example",
        "https://a.example/\nx",
        "data:text/html,x",
        "ftp://a.example",
        "//a.example",
        "https://",
        "https://[",
        "",
        None,
    ],
)
def test_what_is_no_plain_web_address_is_no_link(url: str | None) -> None:
    assert outward_link(url) is None


@pytest.mark.parametrize("url", ["https://a.example/x?y=1&z=2#w", "http://a.example"])
def test_a_web_address_is_a_link(url: str) -> None:
    assert outward_link(url) == url


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "a b", "x\n", "é"])
def test_a_name_that_could_leave_its_folder_names_no_page(name: str) -> None:
    for make_page in (story_page, article_page, redirect_page):
        with pytest.raises(DigestDataError, match="can't name a page"):
            make_page(name)


def test_a_redirect_is_told_by_slug_or_by_page() -> None:
    assert redirect_page("old") == redirect_page("stories/old.html") == "stories/old.html"


def quoted(text: str, language: str = "en", *quotations: tuple[int, int]) -> dict[str, Any]:
    rows = [{"kind": "direct", "start": start, "end": end} for start, end in quotations]
    return {"text": text, "language": language, "quotations": rows}


@pytest.mark.parametrize(
    ("text", "language", "missing"),
    [
        ("He said “yes”.", "en", ("", "")),
        ("“We must wait.", "en", ("", "”")),
        ("We must wait.”", "en", ("“", "")),
        ("He said: „Wir warten.", "de", ("", "“")),
        ("Wir warten.“", "de", ("„", "")),
        ("Er sagte: „Ja“.", "de", ("", "")),
        ('"We must wait.', "en", ("", '"')),
        ('We must wait."', "en", ('"', "")),
        ("The dog’s dinner was ‘late’.", "en", ("", "")),
    ],
)
def test_a_sentence_gets_the_marks_that_it_lacks(text: str, language: str, missing: tuple[str, str]) -> None:
    assert find_missing_marks(quoted(text, language), 0, len(text)) == missing


def test_a_sentence_in_the_middle_of_a_quotation_gets_both_marks() -> None:
    text = "“One. Two. Three.”"
    assert find_missing_marks(quoted(text, "en", (0, len(text))), 6, 10) == ("“", "”")


def test_a_sentence_outside_every_quotation_gets_none() -> None:
    text = "“One.” Two."
    assert find_missing_marks(quoted(text, "en", (0, 6)), 7, 11) == ("", "")


def test_first_words_end_at_a_word() -> None:
    text = "one two three"
    assert find_first_words(text, 0, len(text), 2) == len("one two")
    assert find_first_words(text, 0, len(text), 3) == len(text)
    assert find_first_words(text, 0, len(text), 9) == len(text)


def test_a_phrase_is_said_with_its_number() -> None:
    assert say_count("reports", 1) == "1 report"
    assert say_count("reports", 1234) == "1,234 reports"


def test_templates_say_only_what_the_catalogue_has_and_the_catalogue_only_what_is_said() -> None:
    phrases = read_phrases()
    templates = "".join(path.read_text(encoding="utf-8") for path in (theme_folder() / "templates").rglob("*.html"))
    said = set(re.findall(r"\bt\.(\w+)", templates))
    assert said <= set(phrases)
    code = "".join(path.read_text(encoding="utf-8") for path in Path(phrase_module).parent.glob("*.py"))
    named = set(re.findall(r'"(\w+)"', templates + code))
    computed = re.compile(
        r".*_one|(report|version)_\d|topic_\d{8}|(carried|cell|side|variant|mark|back|glyph|used)_\w+|jump_\w+|receipt_\w+|(type|types)_[A-Z]+|(id|known|image|method|file)_\w+"
        r"|(quote|guillemet|bracket)_\w+"  # apparatus: `marks` prints the mark itself
    )
    assert {key for key in phrases if not computed.fullmatch(key)} <= said | named
