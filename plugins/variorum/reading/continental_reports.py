"""Reported speech without marks in German, French and Spanish: `Rueda dijo que …`, `…, sagte Kern.`, `Selon Aubry, …`.

Rules in a fixed order, the first that answers wins; behind a report with a conjunction there may be another. The span
is the reported content without its "que" or "dass"; speaker and cue stand outside it, or amid it between pauses ("Die
Lage, so Kern, sei ernst"), and no mark stands inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Pair, Quotation
from .continental_phrases import (
    can_speak,
    is_cue,
    is_small,
    left_out,
    phrase_after,
    source_speaker,
    subject_of,
)
from .cues import source_at
from .quotation_ids import quotation_id
from .scene import MASK, Scene

Report = tuple[Pair, Pair, Pair]
"""Content, speaker and cue."""
LONGEST_SENTENCE = 100
"""Words; a longer run is a list or a table."""
SHORTEST_CONTENT = 3
"""Words; fewer say nothing."""
NEXT_VERB = 4
"""Words from an "y" to the verb of the next report: "y también añadió que"."""
CONJUNCTION = 12
"""Words behind a verb in which its "que" or "dass" may stand: a subject, a listener, a day."""
_PAUSES = frozenset(",.;:–—-")


def find_continental_reports(article: str, scene: Scene) -> Iterator[Quotation]:
    """The reports of a text, in order; none overlap, and none holds or touches a quotation in marks."""
    for start, end in scene.sentences:
        low, high = scene.words_between(start, end)
        if high - low > LONGEST_SENTENCE or scene.text[end - 1] in ":?":
            continue
        for content, speaker, cue in _find_in_sentence(scene, low, high):
            yield Quotation(quotation_id(article, *content), *content, "indirect", speaker_span=speaker, cue=cue)


def _find_in_sentence(scene: Scene, low: int, high: int) -> Iterator[Report]:
    found = next(filter(None, (rule(scene, low, high) for rule in RULES)), None)
    while found:
        yield found
        (_, end), speaker, _ = found
        following = scene.words_between(end, scene.words[high - 1].end)[0]
        found = _behind_conjunction(scene, following, high, speaker) if following < high else None


def _by_source(scene: Scene, low: int, high: int) -> Report | None:
    """`Selon Aubry, le pont tient`, `El puente aguanta, según Rueda`, `Laut Kern hält die Brücke`."""
    for at in range(low, high):
        size = source_at(scene, at)
        speaker = source_speaker(scene, at + size, high) if size else None
        if not speaker:
            continue
        cue = scene.words[at].start, scene.words[at + size - 1].end
        behind = scene.words_between(*speaker)[1]
        if at == low:
            first = _behind_source(scene, behind, high)
            return _report(scene, (first, high), speaker, cue) if first else None
        if behind + 1 >= high or scene.words[behind].low in _PAUSES:
            return _larger(scene, (low, at), (behind, high), speaker, cue)
        return _report(scene, (low, high), speaker, cue)
    return None


def _behind_source(scene: Scene, at: int, high: int) -> int | None:
    """Where what a source at the head of its sentence says begins: behind the comma, or in German with the verb."""
    words, grammar = scene.words, scene.grammar
    comma = next((k for k in range(at, high) if words[k].low == ","), None)
    if grammar.language != "de":
        return comma + 1 if comma is not None else None
    if comma == at:  # an apposition up to the next comma
        comma = next((k for k in range(at + 1, high) if words[k].low == ","), None)
        return comma + 1 if comma is not None else None
    while at < high and (words[at].is_capital or words[at].low in grammar.attaching | grammar.prepositions):
        at += 1
    return at if at < high else None


def _behind_its_clause(scene: Scene, low: int, high: int) -> Report | None:
    """`Die Brücke sei sicher, sagte Kern.`, `Le pont tient, a déclaré Aubry.`, `El puente, dijo Rueda, aguanta.`."""
    words, grammar = scene.words, scene.grammar
    for at in range(low + 1, high):
        if words[at].low not in {",", "—", "–"} or words[at - 1].low[0] == MASK:
            continue
        verb = next((k for k in range(at + 1, min(at + 4, high)) if is_cue(scene, k, high, grammar.say)), None)
        if verb is None or not all(_is_light(scene, k) for k in range(at + 1, verb)):
            continue
        speaker = phrase_after(scene, verb + 1, high)
        if (
            speaker is None
            or not can_speak(scene, speaker)
            or scene.text[speaker[0] : speaker[1]].lower() in {"je", "ich", "nous", "wir", "on"}
        ):
            continue
        if any(words[k].low in grammar.clause for k in range(verb, min(high, verb + CONJUNCTION))):
            continue
        cue = words[verb].start, words[verb].end
        behind = scene.words_between(*speaker)[1]
        comma = next((k for k in range(behind, high) if words[k].low in {",", "—", "–"}), None)
        further = (comma + 1, high) if comma is not None and comma - behind <= SHORTEST_CONTENT else (high, high)
        return _larger(scene, (low, at), further, speaker, cue)
    return None


def _behind_conjunction(scene: Scene, low: int, high: int, last: Pair | None = None) -> Report | None:
    """`Rueda dijo que el puente aguanta`, `Kern erinnerte daran, dass …`, `… y añadió que …`; `last` spoke before."""
    words, grammar = scene.words, scene.grammar
    for verb in range(low, high):
        if not is_cue(scene, verb, high, grammar.cues):
            continue
        reach = range(verb + 1, min(high, verb + CONJUNCTION))
        that = next((k for k in reach if words[k].low in grammar.clause), None)
        speaker = subject_of(scene, verb, low, that or high) if that else None
        if that is not None and speaker is None and words[verb + 1].low in {*grammar.clause, *grammar.prepositions}:
            speaker = last or left_out(scene, words[verb].start)
        if that is None or speaker is None or not _may_follow(scene, verb, that, speaker):
            continue
        return _report(scene, (that + 1, high), speaker, (words[verb].start, words[verb].end))
    return None


def _in_konjunktiv(scene: Scene, low: int, high: int) -> Report | None:
    """`Kern sagte, die Lage sei ernst`, `Lorenz kündigte an, die Deiche zu erhöhen`."""
    words, grammar = scene.words, scene.grammar
    if grammar.language != "de":
        return None
    for verb in range(low, high):
        if not is_cue(scene, verb, high, grammar.say):
            continue
        comma = next((k for k in range(verb + 1, min(high, verb + CONJUNCTION)) if words[k].low == ","), None)
        speaker = subject_of(scene, verb, low, comma or high) if comma else None
        if comma is None or speaker is None or speaker[1] > words[comma].start:
            continue
        if words[min(comma + 1, high - 1)].low in grammar.clause:
            continue
        if any(w.low in grammar.reported or w.low == "zu" for w in words[comma + 1 : high]):
            return _report(scene, (comma + 1, high), speaker, (words[verb].start, words[verb].end))
    return None


def _by_postposition(scene: Scene, low: int, high: int) -> Report | None:
    """`Dem Bericht zufolge fehlt Geld`, `Kern zufolge dauert das`."""
    words = scene.words
    at = next((k for k in range(low + 1, high) if words[k].low == "zufolge"), None)
    if scene.grammar.language != "de" or at is None or at + 1 >= high:
        return None
    speaker = phrase_after(scene, low, at)
    if speaker is None or scene.words_between(*speaker)[1] < at - 1:
        return None
    return _report(scene, (at + 1, high), speaker, (words[at].start, words[at].end))


RULES: tuple[Callable[[Scene, int, int], Report | None], ...] = (
    _in_konjunktiv,
    _behind_conjunction,
    _by_postposition,
    _by_source,
    _behind_its_clause,
)


def _may_follow(scene: Scene, verb: int, that: int, speaker: Pair) -> bool:
    """Whether "que" belongs to its verb: in "anunció una fusión que dará lugar" it belongs to the object."""
    words, grammar = scene.words, scene.grammar
    if speaker[0] >= words[that].start:
        return False
    at = max(verb + 1, scene.words_between(*speaker)[1])
    particles = grammar.companions.get(words[verb].low, frozenset())
    while at < that and (is_small(scene, at) or words[at].low in particles | grammar.referring):
        at += 1
    small = grammar.clause | grammar.prepositions | grammar.links | grammar.pronouns | grammar.referring
    return words[at].low in small or words[at].low in _PAUSES


def _is_light(scene: Scene, at: int) -> bool:
    word, grammar = scene.words[at], scene.grammar
    return word.low in grammar.auxiliaries or word.low in grammar.links or word.low in {"-", "—", "–"}


def _larger(scene: Scene, before: Pair, behind: Pair, speaker: Pair, cue: Pair) -> Report | None:
    """The report of the longer of two parts around an attribution."""
    longer = behind if behind[1] - behind[0] > before[1] - before[0] else before
    return _report(scene, longer, speaker, cue)


def _report(scene: Scene, part: Pair, speaker: Pair, cue: Pair) -> Report | None:
    words = scene.words
    first, last = part
    while last > first and words[last - 1].low in _PAUSES:
        last -= 1
    while first < last and words[first].low in _PAUSES:
        first += 1
    last = next((k for k in range(first + SHORTEST_CONTENT, last) if _turns(scene, k, last)), last)
    while last > first and words[last - 1].low in _PAUSES:
        last -= 1
    if last - first < SHORTEST_CONTENT or any(word.low[0] == MASK for word in words[first:last]):
        return None
    return (words[first].start, words[last - 1].end), speaker, cue


def _turns(scene: Scene, at: int, high: int) -> bool:
    """Whether the writer takes over: behind a colon, a semicolon, `, aunque`, `, mais`, or `y añadió que`."""
    words, grammar = scene.words, scene.grammar
    if words[at].low in grammar.joints:
        verb = next(
            (k for k in range(at + 1, min(at + NEXT_VERB, high - 1)) if is_cue(scene, k, high, grammar.say)), None
        )
        return verb is not None and words[verb + 1].low in grammar.clause
    if words[at].low == "," and at + 1 < len(words):
        return words[at + 1].low in scene.grammar.openers
    return words[at].low in {":", ";"}
