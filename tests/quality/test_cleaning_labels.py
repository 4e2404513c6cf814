"""The labels of the dirty texts and pages say one thing about each line, and only what stands in their files."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from quality.cleaning_labels import (
    LINE_KINDS,
    LabelError,
    LabelledPage,
    LabelledText,
    folded,
    read_pages,
    read_texts,
    visible_text,
)

TEXTS = read_texts()
PAGES = read_pages()
BOTH = (*TEXTS, *PAGES)


def named(cases):
    return [pytest.param(case, id=case.name) for case in cases]


@pytest.mark.parametrize("text", named(TEXTS))
def test_every_line_that_is_not_blank_has_exactly_one_label(text: LabelledText) -> None:
    labelled = Counter(number for kind in LINE_KINDS for number in getattr(text, kind))
    filled = {number for number, line in enumerate(text.lines, start=1) if line.strip()}
    assert labelled == Counter(filled)


@pytest.mark.parametrize("text", named(TEXTS))
def test_a_text_has_a_body_and_furniture_and_lifts_its_title(text: LabelledText) -> None:
    assert 25 <= sum(bool(line.strip()) for line in text.lines) <= 70
    assert len(text.keep) >= 4
    assert text.facts.title in {folded(text.lines[number - 1]) for number in text.remove}


@pytest.mark.parametrize("page", named(PAGES))
def test_every_labelled_word_of_a_page_is_to_be_seen_on_it(page: LabelledPage) -> None:
    shown = visible_text(page.html)
    labelled = [*page.body, *page.subheadings, *page.either, page.facts.title]
    assert [words for words in labelled if folded(words) not in shown] == []


@pytest.mark.parametrize("page", named(PAGES))
def test_the_body_of_a_page_stands_in_reading_order(page: LabelledPage) -> None:
    shown, place = visible_text(page.html), 0
    for paragraph in page.body:
        place = shown.index(paragraph, place) + len(paragraph)


@pytest.mark.parametrize("page", named(PAGES))
def test_no_words_of_a_page_have_two_labels(page: LabelledPage) -> None:
    labelled = Counter([*page.body, *page.subheadings, *page.either])
    assert [words for words, times in labelled.items() if times > 1] == []


@pytest.mark.parametrize("case", named(BOTH))
def test_every_author_stands_in_the_file(case: LabelledText | LabelledPage) -> None:
    shown = visible_text(case.html) if isinstance(case, LabelledPage) else folded(" ".join(case.lines))
    assert [name for name in case.facts.authors if name not in shown] == []


@pytest.mark.parametrize("page", named(PAGES))
def test_the_address_and_the_outlet_stand_in_the_page(page: LabelledPage) -> None:
    assert page.facts.url is None or f'<link rel="canonical" href="{page.facts.url}"' in page.html
    assert page.facts.outlet is None or page.facts.outlet in visible_text(page.html)


@pytest.mark.parametrize("case", named(BOTH))
def test_every_date_is_iso_8601(case: LabelledText | LabelledPage) -> None:
    if case.facts.published is not None:
        assert datetime.fromisoformat(case.facts.published).year in range(1990, 2030)


@pytest.mark.parametrize("cases", [TEXTS, PAGES], ids=["texts", "pages"])
def test_half_of_the_files_are_set_aside_for_reporting(cases) -> None:
    assert Counter(case.part for case in cases) == {"tune": 12, "report": 12}


def test_a_file_without_labels_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "lonely.txt").write_text("A line.\n", encoding="utf-8")
    with pytest.raises(LabelError, match="lonely"):
        read_texts(tmp_path)


def test_a_label_with_a_name_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text("A line.\n", encoding="utf-8")
    (tmp_path / "odd.toml").write_text(f"kept = {json.dumps([1])}\n", encoding="utf-8")
    with pytest.raises(LabelError, match="kept"):
        read_texts(tmp_path)
