"""Sentences with the same words as one node, so that what many reports print is compared once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..words import fold
from .material import Unit


@dataclass(frozen=True, slots=True)
class Node:
    """Units with the same words, by id; the first stands for all."""

    units: tuple[Unit, ...]

    @property
    def unit(self) -> Unit:
        """The unit that stands for all."""
        return self.units[0]

    @property
    def articles(self) -> frozenset[str]:
        """The reports that have the words."""
        return frozenset(unit.span.article for unit in self.units)


def join_twins(units: Sequence[Unit]) -> tuple[Node, ...]:
    """All units as nodes, by the smallest id of each."""
    same: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in sorted(units, key=lambda u: u.id):
        same[" ".join(fold(unit.text)) or unit.id].append(unit)
    return tuple(Node(tuple(twins)) for twins in same.values())
