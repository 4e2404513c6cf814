"""Where the article stands among its lines: which passages are its own, and where it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .captions import is_loose_caption
from .line_model import judge_lines
from .passages import Passage
from .reach import find_reach
from .signs import is_prose


@dataclass(frozen=True, slots=True)
class Extent:
    """Whether each passage belongs to the article, and the index of the first of its prose."""

    start: int
    belongs: tuple[bool, ...]


def find_extent(passages: Sequence[Passage], form: str) -> Extent:
    """The extent of the article; all is its own if there is no prose.

    A record in which no line is known furniture was not scraped off a page: its lists and results are its own, and
    nothing below its first sentence is cut.
    """
    prose = [index for index, passage in enumerate(passages) if passage.is_kept and is_prose(passage.text)]
    whole = tuple(passage.is_kept for passage in passages)
    if not prose:
        return Extent(0, whole)
    if all(p.is_kept or (p.rule or "").startswith("lifted: published") for p in passages):
        return Extent(prose[0], whole)
    belongs = judge_lines(passages) if form == "text" else _reached(passages)
    start = next((index for index in prose if belongs[index]), None)
    return Extent(prose[0], whole) if start is None else Extent(start, tuple(belongs))


def _reached(passages: Sequence[Passage]) -> list[bool]:
    """What lies in reach: in the main content of a page little furniture is left, and that below the article."""
    _, end = find_reach(passages)
    return [passage.is_kept and index < end for index, passage in enumerate(passages)]


def cut_surroundings(passages: Sequence[Passage], extent: Extent) -> list[Passage]:
    """The passages, what does not belong to the article cut; what stands above it is for the head to settle."""
    last = max((index for index, belongs in enumerate(extent.belongs) if belongs), default=len(passages))
    cut: list[Passage] = []
    for index, passage in enumerate(passages):
        if index < extent.start or extent.belongs[index] or not passage.is_kept:
            cut.append(passage)
        elif cut and is_loose_caption(passage, cut[-1]):
            cut.append(passage.cut("lifted: caption"))
        else:
            cut.append(passage.cut("furniture: below the article" if index > last else "furniture: inside the article"))
    return cut
