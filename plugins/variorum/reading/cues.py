"""Cues: the verbs, nouns and set phrases that tell of speech, and the speaker each of them points to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Pair
from .scene import MASK, Scene
from .subjects import is_possessive, main_subject, possessor_before, subject_after, subject_before

_PAUSES = frozenset(",–—")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker's words and the cue's; either may be missing."""

    speaker: Pair | None
    cue: Pair | None


def nearest_left(scene: Scene, gap: Pair, kinds: frozenset[str]) -> Attribution | None:
    """What the last cue of the gap before a quotation says; `kinds` are the verbs and nouns that count."""
    low, high = gap
    return _first_answer(scene, range(high - 1, low - 1, -1), gap, kinds)


def first_right(scene: Scene, gap: Pair, kinds: frozenset[str]) -> Attribution | None:
    """What the first cue of the gap after a quotation says."""
    low, high = gap
    return _first_answer(scene, range(low, high), gap, kinds)


def _first_answer(scene: Scene, order: Iterable[int], gap: Pair, kinds: frozenset[str]) -> Attribution | None:
    shared: Attribution | None = None
    for at in order:
        phrase = source_at(scene, at)
        if phrase:
            speaker = subject_after(scene, at + phrase, gap[1])
            if speaker:
                return Attribution(speaker, (scene.words[at].start, scene.words[at + phrase - 1].end))
        word = scene.words[at]
        if word.low not in kinds or word.name is not None:
            continue
        speaker = speaker_of_cue(scene, at, gap)
        if speaker and not is_shared(scene, speaker):
            return Attribution(speaker, (word.start, word.end))
        if speaker:
            shared = shared or Attribution(speaker, (word.start, word.end))
    return shared


def is_shared(scene: Scene, speaker: Pair) -> bool:
    """Whether a verb has two subjects: in `Smith said that he and Jones had agreed to "…"` the words are Smith's."""
    low, _ = scene.words_between(*speaker)
    while low > 0 and scene.words[low - 1].low in scene.grammar.personal | scene.grammar.offices:
        low -= 1
    if scene.words[low].low in scene.grammar.together:
        return True
    if low < 2 or scene.words[low - 1].low not in scene.grammar.coordinators:  # noqa: PLR2004 - a name and its "and"
        return False
    other = scene.words[low - 2]
    return other.name is not None or other.low in scene.grammar.pronouns


def speaker_of_cue(scene: Scene, at: int, gap: Pair) -> Pair | None:
    """The speaker that the cue at word `at` points to, looked for in its gap; None when it points to nobody."""
    low, high = gap
    words, grammar = scene.words, scene.grammar
    word, before = words[at], words[at - 1] if at > low else None
    if word.low not in grammar.cues or is_noun_here(scene, at, low):
        return possessor_before(scene, at, low) if word.low in grammar.nouns else None
    if at + 1 < high and words[at + 1].low == grammar.by:
        return subject_after(scene, at + 2, high)
    if before is None and word.is_capital and word.low.endswith("ing"):
        return None  # `Welcoming Smith`: what follows is the object, and the subject comes behind the next comma
    if before is None or _is_inverted(scene, at, gap):
        return subject_after(scene, at + 1, high) or main_subject(scene, at, low)
    if before.low in grammar.joints:
        return _speaker_of_second_verb(scene, at, low)
    if word.low.endswith("ing") and not _is_progressive(scene, at, low):
        return _speaker_of_participle(scene, at, low)
    return subject_before(scene, at, low) or main_subject(scene, at, low)


def _speaker_of_second_verb(scene: Scene, at: int, low: int) -> Pair | None:
    """`Smith said no and called it "…"`: the verb before has the speaker.

    In `asked by Jones to confirm` and `told Jones to say` the words are the asker's: the verb of asking is the cue.
    """
    verbs = (k for k in range(at - 1, low, -1) if scene.words[k].low in scene.grammar.say)
    first = next((k for k in verbs if scene.words[k].name is None), None)
    is_infinitive = scene.words[at - 1].low in scene.grammar.prepositions
    if first is None:
        return main_subject(scene, at, low)
    if is_infinitive and scene.words[first].low in scene.grammar.addressing:
        return None
    return speaker_of_cue(scene, first, (low, at)) or main_subject(scene, at, low)


def _speaker_of_participle(scene: Scene, at: int, low: int) -> Pair | None:
    """`…, Smith did this, calling it "…"`; after a preposition ("commitment to backing") nobody is speaking."""
    own = own_subject(scene, at, low)
    if own is not None:
        return own
    before = scene.words[at - 1]
    if before.name is not None:
        return subject_before(scene, at, low)
    return None if before.low in scene.grammar.prepositions else main_subject(scene, at, low)


def own_subject(scene: Scene, participle: int, low: int) -> Pair | None:
    """`Smith left, with Jones calling it "…"`: the subject that "with" gives a participle."""
    for at in range(participle - 2, low - 1, -1):
        if scene.words[at].low in _PAUSES:
            return None
        if scene.words[at].low in scene.grammar.absolutes:
            return subject_after(scene, at + 1, participle)
    return None


def source_at(scene: Scene, at: int) -> int:
    """How many words a set phrase ("according to") takes that begins here; 0 if none does."""
    if scene.words[at].low not in scene.grammar.source_heads:
        return 0
    for phrase in scene.grammar.sources:
        if tuple(w.low for w in scene.words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def is_noun_here(scene: Scene, at: int, low: int) -> bool:
    """`the report`, `his claim`, `a council report said`: the form of a verb behind an article, or before a verb."""
    if at == low:
        return False
    words, grammar = scene.words, scene.grammar
    if at + 1 < len(words) and words[at].low in grammar.bases and words[at + 1].low in grammar.say - grammar.bases:
        return True
    before = words[at - 1]
    return before.low in scene.grammar.determiners - scene.grammar.pronouns or is_possessive(before.low)


def _is_inverted(scene: Scene, at: int, gap: Pair) -> bool:
    """Whether the subject follows: right behind a quotation, or `, says Smith,` in the middle of a sentence."""
    low, high = gap
    words = scene.words
    if all(not words[k].low[0].isalnum() or words[k].low in scene.grammar.auxiliaries for k in range(low, at)):
        return True
    if words[at - 1].low not in _PAUSES or words[at].low in scene.grammar.addressing:
        return False
    # `, says Smith,`: the name runs up to the next pause; "Smith, the mayor, said Leeds would" does not invert.
    after = next((k for k in range(at + 1, high) if words[k].name is None), high)
    return after > at + 1 and (after == high or words[after].low in _PAUSES | {"."} or words[after].low[0] == MASK)


def _is_progressive(scene: Scene, at: int, low: int) -> bool:
    return at > low and scene.words[at - 1].low in scene.grammar.passive
