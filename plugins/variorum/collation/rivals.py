"""All rivals of a story, and which sentences are nearly alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .alignment import Alignment
from .material import Material, Unit
from .nodes import Node
from .rival import Rival
from .rival_figures import FARTHEST, Figures
from .rival_names import compare_names
from .rival_times import compare_times

NEARLY = -1000
"""Odds (thousandths of a logit) from which what two sentences say of certainty, part and scope is compared."""


def find_rivals(material: Material, nodes: Sequence[Node], alignment: Alignment) -> tuple[Rival, ...]:
    """All rivals of a story, by their sentences."""
    figures = Figures(material)
    twins = {node.unit.id: node.units for node in nodes}
    units = [node.unit for node in nodes]
    found = [*figures.ages(units), *figures.counts(units)]
    for (n, m), odds in sorted(alignment.alike.items()):
        if odds >= FARTHEST:
            a, b = units[n], units[m]
            found += (*figures.pair(a, b, odds), *compare_times(a, b, odds), *compare_names(material, a, b, odds))
    return tuple(rival for one in found for rival in _repeat(one, twins))


def find_kin(nodes: Sequence[Node], alignment: Alignment) -> dict[str, list[Unit]]:
    """For each sentence, by its id, those that are nearly like it, whether or not they can say the same."""
    found: defaultdict[str, list[Unit]] = defaultdict(list)
    for (a, b), odds in sorted(alignment.alike.items()):
        if odds >= NEARLY:
            for one, other in ((a, b), (b, a)):
                for unit in nodes[one].units:
                    found[unit.id] += nodes[other].units
    return found


def _repeat(rival: Rival, twins: Mapping[str, Sequence[Unit]]) -> Iterator[Rival]:
    """A rival in every report that has the same sentences."""
    for one in twins[rival.one.unit.id]:
        yield replace(rival, one=replace(rival.one, unit=one))
    for other in twins[rival.other.unit.id][1:]:
        yield replace(rival, other=replace(rival.other, unit=other))
