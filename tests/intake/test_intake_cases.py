"""The cases of `tests/cases/intake.md`: a saved page goes through intake and cleaning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from case_files import Case, read_cases
from raw_articles import read_inputs
from variorum.cleaning import clean_article
from variorum.model import Article

FIELDS: dict[str, Callable[[Article], str]] = {
    "authors": lambda article: "\n".join(article.authors),
    "images": lambda article: "\n".join(f"{i.url} | {i.credit or '-'} | {i.caption or '-'}" for i in article.images),
}


@pytest.mark.parametrize("case", read_cases("intake"), ids=lambda case: case.title)
def test_a_page_is_read_as_its_case_says(case: Case, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(case.blocks["page"], encoding="utf-8")
    intake = read_inputs([tmp_path])
    assert intake.rejects == ()
    article = clean_article(intake.articles[0])
    for name in case.blocks.keys() - {"page", "evidence"}:
        said = FIELDS[name](article) if name in FIELDS else getattr(article, name) or ""
        assert (name, said) == (name, case.blocks[name])
    for line in case.blocks.get("evidence", "").splitlines():
        fact, where = line.split(": ")
        assert (fact, article.evidence[fact]) == (fact, where)
