"""Average-link clustering that gives one answer, whatever the order of its input.

Scores are integers, a missing pair counts 0, ties go to the smaller ids. The best pair is merged first.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item", str, int)


@dataclass(frozen=True, slots=True)
class Cohesion:
    """What a merge asks beside the threshold: the mean score between two parts must be `share` per cent of that inside.

    The looser of the two parts counts. Of a part with few pairs little is known: `doubt` pairs that would just reach
    the threshold are counted as part of it.
    """

    share: int
    doubt: int

    def require(self, within: int, size: int, threshold: int) -> int:
        """The mean score that a part of this size, with this sum of scores inside, asks of another."""
        pairs = size * (size - 1) // 2
        return (within * self.share + self.doubt * threshold * 100) // ((pairs + self.doubt) * 100)


def average_link(
    items: Iterable[Item],
    scores: Mapping[tuple[Item, Item], int],
    threshold: int,
    cohesion: Cohesion | None = None,
    apart: Collection[tuple[Item, Item]] = (),
    links: int | None = None,
) -> list[tuple[Item, ...]]:
    """Partition `items` so that parts merge while the mean score between them is at least `threshold`; sorted.

    Parts with a pair of `apart` between them never merge. `links` says that an item has scores with its nearest only:
    in large parts no more of them are missed.
    """
    parts = _Parts(items, scores, apart, links)
    heap = [(-score, min(a, b), max(a, b), 1, 1) for (a, b), score in scores.items()]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= threshold:
        negative, a, b, size_a, size_b = heapq.heappop(heap)
        if parts.size(a) != size_a or parts.size(b) != size_b or parts.are_apart(a, b):
            continue  # one of the two has grown or gone since, or they must not meet
        if cohesion is not None and -negative < min(
            cohesion.require(parts.within[part], parts.size(part), threshold) for part in (a, b)
        ):
            continue
        for other, total in parts.merge(a, b):
            first, second = min(a, other), max(a, other)
            mean = total // parts.count_links(a, other)
            heapq.heappush(heap, (-mean, first, second, parts.size(first), parts.size(second)))
    return sorted(tuple(sorted(part)) for part in parts.members.values())


class _Parts(Generic[Item]):
    """The parts so far, each under its smallest item, so that names do not depend on the path."""

    def __init__(
        self,
        items: Iterable[Item],
        scores: Mapping[tuple[Item, Item], int],
        apart: Collection[tuple[Item, Item]],
        links: int | None,
    ) -> None:
        self.members: dict[Item, list[Item]] = {item: [item] for item in sorted(items)}
        self.within: dict[Item, int] = dict.fromkeys(self.members, 0)
        self._most = links
        self._links: defaultdict[Item, dict[Item, int]] = defaultdict(dict)
        for (a, b), score in sorted(scores.items()):
            self._links[a][b] = self._links[b][a] = score
        self._foes: defaultdict[Item, set[Item]] = defaultdict(set)
        for a, b in apart:
            self._foes[a].add(b)
            self._foes[b].add(a)

    def size(self, part: Item) -> int:
        return len(self.members.get(part, ()))

    def count_links(self, a: Item, b: Item) -> int:
        """The scores between two parts that could be known."""
        sizes = self.size(a), self.size(b)
        return sizes[0] * sizes[1] if self._most is None else max(sizes) * min(*sizes, self._most)

    def are_apart(self, a: Item, b: Item) -> bool:
        return bool(self._foes) and any(not self._foes[item].isdisjoint(self.members[b]) for item in self.members[a])

    def merge(self, a: Item, b: Item) -> list[tuple[Item, int]]:
        """Put b into a, the smaller; give the sum of scores between the grown part and each other."""
        self.within[a] += self.within.pop(b) + self._links[a].get(b, 0)
        self.members[a] += self.members.pop(b)
        for other, total in self._links.pop(b).items():
            del self._links[other][b]
            if other != a:
                self._links[a][other] = self._links[other][a] = self._links[a].get(other, 0) + total
        return sorted(self._links[a].items())
