"""Groups that are being joined, and articles that must never be in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from ..model import Merge
from .groups import Group


class Partners(dict[str, frozenset[str]]):
    """For each article those that it must never be with."""

    @classmethod
    def of(cls, apart: Iterable[tuple[str, str]]) -> Self:
        """From pairs."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for a, b in apart:
            found[a].add(b)
            found[b].add(a)
        return cls({article: frozenset(others) for article, others in found.items()})

    def __missing__(self, article: str) -> frozenset[str]:
        """Nothing: most articles may be with any."""
        return frozenset()


class Piece(NamedTuple):
    """A group with those of its articles that were asked for."""

    group: Group
    inside: frozenset[str]


class Groups:
    """Groups of all articles; `home` is the number of each article's group, `partners` whom it must never meet."""

    def __init__(self, groups: Sequence[Group], ages: Mapping[str, object], partners: Partners) -> None:
        """Begin with these; `ages` are sort keys of articles."""
        self._groups = dict(enumerate(groups))
        self._ages = ages
        self.partners = partners
        self.home = {article: n for n, group in self._groups.items() for article in group.articles}

    def __iter__(self) -> Iterator[Group]:
        """The groups as they are now."""
        return iter(self._groups.values())

    def of(self, article: str) -> Group:
        """The group that holds an article."""
        return self._groups[self.home[article]]

    def by_age(self, articles: Iterable[str]) -> list[str]:
        """Articles, oldest first."""
        return sorted(articles, key=self._ages.__getitem__)  # type: ignore[arg-type]

    def present(self, articles: Iterable[str]) -> set[str]:
        """Those of the articles that are there."""
        return {article for article in articles if article in self.home}

    def parts(self, articles: Collection[str]) -> list[Piece]:
        """The groups that hold some of the articles: those that hold most first, ties to the smallest id."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for article in articles:
            found[self.home[article]].add(article)
        pieces = [Piece(self._groups[n], frozenset(inside)) for n, inside in found.items()]
        return sorted(pieces, key=lambda piece: (-len(piece.inside), min(piece.inside)))

    def join(self, a: str, b: str, why: str) -> bool:
        """Join the groups of two articles, unless some of them must never be together; tell whether they are one."""
        one, other = self.of(a), self.of(b)
        if one is other:
            return True
        if any(self.partners[article].intersection(other.articles) for article in one.articles):
            return False
        number = self.home[a]
        del self._groups[self.home[b]]
        merges = (*one.merges, *other.merges, Merge((a, b), 0, (why,)))
        self._groups[number] = Group(tuple(self.by_age((*one.articles, *other.articles))), merges)
        self.home |= dict.fromkeys(other.articles, number)
        return True
