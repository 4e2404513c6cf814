"""Where two reports share much wording, what differs counts: other names, figures and days are another event.

Reporters who write by themselves choose other words and other figures. Texts that agree in most words and differ in
whom they name first, in numbers and in their day follow one pattern, or one tells again what the other told before.
Where the days that both put first lie LATER apart, the later report is of the next event, in whatever words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ..word_lists import base_language
from .days import days_between, number_day
from .hashes import HASH, WEIGHT
from .leads import Lead
from .profiles import Profile, compare_words, words_of

MUCH_WORDING = 620_000
"""Likeness of two reports by all their words (millionths) from which differences count."""
LESS_WORDING = 400_000
"""The same for reports that are published LATER apart."""
OTHER_EVENT = 650
"""Contrast in thousandths from which two reports are of two events: that of names, that of figures, that of days."""
NO_FIGURES = 200
"""What counts for figures where one of two reports has none."""
DOUBTED_FIGURES = 2
"""Figures that are counted as shared in any case: one or two that differ are no more than a later count."""
LATER = 2
"""Days from which the later of two reports is of a later event, if what both say happened lies so far apart, too."""
MUCH_LATER = 3
"""The same where one of them names no day, which then is that of publication or the one before."""
OTHER_DAY = 600
"""What counts for days if reports of different days tell of different days."""
SAME_DAY = 300
"""The same if they are published on one day: one of them tells what came of it."""
SOME_DAYS = 350
"""What counts if LATER days lie between two reports that do not say that they are of different days."""
NOUNS_LIKE_NAMES = frozenset({"de"})
"""Languages whose nouns begin with a capital, so that nothing tells names from them."""

_ALL = 1000


def is_contrast(one: Profile, other: Profile, *, is_copied: bool) -> bool:
    """Whether two reports tell of two events, however much wording they share."""
    days = _contrast_days(one, other, is_copied=is_copied)
    if days >= OTHER_EVENT:
        return True
    differences = days + _contrast_names(one, other) + _contrast_figures(one.lead, other.lead)
    wording = LESS_WORDING if (days_between(one, other) or 0) >= LATER else MUCH_WORDING
    return differences >= OTHER_EVENT and compare_words(one, other) >= wording


def _contrast_days(one: Profile, other: Profile, *, is_copied: bool) -> int:
    """What days count for; a copy may be printed as late as one likes."""
    if one.day is None or other.day is None:
        return 0
    published = days_between(one, other) or 0
    first, second = (report.lead.days or _around(report.day) for report in (one, other))
    apart = max(min(second) - max(first), min(first) - max(second))
    are_said = bool(one.lead.days and other.lead.days)
    if is_copied and not are_said:
        return 0
    if published >= LATER and apart >= (LATER if are_said else MUCH_LATER):
        return _ALL
    if are_said and apart > 0:
        return OTHER_DAY if published else SAME_DAY
    return SOME_DAYS if published >= LATER and not is_copied else 0


def _around(day: str | None) -> tuple[int, ...]:
    """The days that a report without a day may be about."""
    return () if day is None else (number_day(day) - 1, number_day(day))


def _contrast_names(one: Profile, other: Profile) -> int:
    """The share of what one lead names that the other report never says; of both, the smaller."""
    if base_language(one.language) in NOUNS_LIKE_NAMES:
        return 0
    return min(_miss_names(one.lead, words_of(other)), _miss_names(other.lead, words_of(one)))


def _miss_names(lead: Lead, words: NDArray[np.uint64]) -> int:
    """The share of what a lead names, by rarity, that the other report never says, in thousandths."""
    weights = np.frombuffer(lead.weights, WEIGHT)
    if not len(weights):
        return 0
    here = np.isin(np.frombuffer(lead.names, HASH), words, assume_unique=True)
    return int(weights[~here].sum()) * _ALL // int(weights.sum())


def _contrast_figures(one: Lead, other: Lead) -> int:
    """The share of the figures of the report that has fewer which the other has not, in thousandths."""
    mine, theirs = np.frombuffer(one.figures, HASH), np.frombuffer(other.figures, HASH)
    fewest = min(len(mine), len(theirs))
    if not fewest:
        return NO_FIGURES
    return (fewest - len(np.intersect1d(mine, theirs, assume_unique=True))) * _ALL // (fewest + DOUBTED_FIGURES)


def part_by_contrast(
    part: Sequence[str], scores: Mapping[tuple[str, str], int], contrasts: Collection[tuple[str, str]], least: int
) -> list[tuple[str, ...]]:
    """What is left of a part if only pairs that score `least` and are no contrast hold it together; sorted."""
    home = {article: {article} for article in part}
    for pair in combinations(sorted(part), 2):
        a, b = pair
        if scores.get(pair, 0) >= least and pair not in contrasts and home[a] is not home[b]:
            home[a] |= home[b]
            for article in home[b]:
                home[article] = home[a]
    return sorted({tuple(sorted(found)) for found in home.values()})
