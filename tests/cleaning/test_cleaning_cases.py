"""The cases of `tests/cases/cleaning*.md`: a text file goes through intake and cleaning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from case_files import Case, read_cases
from raw_articles import read_inputs
from variorum.cleaning import clean_article
from variorum.model import Article

CASES = [*read_cases("cleaning"), *read_cases("cleaning_more")]


def _lines(values: object) -> str:
    return "\n".join(str(value) for value in values)  # type: ignore[attr-defined]


EXPECTED: dict[str, Callable[[Article], str]] = {
    "text": lambda article: article.text,
    "cuts": lambda article: _lines(f"{cut.line} {cut.rule}" for cut in article.cuts),
    "subheadings": lambda article: _lines(block.text for block in article.blocks if block.kind == "subheading"),
    "kinds": lambda article: _lines(block.kind for block in article.blocks),
    "title": lambda article: article.title or "",
    "standfirst": lambda article: article.standfirst or "",
    "authors": lambda article: _lines(article.authors),
    "agency": lambda article: article.agency or "",
    "published": lambda article: article.published or "",
    "images": lambda article: _lines(f"{i.url} | {i.credit or '-'} | {i.caption or '-'}" for i in article.images),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_file_is_cleaned_as_its_case_says(case: Case, tmp_path: Path) -> None:
    suffix = ".md" if "markdown" in case.blocks else ".txt"
    (tmp_path / f"case{suffix}").write_text(case.blocks.get("markdown", case.blocks.get("input", "")), encoding="utf-8")
    intake = read_inputs([tmp_path])
    assert intake.rejects == ()
    article = clean_article(intake.articles[0])
    said = {name: EXPECTED[name](article) for name in case.blocks if name not in {"input", "markdown"}}
    assert said == {name: case.blocks[name] for name in said}
