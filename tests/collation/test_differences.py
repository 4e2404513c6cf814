"""Differences: what two reports of one fact say differently is shown in their own words, and nothing else is."""

from __future__ import annotations

import pytest

from case_files import read_cases
from small_stories import article, collate, words

CASES = [*read_cases("differences"), *read_cases("quotation_differences")]


@pytest.mark.parametrize("case", CASES, ids=[c.title for c in CASES])
def test_what_differs_is_shown_and_nothing_else(case):
    articles = [article(key, text) for key, text in case.blocks.items() if key in "abc"]
    story = collate(*articles)
    found = {
        f"{d.kind}: " + " | ".join(sorted({words(articles, c) for p in d.positions for c in p.citations}))
        for d in story.discrepancies
    }
    expected = set()
    for line in case.blocks["differ"].splitlines():
        kind, _, sides = line.partition(": ")
        expected.add(f"{kind}: " + " | ".join(sorted(sides.split(" | "))))
    assert found == expected


def test_positions_are_words_of_the_statement_that_differs():
    articles = [
        article("a", "The fire injured 14 workers at the cannery."),
        article("b", "At the cannery the fire injured 12 workers."),
    ]
    story = collate(*articles)
    [difference] = story.discrepancies
    [statement] = [s for s in story.statements if s.id == difference.statement]
    for position in difference.positions:
        for span in position.citations:
            assert any(
                c.article == span.article and c.start <= span.start and span.end <= c.end for c in statement.citations
            )


def test_one_source_that_says_both_differs_from_nobody():
    both = "The fire injured 14 workers, not 12 workers, at the Marrick cannery."
    assert (
        collate(article("a", both), article("b", "At the Marrick cannery the fire injured 12 workers.")).discrepancies
        == ()
    )
