"""The cases of `tests/cases/formats.md`: a file of any format goes through intake, an article through cleaning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from case_files import Case, read_cases
from raw_articles import Intake, read_inputs
from variorum.cleaning import clean_article
from variorum.model import RECALLED, Article

FIELDS: dict[str, Callable[[Article], str]] = {
    "authors": lambda article: "\n".join(article.authors),
    "topics": lambda article: "\n".join(article.topics),
    "images": lambda article: "\n".join(f"{i.url} | {i.credit or '-'} | {i.caption or '-'}" for i in article.images),
}
LISTS = {"articles", "rejects", "evidence"}


def told(intake: Intake) -> dict[str, str]:
    """The articles and rejects of a file as its case lists them."""
    articles = [raw.article for raw in intake.articles]
    rows = [(a.record or "-", a.title or "-", a.outlet or "-", a.published or "-") for a in articles]
    rejects = [f"{reject.record or '-'} | {reject.reason}" for reject in intake.rejects]
    return {"articles": "\n".join(map(" | ".join, rows)), "rejects": "\n".join(rejects)}


@pytest.mark.parametrize("case", read_cases("formats"), ids=lambda case: case.title)
def test_a_file_is_read_as_its_case_says(case: Case, tmp_path: Path) -> None:
    [name] = [block for block in case.blocks if "." in block]
    (tmp_path / name).write_text(case.blocks[name] + "\n", encoding="utf-8")
    intake = read_inputs([tmp_path])
    assert told(intake) == {"articles": "", "rejects": ""} | {
        key: case.blocks[key] for key in ("articles", "rejects") if key in case.blocks
    }
    for raw in intake.articles[:1]:
        assert raw.article.status == case.blocks.get("status", "usable")
        if raw.article.status not in RECALLED:
            check(clean_article(raw), case, name)


def check(article: Article, case: Case, name: str) -> None:
    for field in case.blocks.keys() - LISTS - {name, "status"}:
        said = FIELDS[field](article) if field in FIELDS else getattr(article, field) or ""
        assert (field, said) == (field, case.blocks[field])
    for line in case.blocks.get("evidence", "").splitlines():
        fact, where = line.split(": ", maxsplit=1)
        assert (fact, article.evidence[fact]) == (fact, where)
