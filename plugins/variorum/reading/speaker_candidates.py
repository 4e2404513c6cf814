"""Who may have said the words in marks: the cues around them, and for each cue everybody who may be its subject.

Wider than the rules: a cue may be any verb, and its subject any name or pronoun before it. What is likely is for the
weights of `speaker_ranking.py` to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Pair
from .cues import own_subject, source_at, speaker_of_cue
from .reporters import find_reporter
from .scene import MASK, Place, Scene
from .subjects import first_subject, is_possessive, main_subject, subject_after

MOST_CUES = 6
"""Cues on each side that are looked at, the nearest first."""
REACH_BEFORE = 60
"""Words of the sentence before that are looked at."""
SHORTEST_VERB = 5
"""Letters; shorter words that end like a verb are mostly none."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its side of the quotation (left, right, or the sentence before), the gap it stands in, and its words.

    `kind` is say, frame, stance, noun, source or other (a verb of no table). `passed` are the kinds of cues between it
    and the quotation, `commas` and `masks` what else stands there.
    """

    side: str
    gap: Pair
    first: int
    last: int
    kind: str
    passed: tuple[str, ...]
    commas: int
    masks: int

    def span(self, scene: Scene) -> Pair:
        """The cue in the text."""
        return scene.words[self.first].start, scene.words[self.last].end


def find_cues(scene: Scene, place: Place) -> Iterator[Cue]:
    """The cues around a quotation, the nearest of each side first."""
    yield from _on_side(scene, "left", place.left)
    yield from _on_side(scene, "right", place.right)
    sentence = scene.sentence_at(place.start)
    if not place.before and sentence > 0:
        low, high = scene.words_between(*scene.sentences[sentence - 1])
        yield from _on_side(scene, "before", (max(low, high - REACH_BEFORE), high))


def find_speakers(scene: Scene, cue: Cue) -> Iterator[tuple[str, Pair]]:
    """Who may be the subject of a cue, each with the way that leads there; one may be found by several ways."""
    after = subject_after(scene, cue.last + 1, cue.gap[1])
    found = {"after": after} if cue.kind == "source" else _subjects(scene, cue, after)
    start, end = cue.span(scene)
    for way, speaker in found.items():
        if speaker and (speaker[1] <= start or end <= speaker[0]) and not _is_article(scene, speaker):
            yield way, speaker


def _is_article(scene: Scene, speaker: Pair) -> bool:
    """Whether a noun was taken for the verb of its own article: "A note hung on the door"."""
    return scene.text[slice(*speaker)].lower() in scene.grammar.determiners


def kind_of_cue(scene: Scene, at: int) -> str | None:
    """What kind of cue a word is, if it is one."""
    word, grammar = scene.words[at], scene.grammar
    if source_at(scene, at):
        return "source"
    if word.name is not None:
        return None
    if word.low in grammar.cue_kinds:
        return grammar.cue_kinds[word.low]
    return "other" if _is_other_verb(scene, at) else None


def _subjects(scene: Scene, cue: Cue, after: Pair | None) -> dict[str, Pair | None]:
    low, at = cue.gap[0], cue.first
    told = speaker_of_cue(scene, at, cue.gap)
    if told is None and at > low and scene.words[at - 1].low == "to":
        return {}  # `Smith was asked to confirm`: who is told to say something has not said it
    if scene.words[at].low.endswith("ing") and own_subject(scene, at, low):
        return {"told": told}
    return {
        "told": told,
        "reporter": find_reporter(scene, at, low),
        "main": main_subject(scene, at, low),
        "after": after,
        "first": first_subject(scene, low, at),
        "name": _nearest_name(scene, at, low),
        "pronoun": _nearest_pronoun(scene, at, low),
    }


def _on_side(scene: Scene, side: str, gap: Pair) -> Iterator[Cue]:
    low, high = gap
    passed: tuple[str, ...] = ()
    commas = masks = 0
    for at in range(low, high) if side == "right" else range(high - 1, low - 1, -1):
        first = scene.words[at].low
        if first == ",":
            commas += 1
        elif first[0] == MASK:
            masks += 1
        kind = kind_of_cue(scene, at)
        if kind is None:
            continue
        last = at + source_at(scene, at) - 1 if kind == "source" else at
        yield Cue(side, gap, at, last, kind, passed, commas, masks)
        passed = (*passed, kind)
        if len(passed) == MOST_CUES:
            return


def _is_other_verb(scene: Scene, at: int) -> bool:
    """Whether a word that no table has looks like a verb: `decried`, `Smith bemoans`."""
    word, grammar = scene.words[at], scene.grammar
    low = word.low
    if word.is_capital or len(low) < SHORTEST_VERB or low in grammar.links or low in grammar.breaks:
        return False
    if low.endswith(("ed", "ing")):
        return True
    before = scene.words[at - 1] if at > 0 else None
    return low.endswith("s") and before is not None and (before.name is not None or before.low in grammar.pronouns)


def _nearest_name(scene: Scene, verb: int, low: int) -> Pair | None:
    for at in range(verb - 1, low - 1, -1):
        word = scene.words[at]
        if word.name is not None and not is_possessive(word.low):
            return scene.names[word.name].start, scene.names[word.name].end
    return None


def _nearest_pronoun(scene: Scene, verb: int, low: int) -> Pair | None:
    for at in range(verb - 1, low - 1, -1):
        if scene.words[at].low in scene.grammar.pronouns:
            return scene.words[at].start, scene.words[at].end
    return None
