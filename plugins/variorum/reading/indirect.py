"""Reported speech without marks: `Smith said that …`, `Smith called for …`, `…, Smith said.`, `according to Smith, …`.

Rules in a fixed order: a named source or an attribution behind its clause takes the whole sentence; else every verb
that reports takes what follows it, up to the next one. What is reported inside a report is part of it. The span is the
reported content without its "that"; speaker and cue stand outside, and no mark stands inside.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Quotation
from .cues import source_at
from .postposed import clause_before
from .quotation_ids import quotation_id
from .report_extents import Report, find_content, find_end, is_subordinate, make_report
from .reporters import find_reporter
from .scene import MASK, Scene
from .subjects import subject_after

LONGEST_SENTENCE = 100
"""Words; a longer run is a list or a table, and would cost the square of its length."""


def find_indirect(article: str, scene: Scene) -> Iterator[Quotation]:
    """The indirect quotations of a text, in order; no two overlap."""
    for start, end in scene.sentences:
        low, high = scene.words_between(start, end)
        # Who announces or asks reports nothing yet.
        if high - low > LONGEST_SENTENCE or scene.text[end - 1] in ":?":
            continue
        for content, speaker, cue in _find_reports(scene, low, high):
            yield Quotation(quotation_id(article, *content), *content, "indirect", speaker_span=speaker, cue=cue)


def _find_reports(scene: Scene, low: int, high: int) -> Iterator[Report]:
    if not any(_may_report(scene, at) for at in range(low, high)):
        return
    whole = _by_source(scene, low, high) or clause_before(scene, low, high)
    if whole:
        yield whole
        return
    at = low + 1
    while at < high:
        found = _clause_after(scene, at, low, high)
        if found and found[0]:
            yield found[0]
        at = found[1] if found else at + 1


def _may_report(scene: Scene, at: int) -> bool:
    low = scene.words[at].low
    return low in scene.grammar.reports or (low in scene.grammar.source_heads and source_at(scene, at) > 0)


def _by_source(scene: Scene, low: int, high: int) -> Report | None:
    """`According to Smith, …` and `…, according to Smith.`."""
    words = scene.words
    for at in range(low, high):
        size = source_at(scene, at)
        speaker = subject_after(scene, at + size, high) if size else None
        if not speaker:
            continue
        cue = words[at].start, words[at + size - 1].end
        if at == low:
            comma = next((k for k in range(at + size, high) if words[k].low == ","), None)
            return make_report(scene, comma + 1, high, speaker, cue) if comma else None
        return make_report(scene, low, at, speaker, cue)
    return None


def _clause_after(scene: Scene, at: int, low: int, high: int) -> tuple[Report | None, int] | None:
    """What the word at `at` reports, if anything, and one past its last word; None when it is no verb that reports."""
    word = scene.words[at]
    if word.low not in scene.grammar.reports or word.name is not None:
        return None
    first = find_content(scene, at, high)
    speaker = find_reporter(scene, at, low) if first is not None else None
    if first is None or speaker is None:
        return None
    end = find_end(scene, first, high, ends_at_comma=is_subordinate(scene, low, at))
    if end < high and scene.words[end].low[0] == MASK:
        return None
    return make_report(scene, first, end, speaker, (word.start, word.end)), end
