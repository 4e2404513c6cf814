"""Which story follows which: later reports of the same saga, told by the mean likeness of two groups by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from .days import number_days
from .groups import Group, age_of_group
from .likenesses import Likenesses, unpack_pairs
from .profiles import Profile
from .vectors import Integers

SAME_SAGA = 100_000
"""Mean likeness by words (millionths) at which a later story follows an earlier one."""
LONGEST_SAGA = 14
"""Days between the first reports of two stories of one saga."""

MOST_FOLLOWED = 3
"""Earlier stories that one is said to follow, the most alike: more are a list that nobody reads."""

_WORD_BITS = 20
"""Bits of a likeness in millionths."""


def order_groups(groups: Iterable[Group], profiles: Sequence[Profile], likenesses: Likenesses) -> tuple[Group, ...]:
    """All groups, oldest first, each with the earlier ones of its saga; `profiles` are all that were compared."""
    by_id = {p.id: p for p in profiles}
    ordered = sorted(groups, key=lambda group: age_of_group(group, by_id))
    home = {article: n for n, group in enumerate(ordered) for article in group.articles}
    homes = np.array([home[p.id] for p in sorted(profiles, key=lambda p: p.key)], np.int64)
    days = number_days([by_id[group.articles[0]] for group in ordered])
    sizes = np.array([len(group.articles) for group in ordered], np.int64)
    follows = _find_sagas(homes, days, sizes, likenesses)
    return tuple(replace(group, follows=tuple(follows.get(n, ()))) for n, group in enumerate(ordered))


def _find_sagas(homes: Integers, days: Integers, sizes: Integers, likenesses: Likenesses) -> dict[int, list[int]]:
    """For each group the earlier ones of its saga most like it, from the group of each article, and days and sizes."""
    links = _link_groups(homes, days, likenesses)
    starts = np.flatnonzero(np.diff(links >> _WORD_BITS, prepend=-1))
    totals = np.add.reduceat(links & ((1 << _WORD_BITS) - 1), starts) if len(starts) else links
    later, earlier = np.divmod(links[starts] >> _WORD_BITS, len(sizes))
    means = totals // (sizes[later] * sizes[earlier])
    alike = means >= SAME_SAGA
    later, earlier, means = later[alike], earlier[alike], means[alike]
    # The most alike first, and the later of two that are as much alike.
    order = np.lexsort((-earlier, -means, later))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for n, m in zip(later[order].tolist(), earlier[order].tolist(), strict=True):
        if len(found[n]) < MOST_FOLLOWED:
            found[n].append(m)
    return {n: sorted(followed) for n, followed in found.items()}


def _link_groups(homes: Integers, days: Integers, likenesses: Likenesses) -> Integers:
    """Pairs of articles as pairs of their groups, as far as days allow: later, earlier and likeness as one number."""
    found = [np.zeros(0, np.int64)]
    for low, high, alike, _ in unpack_pairs(likenesses):
        one, other = homes[low], homes[high]
        later, earlier = np.maximum(one, other), np.minimum(one, other)
        apart = days[later] - days[earlier]  # undated groups stand last and count 0: never after another
        near = np.flatnonzero((apart > 0) & (apart <= LONGEST_SAGA))
        found.append(((later[near] * len(days) + earlier[near]) << _WORD_BITS) | alike[near])
    return np.sort(np.concatenate(found))
