"""Where the words that a verb reports begin and end in their sentence."""

from __future__ import annotations

from ..model import Pair
from .scene import MASK, Scene

Report = tuple[Pair, Pair, Pair]
"""Content, speaker and cue."""
SHORTEST_CONTENT = 3
"""Words; "he said so" reports nothing. Of PolNeAR's training part, two would find .007 more, .008 of them wrong."""
LISTENER = 8
"""Words in which a "that" belongs to its verb: "told reporters in Leeds on Monday that"."""
NEXT_SPEAKER = 6
"""Words from a comma to the verb of the next speaker: ", Defence Secretary Anna Smith also said"."""
_PAUSES = frozenset(",.;:–—-")
_HEAVY = frozenset(";()–—")


def find_content(scene: Scene, verb: int, high: int) -> int | None:
    """The first word of what the verb reports; None when nothing that can be reported follows."""
    that = _find_that(scene, verb, high)
    if that is not None:
        return that + 1
    words, grammar = scene.words, scene.grammar
    first = _behind_listener(scene, verb, high)
    if words[verb].low not in grammar.plain or first >= high or not words[first].low[0].isalnum():
        return None
    return first if _can_begin(scene, verb, first, high) else None


def find_end(scene: Scene, first: int, high: int, *, ends_at_comma: bool) -> int:
    """One past the last word of what is reported from `first` on: the next report, clause or heavy pause ends it."""
    words, grammar = scene.words, scene.grammar
    for at in range(first + 1, high):
        low = words[at].low
        if low in _HEAVY or low[0] == MASK:
            return at
        if (low == "," or low in grammar.joints & grammar.stops) and _is_second_verb(scene, at + 1, high):
            return at
        if low == "," and at + 1 < high:
            opens_clause = words[at + 1].low in grammar.openers
            if ends_at_comma or opens_clause or _is_next_speaker(scene, at + 1, high):
                return at
    return high


def is_subordinate(scene: Scene, low: int, at: int) -> bool:
    """`After Smith argued that …, Jones left`: the report is over at the comma."""
    begins = scene.words[low].low in scene.grammar.stops - scene.grammar.joints
    return begins and all(word.low != "," for word in scene.words[low:at])


def reaches(scene: Scene, verb: int, low: int, high: int) -> bool:
    """Whether what the verb reports goes on up to word `high`."""
    first = find_content(scene, verb, high)
    if first is None:
        return False
    return find_end(scene, first, high, ends_at_comma=is_subordinate(scene, low, verb)) == high


def make_report(scene: Scene, first: int, last: int, speaker: Pair, cue: Pair) -> Report | None:
    """The report, without pauses at its edges; None when it is short, marked, or holds its own speaker or cue."""
    words = scene.words
    while last > first and words[last - 1].low in _PAUSES:
        last -= 1
    while first < last and words[first].low in _PAUSES:
        first += 1
    if last - first < SHORTEST_CONTENT or any(word.low[0] == MASK for word in words[first:last]):
        return None
    content = words[first].start, words[last - 1].end
    outside = all(part[1] <= content[0] or part[0] >= content[1] for part in (speaker, cue))
    return (content, speaker, cue) if outside else None


def _find_that(scene: Scene, verb: int, high: int) -> int | None:
    for at in range(verb + 1, min(verb + 1 + LISTENER, high)):
        low = scene.words[at].low
        if low in _HEAVY or low[0] == MASK or (low == "," and _is_participle(scene, at + 1, high)):
            return None
        if low in scene.grammar.clause:
            return at
    return None


def _behind_listener(scene: Scene, verb: int, high: int) -> int:
    """Steps over one word and the name that follows it: "told the Leeds Mercury", "told reporters"."""
    words, grammar = scene.words, scene.grammar
    first = verb + 1
    if words[verb].low not in grammar.addressing & grammar.say:
        return first
    at = first + 1
    while at < high and (words[at].name is not None or words[at].is_capital):
        at += 1
    return at


def _can_begin(scene: Scene, verb: int, first: int, high: int) -> bool:
    """Whether what stands at `first` can be reported by the verb; "said in Leeds" reports nothing."""
    words, grammar = scene.words, scene.grammar
    said, low = words[verb].low, words[first].low
    if low in grammar.particles:
        return False
    if low == "to":
        return first + 1 < high and (said in grammar.referring or _is_infinitive(scene, first + 1))
    if said in grammar.topical:
        return low in grammar.topics
    if said in grammar.say:
        return low not in grammar.prepositions | grammar.stops
    return low not in grammar.prepositions - grammar.topics


def _is_infinitive(scene: Scene, at: int) -> bool:
    word, grammar = scene.words[at], scene.grammar
    begins_noun = word.low in grammar.determiners | grammar.possessives | grammar.pronouns
    return word.name is None and not word.is_capital and not begins_noun


def _is_second_verb(scene: Scene, at: int, high: int) -> bool:
    """`…, adding`, `… and then said`: a verb that reports, behind nothing but small words."""
    words, grammar = scene.words, scene.grammar
    while at < high and (words[at].low in grammar.joints | grammar.fillers or words[at].low.endswith("ly")):
        at += 1
    return at < high and words[at].low in grammar.reports and words[at].name is None


def _is_participle(scene: Scene, at: int, high: int) -> bool:
    """`…, adding that`: a participle that reports, to which the "that" belongs."""
    return at < high and scene.words[at].low.endswith("ing") and scene.words[at].low in scene.grammar.reports


def _is_next_speaker(scene: Scene, first: int, high: int) -> bool:
    """`…, Smith said`: a name or the like, then a verb of saying."""
    words, grammar = scene.words, scene.grammar
    small = grammar.pronouns | grammar.determiners | grammar.links
    for at in range(first, min(first + NEXT_SPEAKER, high)):
        word = words[at]
        if at > first and word.low in grammar.say and word.name is None:
            return True
        if word.name is None and not word.is_capital and word.low not in small:
            return False
    return False
