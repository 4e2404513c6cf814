"""Points: what will be statements.

Each has its sentences, the one that is shown, and how far each of the others agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Citation, Span
from ..words import millionths, weights
from .alignment import Pair
from .material import Material, Unit
from .support import SAME_FIGURE, STANDS_BEHIND, Support
from .tables import leaning

FULL_SCORE = 250_000
"""Score with the shown sentence (millionths) from which a unit may say the same, not part of it."""
FULL_COVER = 200_000
"""Share (millionths) of the shown sentence's weight that a source's words must hold to say the same, not part of it."""
SAME_WORDS = 1_000_000
LONG_SENTENCE = 35
"""Words from which a sentence is hard to read at a glance."""
SHORT_SENTENCE = 6
"""Words below which a sentence rarely stands alone."""


@dataclass(frozen=True, slots=True)
class Point:
    """A statement in the making. `origin` is its founding span: the earliest article's first sentence among its own."""

    origin: Span
    shown: Unit
    units: tuple[Unit, ...]
    citations: tuple[Citation, ...]
    sources: tuple[str, ...]

    @property
    def words(self) -> int:
        """Words of the shown sentence."""
        return len(self.shown.text.split())

    @property
    def place(self) -> int:
        """How early any of its articles tells it, in thousandths."""
        return min(u.place for u in self.units)


def make_points(
    material: Material,
    units: Sequence[Unit],
    support: Sequence[Support],
    pairs: Sequence[Pair],
    source_of: Mapping[str, str],
) -> tuple[Point, ...]:
    """One point for each group of sentences, with its citations; `source_of` maps articles to what counts once."""
    by_id = {u.id: u for u in units}
    scores = {(p.a, p.b): p for p in pairs}
    order = {a.id: n for n, a in enumerate(material.articles)}
    points = []
    for group, shown in _firm(support, by_id, scores, order, source_of):
        members = sorted((by_id[i] for i in group.units), key=lambda u: (order[u.span.article], u.rank))
        own = [_cite(material, shown, u, scores, whole=True) for u in members]
        other = [
            _cite(material, shown, by_id[i], scores, whole=False)
            for i in group.partly
            if _stands_behind(shown, by_id[i], scores, SAME_FIGURE)
        ]
        sources = tuple(sorted({source_of[u.span.article] for u in members}))
        points.append(Point(members[0].span, shown, tuple(members), (*own, *other), sources))
    return tuple(points)


def _firm(
    support: Sequence[Support],
    by_id: Mapping[str, Unit],
    scores: Mapping[tuple[str, str], Pair],
    order: Mapping[str, int],
    source_of: Mapping[str, str],
) -> Iterator[tuple[Support, Unit]]:
    """The groups and their shown sentences, without the units that do not stand behind it; those are alone."""
    for group in support:
        members = [by_id[i] for i in group.units]
        shown = choose_shown(members, scores, order, source_of)
        loose = {u.id for u in members if not _stands_behind(shown, u, scores, STANDS_BEHIND)}
        yield Support(tuple(i for i in group.units if i not in loose), group.partly), shown
        yield from ((Support((i,)), by_id[i]) for i in sorted(loose))


def _stands_behind(shown: Unit, unit: Unit, scores: Mapping[tuple[str, str], Pair], least: int) -> bool:
    """Whether a unit is alike enough to what is shown, not only to another unit of the group."""
    pair = scores.get((min(unit.id, shown.id), max(unit.id, shown.id)))
    return unit.text == shown.text or (pair is not None and pair.score >= least)


def choose_shown(
    members: Sequence[Unit],
    scores: Mapping[tuple[str, str], Pair],
    order: Mapping[str, int],
    source_of: Mapping[str, str],
) -> Unit:
    """The sentence to print: agreed by most, complete, standing alone; ties to the earliest article."""

    def merit(unit: Unit) -> tuple[int, int, int]:
        agreed: dict[str, int] = {}
        for other in members:
            pair = scores.get((min(unit.id, other.id), max(unit.id, other.id)))
            if pair and other is not unit:
                source = source_of[other.span.article]
                agreed[source] = max(agreed.get(source, 0), pair.score)
        return sum(agreed.values()) + standing(unit), -order[unit.span.article], -unit.rank

    return max(members, key=merit)


def standing(unit: Unit) -> int:
    """How well a sentence stands alone, in millionths.

    Names and figures help; openings that lean on another, length and brevity hurt.
    """
    words = len(unit.text.split())
    score = 60_000 * min(4, len(unit.entities)) + 60_000 * min(3, len(unit.numbers))
    if is_dangling(unit):
        score -= 500_000
    if unit.text.rstrip('”"’»“').endswith(":"):
        score -= 800_000
    if unit.text.count("“") != unit.text.count("”"):
        score -= 150_000
    score -= 20_000 * max(0, words - LONG_SENTENCE)
    return score - (200_000 if words < SHORT_SENTENCE else 0)


def is_dangling(unit: Unit) -> bool:
    """Whether a sentence opens on something that only the one before it explains."""
    return bool(leaning().match(unit.text))


def _cite(
    material: Material, shown: Unit, unit: Unit, scores: Mapping[tuple[str, str], Pair], *, whole: bool
) -> Citation:
    span = unit.span
    if unit.id == shown.id:
        return Citation(span.article, span.start, span.end, "words", SAME_WORDS, "its own sentence is printed")
    if unit.text == shown.text:
        return Citation(span.article, span.start, span.end, "also", SAME_WORDS, "the same words")
    pair = scores.get((min(unit.id, shown.id), max(unit.id, shown.id)))
    language = material.article(shown.span.article).language
    covered = cover(shown.text, unit.text, language)
    full = whole and pair is not None and pair.score >= FULL_SCORE and covered >= FULL_COVER
    shared = ", ".join(t.rpartition(":")[2] for t in pair.shared[:5]) if pair else ""
    reason = f"shares {shared}" if shared else "agrees with the others that are cited here"
    return Citation(span.article, span.start, span.end, "also" if full else "partly", pair.score if pair else 0, reason)


def cover(shown: str, other: str, language: str | None) -> int:
    """How much of the weight of the shown words the other sentence holds, in millionths."""
    wanted, there = weights(shown, language), weights(other, language)
    total = sum(wanted[t] for t in sorted(wanted))
    return millionths(sum(wanted[t] for t in sorted(wanted) if t in there) / total) if total else 0
