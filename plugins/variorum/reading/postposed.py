"""Attributions behind or amid the clause they report: `…, Smith said.`, `…, said Smith.`, `…, Smith said, …`."""

from __future__ import annotations

from ..model import Pair
from .report_extents import Report, find_content, make_report
from .reporters import LONGEST_SUBJECT, QUOTES, find_reporter
from .scene import MASK, Scene
from .subjects import is_possessive, subject_after

_PAUSES = frozenset(",.;:–—")


def clause_before(scene: Scene, low: int, high: int) -> Report | None:
    """What the last attribution of a sentence reports: the clause before it or, amid a clause, the longer part."""
    last = high - 1 if scene.words[high - 1].low in _PAUSES else high
    for at in range(last - 1, low + 1, -1):
        word = scene.words[at]
        if word.low[0] == MASK:
            return None  # what is said here is in marks
        if word.low not in scene.grammar.say or word.name is not None or word.low.endswith("ing"):
            continue
        report = _attributed_by(scene, at, low, last)
        if report:
            return report
    return None


def _attributed_by(scene: Scene, verb: int, low: int, last: int) -> Report | None:
    words = scene.words
    comma = next((k for k in range(verb - 1, max(low, verb - LONGEST_SUBJECT), -1) if words[k].low == ","), None)
    if comma is None:
        return None
    begin = comma + 1
    while begin < verb and words[begin].low in QUOTES:
        begin += 1
    speaker = _speaker_behind(scene, verb, last) if begin == verb else _speaker_amid(scene, verb, begin, low, last)
    if speaker is None:
        return None
    first, end = low, comma
    is_amid = begin < verb and verb + 1 < last and words[verb + 1].low == ","
    if is_amid and last - verb > comma - low:
        first, end = verb + 2, last
    return make_report(scene, first, end, speaker, (words[verb].start, words[verb].end))


def _speaker_behind(scene: Scene, verb: int, last: int) -> Pair | None:
    """`…, said Smith, the mayor of Leeds`: the subject behind an inverted verb, if its phrase ends the clause."""
    words, grammar = scene.words, scene.grammar
    speaker = subject_after(scene, verb + 1, last) if words[verb].low in grammar.bare else None
    if speaker is None:
        return None
    at = scene.words_between(*speaker)[1]
    if at >= last:
        return speaker
    ends = words[at].low in _PAUSES | grammar.prepositions | grammar.openers
    return speaker if ends and not is_possessive(words[at - 1].low) else None


def _speaker_amid(scene: Scene, verb: int, begin: int, low: int, last: int) -> Pair | None:
    """`…, Smith said on Monday`: the subject right behind the comma, if the verb has no content behind it."""
    words, grammar = scene.words, scene.grammar
    if words[begin].low in grammar.stops | grammar.prepositions:
        return None
    if verb + 1 < last and words[verb + 1].low != ",":
        tells_listener = words[verb].low in grammar.addressing and last - verb < LONGEST_SUBJECT
        reports_more = find_content(scene, verb, last) is not None and not tells_listener
        if reports_more or words[low].low in grammar.prepositions:
            return None
    speaker = find_reporter(scene, verb, low)
    return speaker if speaker and speaker[0] >= words[begin].start else None
