"""The quality gate of topics: no figure falls under its floor."""

from __future__ import annotations

from quality.gate import check_floors


def test_no_figure_of_topics_passes_its_floor() -> None:
    check_floors("score_topics.py", "topics")
