"""The quality gate of grouping: no figure of the hard pairs falls under its floor, and every case is well formed."""

from __future__ import annotations

import pytest

from quality.gate import check_floors
from quality.pair_labels import HALVES, read_case, read_half

CASE = "# T\nkind: {kind}\npairs: {pairs}\n\n## One | -\n# First\nText.\n\n## Two | 2026-01-01\n# Second\nText.\n"


def test_no_figure_of_the_hard_pairs_passes_its_floor() -> None:
    check_floors("score_pairs.py", "pairs")


@pytest.mark.parametrize("half", HALVES)
def test_each_half_holds_75_pairs_of_articles_with_text(half: str) -> None:
    articles, pairs = read_half(half)
    assert len(pairs) == 75
    assert all(article.text and article.outlet for article in articles)


@pytest.mark.parametrize(
    ("kind", "pairs"), [("riddle", "1-2 apart"), ("saga", "1-3 apart"), ("saga", "1-2 perhaps"), ("saga", "")]
)
def test_a_case_of_another_form_is_an_error(kind: str, pairs: str) -> None:
    with pytest.raises(ValueError, match="T"):
        read_case("T", CASE.format(kind=kind, pairs=pairs))
