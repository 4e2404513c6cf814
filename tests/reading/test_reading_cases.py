"""The cases of `tests/cases/`: sentences, names, quotations and quantities."""

from __future__ import annotations

import pytest

from case_files import Case, read_cases
from reading.reading_cases import ToldFinder, read, words


def by_title(case: Case) -> str:
    return case.title


@pytest.mark.parametrize("case", read_cases("sentences"), ids=by_title)
def test_sentences_are_as_the_case_says(case: Case) -> None:
    article = read(case.blocks["input"], case.blocks.get("language"))
    assert [words(article, pair) for pair in article.sentences] == case.blocks["sentences"].split("\n")


@pytest.mark.parametrize("case", read_cases("names"), ids=by_title)
def test_names_are_as_the_case_says(case: Case) -> None:
    told = [line.replace("↵", "\n").split(" | ") for line in case.blocks.get("found", "").split("\n") if line]
    finder = ToldFinder(tuple((form, kind, int(more[0]) if more else 1) for form, kind, *more in told))
    given = finder if "found" in case.blocks else None
    article = read(case.blocks["input"], case.blocks.get("language"), case.blocks.get("title"), given)
    assert [f"{words(article, (m.start, m.end))} | {m.type}" for m in article.mentions] == lines(case, "names")


@pytest.mark.parametrize("case", read_cases("quotations"), ids=by_title)
def test_quotations_are_as_the_case_says(case: Case) -> None:
    article = read(case.blocks["input"], case.blocks.get("language"))
    shown = [
        " | ".join((words(article, (q.start, q.end)), q.kind, words(article, q.speaker_span), words(article, q.cue)))
        for q in article.quotations
    ]
    assert shown == lines(case, "quotations")


@pytest.mark.parametrize("case", read_cases("quantities"), ids=by_title)
def test_quantities_are_as_the_case_says(case: Case) -> None:
    article = read(case.blocks["input"], case.blocks.get("language"))
    shown = [
        " | ".join((words(article, (q.start, q.end)), q.value, q.unit or "-", q.qualifier or "-", q.counted or "-"))
        for q in article.quantities
    ]
    assert shown == lines(case, "quantities")


def lines(case: Case, block: str) -> list[str]:
    return case.blocks[block].split("\n") if case.blocks[block] else []
