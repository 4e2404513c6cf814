"""Average-link clustering that gives one answer, whatever the order of its input.

Scores are integers, a missing pair counts 0, ties go to the smaller ids. Average link is reducible, so merging the
best pair first is exact.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

Pairs = Mapping[tuple[str, str], int]


def average_link(items: Iterable[str], scores: Pairs, threshold: int) -> list[tuple[str, ...]]:
    """Partition `items` so that parts merge while the mean score between them is at least `threshold`; sorted."""
    members = {item: [item] for item in sorted(items)}
    links: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (a, b), score in sorted(scores.items()):
        links[a][b] = links[b][a] = score
    heap = [(-score, min(a, b), max(a, b), 1, 1) for (a, b), score in scores.items()]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= threshold:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if len(members.get(a, ())) != size_a or len(members.get(b, ())) != size_b:
            continue  # one of the two has grown or gone since
        _merge(a, b, members, links)
        for other, total in sorted(links[a].items()):
            first, second = min(a, other), max(a, other)
            mean = total // (len(members[a]) * len(members[other]))
            heapq.heappush(heap, (-mean, first, second, len(members[first]), len(members[second])))
    return sorted(tuple(sorted(part)) for part in members.values())


def _merge(a: str, b: str, members: dict[str, list[str]], links: defaultdict[str, dict[str, int]]) -> None:
    """Put b into a; a keeps the smaller id, so names of parts do not depend on the path."""
    members[a] += members.pop(b)
    for other, total in links.pop(b).items():
        del links[other][b]
        if other != a:
            links[a][other] = links[other][a] = links[a].get(other, 0) + total
