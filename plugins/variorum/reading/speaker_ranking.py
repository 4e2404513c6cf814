"""Whose words a quotation is where no rule is sure: the candidate that its features speak for most, or nobody.

A log-linear model over the candidates of one quotation, of whom nobody is one. Its weights
(`data/speaker_weights.toml`) were learned once and are whole numbers, so the same text gets the same speakers
everywhere. A language without weights goes by the rules alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..word_lists import read_table
from .cues import Attribution
from .scene import Place, Scene
from .speaker_candidates import find_cues, find_speakers
from .speaker_features import describe_cue, describe_nobody, describe_same, describe_speaker

Candidates = dict[Attribution | None, list[str]]
"""Who may have said the words, or nobody, each with its features."""


def weights_for(scene: Scene) -> Mapping[str, int] | None:
    """The weights of the text's language, in thousandths of a logit; None when it has none."""
    found: Mapping[str, int] | None = read_table("speaker_weights").get(scene.grammar.language)
    return found


def propose(
    scene: Scene, place: Place, before: Attribution | None, rule: str, by_rule: Attribution | None
) -> Candidates:
    """The candidates for a quotation: around it, the speaker of the one `before`, what a rule says, and nobody."""
    found: Candidates = {}
    for cue in find_cues(scene, place):
        shared: list[str] | None = None
        span = cue.span(scene)
        for way, speaker in find_speakers(scene, cue):
            candidate = Attribution(speaker, span)
            known = found.get(candidate)
            if known is None:
                shared = shared or describe_cue(scene, place, cue)
                known = found[candidate] = [*shared, *describe_speaker(scene, cue, speaker)]
            known += (f"{cue.side} by {way}", f"{cue.kind} by {way}")
    if before is not None:
        found.setdefault(before, []).extend(describe_same(place))
    if by_rule is not None:
        found.setdefault(by_rule, []).append(f"rule {rule}")
    found[None] = [*describe_nobody(scene, place), f"nobody where {rule}"]
    return found


def choose(candidates: Candidates, weights: Mapping[str, int]) -> Attribution | None:
    """The candidate of the greatest weight; of equals the first."""
    return max(candidates, key=lambda candidate: sum(weights.get(name, 0) for name in candidates[candidate]))
