"""Round-ups: briefings, reviews and live blogs of many events. One would glue stories that have nothing in common.

A title says so, or the company an article keeps does: it resembles two articles that do not resemble each other at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from ..word_lists import table_for

RESEMBLES = 400_000
"""Likeness (millionths) of a round-up and a report of one of its events."""
UNLIKE = 40_000
"""Likeness below which two reports have nothing in common."""
SUBSTANTIAL = 60
"""Different words of a report that has nothing in common with another for more reasons than that it is short."""
LISTED = 2
"""Semicolons in a title that lists three events."""


def is_titled_round_up(title: str, language: str | None) -> bool:
    """Whether a title announces more than one event."""
    return title.count(";") >= LISTED or any(pattern.search(title.casefold()) for pattern in _patterns(language))


@cache
def _patterns(language: str | None) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table_for("round_ups", language))


def find_bridges(alike: Mapping[tuple[str, str], int], words: Mapping[str, int]) -> frozenset[str]:
    """Articles that resemble two others which have nothing in common.

    `alike` holds likenesses, the smaller id first, `words` how many different words each article has. Of all that would
    be bridges those that bridge most go first, since without them others are none.
    """
    near: defaultdict[str, set[str]] = defaultdict(set)
    for pair, likeness in alike.items():
        for article, other in (pair, pair[::-1]) if likeness >= RESEMBLES else ():
            if words[other] >= SUBSTANTIAL:
                near[article].add(other)
    found: set[str] = set()
    while True:
        spans = {article: _count_spans(near[article] - found, alike) for article in near if article not in found}
        best = min(spans, key=lambda article: (-spans[article], article), default=None)
        if best is None or not spans[best]:
            return frozenset(found)
        found.add(best)


def _count_spans(near: set[str], alike: Mapping[tuple[str, str], int]) -> int:
    """The pairs among neighbours that have nothing in common."""
    ordered = sorted(near)
    return sum(alike.get((a, b), 0) < UNLIKE for n, a in enumerate(ordered) for b in ordered[n + 1 :])
