"""Which lines are the article's: a linear-chain model over the features of each line, with weights that were learned.

A conditional random field with two states (Lafferty, McCallum and Pereira 2001): lines of an article come in runs, so
each is judged with those around it, and the most probable sequence is found exactly (Viterbi). Weights are integers, so
the same lines get the same verdict everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..word_lists import read_table
from .line_features import describe
from .passages import Passage

_TABLE = read_table("line_weights")
DOUBT = 1000
"""Added for the article, in thousandths of a logit a line, since what is unclear stays."""


def judge_lines(passages: Sequence[Passage]) -> list[bool]:
    """Whether each passage is the article's; those that are cut are not."""
    features = describe(passages)
    kept = [index for index, passage in enumerate(passages) if passage.is_kept]
    weights = _TABLE["lines"]
    scores = [DOUBT + sum(weights.get(name, 0) for name in features[index]) for index in kept]
    states = best_states(scores, _TABLE["turns"])
    article = {index for index, state in zip(kept, states, strict=True) if state}
    return [index in article for index in range(len(passages))]


def best_states(scores: Sequence[int], turns: Sequence[int]) -> list[bool]:
    """The states of greatest sum: each line's score where it is the article's, and the weight of each step."""
    page, article = 0, 0
    came: list[tuple[bool, bool]] = []
    for score in scores:
        to_page = page + turns[0], article + turns[2]
        to_article = page + turns[1], article + turns[3]
        came.append((to_page[1] > to_page[0], to_article[1] > to_article[0]))
        page, article = max(to_page), max(to_article) + score
    states: list[bool] = []
    state = article >= page
    for from_page, from_article in reversed(came):
        states.append(state)
        state = from_article if state else from_page
    return states[::-1]
