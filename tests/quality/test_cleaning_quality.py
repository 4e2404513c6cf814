"""The quality gate of intake and cleaning: no figure of the labelled texts and pages falls under its floor."""

from __future__ import annotations

import pytest

from quality.gate import read_limits
from quality.score_cleaning import figures, score

FLOORS = read_limits("cleaning")


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    """Every figure of both parts."""
    return figures(score()[0])


def test_every_figure_has_a_floor(found: dict[str, float]) -> None:
    assert set(found) == set(FLOORS)


@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_no_figure_of_cleaning_passes_its_floor(found: dict[str, float], figure: str) -> None:
    assert found[figure] >= FLOORS[figure], "`score_cleaning.py --show` lists every miss of the part to tune on"
