"""The quality gate of names: no figure of who is who falls under its floor."""

from __future__ import annotations

from quality.gate import check_floors


def test_no_figure_of_who_is_who_passes_its_floor() -> None:
    check_floors("score_names.py", "names")
