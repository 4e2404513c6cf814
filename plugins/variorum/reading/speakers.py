"""Whose words a quotation is: rules in a fixed order, and weights where no rule is sure.

Each rule looks at one place where newspapers name the speaker, and says nothing when the place is empty. A speaker is
a name, title or pronoun, never inside a quotation; the cue is the verb alone. The order goes from the places that are
seldom wrong to those that often are. The answer of a sure rule stands; else what the first rule says is one candidate
among those that `speaker_ranking.py` weighs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from .cues import Attribution, first_right, nearest_left
from .report_extents import reaches
from .reporters import find_reporter
from .scene import MASK, Place, Scene
from .speaker_ranking import Candidates, choose, propose
from .subjects import possessor_before, subject_after

_SIGNS = frozenset("-–—―~(")
_ENDS = frozenset(",.;)(")
LONGEST_BEFORE = 60
"""Words of the sentence before in which a speaker may stand; it bounds the work on sentences without end."""

Given = Sequence[Attribution | None]
Rule = Callable[[Scene, Sequence[Place], int, Given], Attribution | None]


def announced_in_sentence(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Smith said: "…"`, `Smith said, "…"`, `Smith said "…"`."""
    place = places[number]
    if not place.before.endswith((":", ",")) and not _is_after_verb(scene, place):
        return None
    if not place.before.endswith(":") and not place.is_speech:
        return None
    return nearest_left(scene, place.left, scene.grammar.say)


