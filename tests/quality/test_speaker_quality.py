"""The quality gate of speakers: no figure of who is said to speak falls under its floor, or passes its ceiling."""

from __future__ import annotations

from quality.gate import read_figures, read_limits


def test_no_figure_of_who_is_said_to_speak_passes_its_limit() -> None:
    figures, limits = read_figures("score_speakers.py"), read_limits("speakers")
    assert set(figures) == set(limits)
    bad = {name: figures[name] for name, limit in limits.items() if _is_past(name, figures[name], limit)}
    assert not bad, f"past their limits: {bad}; `score_speakers.py --show` lists what is not as labelled"


def _is_past(name: str, figure: float, limit: float) -> bool:
    return figure > limit if name.endswith("wrong") else figure < limit
