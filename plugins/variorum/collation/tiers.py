"""What is printed: a core that two or more sources tell, each source's own news, and all the rest one click away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .material import Unit
from .points import Point, is_dangling

MOST_CORE = 20
"""Points of the core: about three minutes' reading."""
CORE_WORDS = 600
CORE_SHARE = 4
"""The core prints at most CORE_WORDS, or one word in CORE_SHARE of the input, whichever is more."""
MOST_ONLY_OF_A_SOURCE, MOST_ONLY = 6, 12
"""Open points told by one source: of each source, and of the page."""
FIRST_OF_SINGLE = 5
"""Sentences of a single report that stand open."""
FEWEST_WORDS = 5
"""Words of a sentence that may be printed as a point of its own; shorter ones ("We will do more.") need what stands
before."""


OPENING_MARKS, CLOSING_MARKS = '“"„«‘‹', '”"“»’›'


@dataclass(frozen=True, slots=True)
class Tiers:
    """The points of a story by how they are shown."""

    core: tuple[Point, ...]
    only: tuple[Point, ...]
    folded: tuple[Point, ...]


def sort_into_tiers(points: Sequence[Point], input_words: int, outlet_of: Mapping[str, str]) -> Tiers:
    """Choose the core and the open points; everything else is folded."""
    core = choose_core([p for p in points if len(p.sources) > 1], max(CORE_WORDS, input_words // CORE_SHARE))
    alone = [p for p in points if len(p.sources) == 1]
    only = choose_first(alone) if len(outlet_of) == 1 else choose_only(alone, core, outlet_of)
    folded = sorted(
        (p for p in points if p not in core and p not in only),
        key=lambda p: (outlet_of[p.shown.span.article], p.origin),
    )
    return Tiers(core, only, tuple(folded))


def choose_core(candidates: Sequence[Point], words: int) -> tuple[Point, ...]:
    """The points that hold a report's first sentence, then those best agreed, while points and words last."""
    core: list[Point] = []
    for point in sorted(candidates, key=agreement):
        room = len(core) < MOST_CORE and sum(p.words for p in core) + point.words <= words
        if room or any(u.first for u in point.units):
            core.append(point)
    return tuple(core)


def agreement(point: Point) -> tuple[bool, int, int, int, str]:
    """Sort key: first sentences, then by how many sources say the same, how many say part of it, and how alike."""
    full = {c.article for c in point.citations if c.relation != "partly"}
    alike = sum(c.score for c in point.citations if c.relation == "also")
    return not any(u.first for u in point.units), -len(full), -len(point.sources), -alike, point.shown.id


def choose_first(points: Sequence[Point]) -> tuple[Point, ...]:
    """The opening of a single report, in its order."""
    return tuple(sorted(points, key=lambda p: p.origin)[:FIRST_OF_SINGLE])


def choose_only(alone: Sequence[Point], core: Sequence[Point], outlet_of: Mapping[str, str]) -> tuple[Point, ...]:
    """Each article's first sentence unless the core tells it, then what adds a figure, a speaker's words or a day."""
    numbers = {n[:2] for p in core for u in p.units for n in u.numbers}
    days = {d for p in core for u in p.units for d in u.days}
    ranked: defaultdict[str, list[tuple[tuple[int, int, str], Point]]] = defaultdict(list)
    for point in alone:
        unit = point.shown
        worth = 0 if any(u.first for u in point.units) else 1
        new_number = bool({n[:2] for n in unit.numbers} - numbers)
        speech = unit.quoted and bool(unit.speakers) and unit.text[0] in OPENING_MARKS
        if worth and (not (new_number or speech or unit.days - days) or not stands_open(unit)):
            continue
        order = worth * (4 - new_number - speech - bool(unit.entities))
        ranked[outlet_of[unit.span.article]].append(((order, point.place, unit.id), point))
    return _share_out(ranked)


def stands_open(unit: Unit) -> bool:
    """Whether a sentence is long and whole enough, and leans on no other, to be printed as a point of its own."""
    return (
        not is_dangling(unit)
        and not unit.text.rstrip(CLOSING_MARKS).endswith(":")
        and len(unit.text.split()) >= FEWEST_WORDS
    )


def _share_out(ranked: Mapping[str, Sequence[tuple[tuple[int, int, str], Point]]]) -> tuple[Point, ...]:
    """Take points from each outlet in turn, its best first, until the page is full; first sentences always."""
    queue = sorted(
        (turn if key[0] else -1, key, outlet, point)
        for outlet, found in ranked.items()
        for turn, (key, point) in enumerate(sorted(found, key=lambda item: item[0]))
        if turn < MOST_ONLY_OF_A_SOURCE or not key[0]
    )
    firsts = sum(turn < 0 for turn, *_ in queue)
    kept = queue[: max(MOST_ONLY, firsts)]
    sizes = Counter(outlet for _, _, outlet, _ in kept)
    kept.sort(key=lambda item: (-sizes[item[2]], item[2], item[3].origin))
    return tuple(point for *_, point in kept)