def announced_by_colon(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`When Jones said so, Smith fired back: "…"`: whoever does the last clause, if its verb is none that tells."""
    low, high = places[number].left
    if not places[number].before.endswith(":"):
        return None
    words, grammar = scene.words, scene.grammar
    last = high - 1
    first = next((at + 1 for at in range(last, low - 1, -1) if words[at].low == ","), low)
    if any(word.low in grammar.cues or word.low[0] == MASK for word in words[first:last]):
        return None
    speaker = subject_after(scene, first, last)
    verb = scene.words_between(*speaker)[1] if speaker else last
    while verb < last and (words[verb].low in grammar.links or words[verb].low.endswith("ly")):
        verb += 1
    return Attribution(speaker, (words[verb].start, words[verb].end)) if verb < last else None


def named_right_after(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`"…," Smith said`, `"…," said Smith`, `"…," according to Smith`."""
    place = places[number]
    if not place.is_handed_over or (place.before and not place.is_speech):
        return None
    return first_right(scene, place.right, scene.grammar.say)


def reported_from_left(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Smith said that what Jones calls a plan is "…"`: the first verb of saying whose clause reaches the marks."""
    low, high = places[number].left
    reaching = (at for at in range(low + 1, high) if scene.words[at].low in scene.grammar.say)
    return _first_report(scene, (at for at in reaching if reaches(scene, at, low, high)), low)


def governed_from_left(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Smith called it "…"`, `his claim that "…"`: the nearest cue to the left in the sentence."""
    return nearest_left(scene, places[number].left, scene.grammar.cues | scene.grammar.nouns)


def held_from_left(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Smith supports "…"`: the nearest verb to the left that reports in any way."""
    low, high = places[number].left
    return _first_report(scene, range(high - 1, low, -1), low)


def told_before(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Smith said he would leave. "…"`: speech right after a sentence that reports, without a cue of its own."""
    place = places[number]
    sentence = scene.sentence_at(place.start)
    if sentence == 0 or place.before or not place.is_speech:
        return None
    low, high = scene.words_between(*scene.sentences[sentence - 1])
    high = min(high, low + LONGEST_BEFORE)
    is_marked = any(word.low[0] == MASK for word in scene.words[low:high])
    return None if is_marked else _first_report(scene, range(low + 1, high), low)


def opened_by_participle(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Calling it "…", Smith left`: the subject of the main clause, behind the comma."""
    (first, last), (low, high) = places[number].left, places[number].right
    if first == last or low == high or scene.words[low].low != ",":
        return None
    cue = scene.words[first]
    if cue.low not in scene.grammar.cues or not cue.low.endswith("ing"):
        return None
    speaker = subject_after(scene, low + 1, high)
    return Attribution(speaker, (cue.start, cue.end)) if speaker else None


def governed_from_right(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`"…" was what Smith called it`: the first cue to the right in the sentence."""
    return first_right(scene, places[number].right, scene.grammar.cues)


def same_speaker_goes_on(scene: Scene, places: Sequence[Place], number: int, given: Given) -> Attribution | None:
    """`"…," Smith said. "…"`: speech without a cue of its own after a quotation in the same paragraph.

    Not for fragments: of those without a cue in PolNeAR's training part, none was the last speaker's.
    """
    if number == 0 or not places[number].is_speech:
        return None
    between = scene.text[places[number - 1].end : places[number].start]
    return given[number - 1] if "\n" not in between else None


def announced_before(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Smith warned:` at the end of the paragraph or sentence before."""
    place = places[number]
    sentence = scene.sentence_at(place.start)
    if sentence == 0 or place.before:
        return None
    start, end = scene.sentences[sentence - 1]
    if scene.text[end - 1] != ":":
        return None
    return nearest_left(scene, scene.words_between(start, end), scene.grammar.cues)


def goes_on_in_a_new_sentence(scene: Scene, places: Sequence[Place], number: int, given: Given) -> Attribution | None:
    """`"…," Smith said. "…"`: the second quotation begins a sentence like speech, and nothing else claims it."""
    place = places[number]
    if place.before or not place.is_speech or place.is_handed_over:
        return None
    return same_speaker_goes_on(scene, places, number, given)


def named_by_colon(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Smith: "…"`: a name that begins its sentence and a colon, without a verb."""
    place = places[number]
    low, high = place.left
    if not place.before.endswith(":") or high - low < 2:  # noqa: PLR2004 - a name and its colon
        return None
    name = subject_after(scene, low, high - 1)
    return Attribution(name, None) if name and name[1] == scene.words[high - 2].end else None


def asked_by(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Jones was asked by Smith whether it was "…"`: the asker."""
    low, high = places[number].left
    words, grammar = scene.words, scene.grammar
    for at in range(low, high - 1):
        if words[at + 1].low == grammar.by and words[at].low in grammar.addressing & grammar.say:
            speaker = subject_after(scene, at + 2, high)
            return Attribution(speaker, (words[at].start, words[at].end)) if speaker else None
    return None


def owned_from_left(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Jones rejected Smith's call for "…"`: the owner of what is quoted, if the nearest cue is a noun of that sort."""
    low, high = places[number].left
    words, grammar = scene.words, scene.grammar
    at = next((k for k in range(high - 1, low, -1) if words[k].low in grammar.cue_kinds and words[k].name is None), low)
    owner = possessor_before(scene, at, low) if words[at : at + 1] and words[at].low in grammar.nouns else None
    if owner is None:
        return None
    for word in words[at + 1 : high]:
        if word.low in grammar.clause:
            break
        if word.low == "," or word.low in grammar.finite:
            return None  # `Smith's view had not changed, which was "…"`
    return Attribution(owner, (words[at].start, words[at].end))


def named_behind_dash(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`"…" — Smith, the mayor`, `"…" (Smith)`: a sign and a name, without a verb."""
    place, words = places[number], scene.words
    start = scene.words_between(0, place.end)[1]
    first = start
    while first < len(words) and words[first].low in _SIGNS:
        first += 1
    if place.before or not place.is_speech or first == start:
        return None
    speaker = subject_after(scene, first, min(first + LONGEST_BEFORE, len(words)))
    if speaker is None or "\n" in scene.text[words[start].start : speaker[1]]:
        return None
    end = scene.words_between(*speaker)[1]
    is_over = end == len(words) or words[end].low in _ENDS or "\n" in scene.text[speaker[1] : words[end].start]
    return Attribution(speaker, None) if is_over else None


def speaker_of_run(scene: Scene, places: Sequence[Place], number: int, given: Given) -> Attribution | None:
    """A paragraph that is all quotation, right after a paragraph whose last quotation has a speaker."""
    place = places[number]
    if number == 0 or place.before or place.after:
        return None
    between = scene.text[places[number - 1].end : place.start]
    return given[number - 1] if between.count("\n\n") <= 1 else None


RULES: tuple[Rule, ...] = (
    announced_by_colon,
    announced_in_sentence,
    named_right_after,
    announced_before,
    named_by_colon,
    named_behind_dash,
    asked_by,
    owned_from_left,
    reported_from_left,
    governed_from_left,
    goes_on_in_a_new_sentence,
    governed_from_right,
    opened_by_participle,
    held_from_left,
    same_speaker_goes_on,
    told_before,
    speaker_of_run,
)


_SURE_RULES = (
    named_right_after,
    announced_by_colon,
    named_by_colon,
    named_behind_dash,
    asked_by,
    owned_from_left,
    opened_by_participle,
)
SURE = frozenset(rule.__name__ for rule in _SURE_RULES)
"""Rules whose answer stands: .98 of those of the first are right in PolNeAR's training part, and the others know what
no weight does (a verb that tells nothing, no verb, a passive, a subject behind the comma)."""


def attribute(
    scene: Scene, places: Sequence[Place], continued: Sequence[bool], weights: Mapping[str, int] | None
) -> tuple[Attribution | None, ...]:
    """An attribution or None for each quotation, in order; without `weights` the rules decide alone.

    `continued` says which go on from the one before: they have its speaker unless one stands right behind them.
    """
    given: list[Attribution | None] = []
    for number in range(len(places)):
        if continued[number]:
            given.append(named_right_after(scene, places, number, given) or given[number - 1])
            continue
        rule, found = by_rules(scene, places, number, given)
        if weights is not None and rule not in SURE:
            found = choose(candidates_for(scene, places, given, rule, found), weights)
        given.append(found)
    return tuple(given)


def by_rules(scene: Scene, places: Sequence[Place], number: int, given: Given) -> tuple[str, Attribution | None]:
    """The first rule that answers, by name, and its answer; "none" where no rule does."""
    for rule in RULES:
        found = rule(scene, places, number, given)
        if found is not None:
            return rule.__name__, found
    return "none", None


def candidates_for(
    scene: Scene, places: Sequence[Place], given: Given, rule: str, by_rule: Attribution | None
) -> Candidates:
    """Whoever may have said a quotation, all before which are `given`; what a rule says is among them."""
    number = len(given)
    is_near = number > 0 and "\n" not in scene.text[places[number - 1].end : places[number].start]
    return propose(scene, places[number], given[number - 1] if is_near else None, rule, by_rule)


def _is_after_verb(scene: Scene, place: Place) -> bool:
    low, high = place.left
    return high > low and scene.words[high - 1].low in scene.grammar.say


def _first_report(scene: Scene, order: Iterable[int], low: int) -> Attribution | None:
    """The first of these words that is a verb that reports, with whoever does it."""
    for at in order:
        word = scene.words[at]
        speaker = find_reporter(scene, at, low) if word.low in scene.grammar.reports and word.name is None else None
        if speaker:
            return Attribution(speaker, (word.start, word.end))
    return None
