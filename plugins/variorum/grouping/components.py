"""Components: sets of articles that can be grouped without a look at any other.

Average link merges two clusters only where some pair across scores as much as their mean must. So no group reaches
beyond articles that such pairs connect, and grouping each component alone is exact. Where a component has more than
LARGEST articles, weak pairs that chain it are left out, step by step, until its parts are small enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..clusters import Cohesion, average_link
from .contrast import is_contrast, part_by_contrast
from .days import number_days
from .groups import Group, age, age_of_group
from .likenesses import Likenesses, compare_articles, unpack_pairs
from .merges import Scores, explain_merges
from .profiles import Profile, words_of
from .round_ups import find_bridges
from .scores import SAME_EVENT, score_pairs
from .surroundings import LITTLE
from .vectors import Integers

LARGEST = 1500
"""Articles of a component that average link takes at once."""
STEP = 20_000
"""By how much the score of a pair that connects rises with each step."""
COHESION = Cohesion(share=85, doubt=4)
"""How close two groups must be beside what is usual inside them: chosen on half of two public sets."""


def connect(profiles: Sequence[Profile], likenesses: Likenesses, lonely: Collection[str]) -> list[tuple[str, ...]]:
    """Part the ids of all articles compared into components, sorted; `lonely` are ids of articles (`find_lonely`)."""
    ordered = sorted(profiles, key=lambda p: p.key)
    flags = np.array([p.id in lonely for p in ordered], np.bool_)
    low, high, scores = _link_articles(number_days(ordered), flags, likenesses)
    alone = np.array([p.is_round_up for p in ordered], np.bool_)
    labels, least = np.zeros(len(ordered), np.int64), SAME_EVENT
    large = np.ones(len(ordered), np.bool_)
    while large.any():
        held = (scores >= least) & large[low] & (labels[low] == labels[high]) & ~(alone[low] | alone[high])
        labels = np.where(large, _label_components(len(ordered), low[held], high[held]), labels)
        large = (np.bincount(labels, minlength=len(ordered)) > LARGEST)[labels]
        least += STEP
    parts: defaultdict[int, list[str]] = defaultdict(list)
    for profile, part in zip(ordered, labels.tolist(), strict=True):
        parts[part].append(profile.id)
    return sorted(tuple(sorted(part)) for part in parts.values())


def part_component(
    profiles: Sequence[Profile],
    words: Mapping[str, Sequence[str]],
    lonely: Collection[str],
    apart: Collection[tuple[str, str]] = (),
) -> tuple[Group, ...]:
    """Group the articles of one component, oldest group first; `words` are by article id, in the order of its terms.

    `lonely` are ids of articles (`find_lonely`). Pairs that are to stay `apart` are in no group together.
    """
    by_id = {p.id: p for p in profiles}
    links = _link_all(profiles, lonely)
    round_ups = {p.id for p in profiles if p.is_round_up}
    round_ups |= find_bridges(links.alike, {p.id: len(words_of(p)) for p in profiles})
    scores = {pair: score for pair, score in links.scores.items() if round_ups.isdisjoint(pair)}
    found = [
        sorted(held, key=lambda i: age(by_id[i]))
        for part in average_link(by_id, scores, SAME_EVENT, COHESION, apart)
        for held in part_by_contrast(part, scores, links.contrasts, SAME_EVENT)
    ]
    groups = [
        Group(tuple(part), explain_merges([by_id[i] for i in part], scores, words), is_round_up=part[0] in round_ups)
        for part in found
    ]
    return tuple(sorted(groups, key=lambda group: age_of_group(group, by_id)))


@dataclass(frozen=True, slots=True)
class _Links:
    """What is known of pairs of articles, the smaller id first: likenesses, scores, and which pairs are a contrast."""

    alike: Scores
    scores: Scores
    contrasts: frozenset[tuple[str, str]]


def _link_all(profiles: Sequence[Profile], lonely: Collection[str]) -> _Links:
    ordered = sorted(profiles, key=lambda p: p.key)
    flags = np.array([p.id in lonely for p in ordered], np.bool_)
    days = number_days(ordered)
    likenesses: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, str], int] = {}
    contrasts = set()
    for low, high, alike, copies in unpack_pairs(compare_articles(ordered, None)):
        scores = _lift(score_pairs(alike, copies, days[low], days[high]), flags[low] & flags[high])
        every = np.stack([low, high, alike, copies, scores], axis=1).tolist()
        for m, n, words, is_copied, score in every:
            a, b = sorted((ordered[m], ordered[n]), key=lambda p: p.id)
            likenesses[a.id, b.id], found[a.id, b.id] = words, score
            if score >= SAME_EVENT and is_contrast(a, b, is_copied=bool(is_copied)):
                contrasts.add((a.id, b.id))
    return _Links(likenesses, found, frozenset(contrasts))


def _lift(scores: Integers, are_lonely: NDArray[np.bool_]) -> Integers:
    """The scores of pairs, lifted to what a group needs where both are lonely and alike at all."""
    lifted: Integers = np.where(are_lonely & (scores >= LITTLE), np.maximum(scores, SAME_EVENT), scores)
    return lifted


def _link_articles(
    days: Integers, lonely: NDArray[np.bool_], likenesses: Likenesses
) -> tuple[Integers, Integers, Integers]:
    """The positions of all pairs that score as much as a group must, and their scores."""
    found = [np.zeros((3, 0), np.int64)]
    for low, high, alike, copies in unpack_pairs(likenesses):
        scores = _lift(score_pairs(alike, copies, days[low], days[high]), lonely[low] & lonely[high])
        strong = np.flatnonzero(scores >= SAME_EVENT)
        found.append(np.stack([low[strong], high[strong], scores[strong]]))
    low, high, scores = np.concatenate(found, axis=1)
    return low, high, scores


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
