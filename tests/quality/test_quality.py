"""The quality gate: no figure of the labelled stories falls under its floor."""

from __future__ import annotations

from quality.gate import read_figures, read_limits


def test_no_figure_of_the_quality_stories_passes_its_floor_or_ceiling() -> None:
    figures, floors, ceilings = read_figures("score_stories.py"), read_limits("at_least"), read_limits("at_most")
    assert {*floors, *ceilings} == set(figures), "every figure has one limit"
    low = {name: figures[name] for name, floor in floors.items() if figures[name] < floor}
    high = {name: figures[name] for name, ceiling in ceilings.items() if figures[name] > ceiling}
    assert not low, f"under the floors: {low}; `score_stories.py --show` lists every miss"
    assert not high, f"over the ceilings: {high}; `score_stories.py --show` lists every miss"
