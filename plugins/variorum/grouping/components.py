"""Components: sets of articles that can be grouped without a look at any other.

Average link merges two clusters only where some pair across scores as much as their mean must. So no group reaches
beyond articles that such pairs connect, and grouping each component alone is exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from ..clusters import average_link
from .groups import Group, age, age_of_group
from .likenesses import Likenesses, compare_articles, unpack_pairs
from .merges import Scores, explain_merges
from .profiles import Profile
from .scores import SAME_EVENT, number_days, score_pairs
from .vectors import Integers


def connect(profiles: Sequence[Profile], likenesses: Likenesses) -> list[tuple[str, ...]]:
    """Part the ids of all articles compared into components, sorted."""
    ordered = sorted(profiles, key=lambda p: p.key)
    low, high = _link_articles(number_days(ordered), likenesses)
    parts: defaultdict[int, list[str]] = defaultdict(list)
    for profile, part in zip(ordered, _label_components(len(ordered), low, high).tolist(), strict=True):
        parts[part].append(profile.id)
    return sorted(tuple(sorted(part)) for part in parts.values())


def part_component(profiles: Sequence[Profile], words: Mapping[str, Sequence[str]]) -> tuple[Group, ...]:
    """Group the articles of one component, oldest group first; `words` are by article id, in the order of its terms."""
    by_id = {p.id: p for p in profiles}
    scores = _score_all(profiles)
    parts = [sorted(part, key=lambda i: age(by_id[i])) for part in average_link(by_id, scores, SAME_EVENT)]
    groups = [Group(tuple(part), explain_merges([by_id[i] for i in part], scores, words)) for part in parts]
    return tuple(sorted(groups, key=lambda group: age_of_group(group, by_id)))


def _score_all(profiles: Sequence[Profile]) -> Scores:
    """The score of every pair that has one, the smaller id first."""
    ordered = sorted(profiles, key=lambda p: p.key)
    days = number_days(ordered)
    found = {}
    for low, high, words in unpack_pairs(compare_articles(ordered, None)):
        scores = score_pairs(words, days[low], days[high])
        for m, n, score in zip(low.tolist(), high.tolist(), scores.tolist(), strict=True):
            a, b = ordered[m].id, ordered[n].id
            found[min(a, b), max(a, b)] = score
    return found


def _link_articles(days: Integers, likenesses: Likenesses) -> tuple[Integers, Integers]:
    """The positions of all pairs that score as much as a group must."""
    found = [np.zeros((2, 0), np.int64)]
    for low, high, words in unpack_pairs(likenesses):
        strong = np.flatnonzero(words >= SAME_EVENT)  # no score is above its words, and few are that much alike
        pairs = np.stack([low[strong], high[strong]])
        found.append(pairs[:, score_pairs(words[strong], *days[pairs]) >= SAME_EVENT])
    low, high = np.concatenate(found, axis=1)
    return low, high


def _label_components(size: int, low: Integers, high: Integers) -> Integers:
    """The smallest number that the links lead to, for each number below `size`."""
    labels = np.arange(size)
    while True:
        least = np.minimum(labels[low], labels[high])
        lower = labels.copy()
        np.minimum.at(lower, low, least)
        np.minimum.at(lower, high, least)
        lower = lower[lower]  # a label is itself a member: its own label is a short cut along chains
        if np.array_equal(lower, labels):
            return labels
        labels = lower
