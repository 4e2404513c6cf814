"""The quality gate of languages: no figure of the German, French and Spanish articles falls under its floor."""

from __future__ import annotations

from quality.gate import check_floors


def test_no_figure_of_a_language_passes_its_floor() -> None:
    check_floors("score_languages.py", "languages")
