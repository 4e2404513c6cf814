"""Who reports without marks: the subject before a reporting verb, nameless ones included ("72 percent of voters")."""

from __future__ import annotations

from ..model import Pair
from .cues import is_noun_here
from .scene import MASK, Scene
from .subjects import main_subject, subject_before

LONGEST_SUBJECT = 8
"""Words of a nameless subject; longer runs are no noun phrase."""
QUOTES = frozenset("\"'”’")
_PAUSES = frozenset(",;:–—-().\"'“”‘’")
_CONTRACTED = ("n't", "n’t", "'d", "’d", "'ll", "’ll", "'ve", "’ve")


def find_reporter(scene: Scene, verb: int, low: int) -> Pair | None:
    """The words of whoever does the verb, before it; None when nobody does, or nobody but writer or reader."""
    if verb == low or not _is_active(scene, verb, low):
        return None
    found = _find_subject(scene, verb, low)
    if found is None or found[1] > scene.words[verb].start:
        return None
    is_writer = scene.text[found[0] : found[1]].lower() in scene.grammar.present
    return None if is_writer else found


def _find_subject(scene: Scene, verb: int, low: int) -> Pair | None:
    words, grammar = scene.words, scene.grammar
    if words[verb - 1].low in grammar.joints or words[verb].low.endswith("ing"):
        return main_subject(scene, verb, low)
    found = subject_before(scene, verb, low) or _nameless_subject(scene, verb, low)
    if found is None and words[verb - 1].low == ",":
        found = _first_phrase(scene, verb, low)
    return None if found and _is_behind_quotation(scene, found, low) else found


def _is_active(scene: Scene, verb: int, low: int) -> bool:
    """Whether the word can be a verb whose subject stands before it: no noun, infinitive or passive."""
    words, grammar = scene.words, scene.grammar
    word = words[verb].low
    if is_noun_here(scene, verb, low) or words[verb - 1].low in grammar.prepositions:
        return False
    at = verb - 1
    while at > low and words[at].low.endswith("ly"):
        at -= 1
    before = words[at].low
    if word in grammar.bases - grammar.bare:
        return before in grammar.before_bases or before.endswith(("s", *_CONTRACTED))
    if word.endswith("ing"):
        return True
    is_agent_named = verb + 1 < len(words) and words[verb + 1].low == grammar.by
    return before not in grammar.passive and not is_agent_named


def _nameless_subject(scene: Scene, verb: int, low: int) -> Pair | None:
    """`72 percent of voters said`, `critics say`: all words from where the clause begins."""
    words, grammar = scene.words, scene.grammar
    last = verb - 1
    while last >= low and (words[last].low in grammar.links or words[last].low.endswith("ly")):
        last -= 1
    first = last + 1
    while first > low and _goes_on(scene, first - 1):
        first -= 1
    if first > last or words[first].low in grammar.prepositions:
        return None
    has_verb = any(word.low in grammar.finite for word in words[first : last + 1])
    if last - first >= LONGEST_SUBJECT or has_verb:
        return None
    return words[first].start, words[last].end


def _goes_on(scene: Scene, at: int) -> bool:
    low = scene.words[at].low
    return low not in _PAUSES and low not in scene.grammar.stops and low[0] != MASK


def _first_phrase(scene: Scene, verb: int, low: int) -> Pair | None:
    """`Others, however, say`, `An official, who would not be named, said`: the sentence up to its comma."""
    words, grammar = scene.words, scene.grammar
    first = low + 1 if words[low].low in grammar.joints else low
    comma = next(k for k in range(low, verb) if words[k].low == ",")
    begins_clause = words[first].low in grammar.prepositions | grammar.stops or words[first].low.endswith("ing")
    if begins_clause or words[first].low[0] == MASK or not 0 < comma - first <= LONGEST_SUBJECT or comma == verb - 1:
        return None
    return words[first].start, words[comma - 1].end


def _is_behind_quotation(scene: Scene, speaker: Pair, low: int) -> bool:
    """`“…,” Smith said on Monday`: the verb belongs to the quotation and reports nothing more."""
    at = scene.words_between(*speaker)[0] - 1
    while at >= low and scene.words[at].low == ",":
        at -= 1
    return at >= low and scene.words[at].low[0] in QUOTES | {MASK}
