"""What tells the likely speaker of a quotation from others: features of candidates, as names for a table of weights.

A feature is a short phrase, "left say distance 3". Distances are counted in words and put into classes.
"""

from __future__ import annotations

from ..model import Pair
from .cues import is_shared
from .report_extents import reaches
from .scene import MASK, Place, Scene
from .speaker_candidates import Cue, kind_of_cue

_STEPS = (1, 2, 3, 5, 8, 13, 21)
_TOLD_APART = frozenset({"what", "as", "and", ",", "."})


def describe_cue(scene: Scene, place: Place, cue: Cue) -> list[str]:
    """What speaks for a cue, whoever its subject is."""
    side, kind = cue.side, cue.kind
    here = f"{side} {kind}"
    edge = cue.gap[0] if side == "right" else cue.gap[1] - 1
    features = [
        here,
        f"{here} {_form(place)}",
        f"{here} distance {_class(abs(edge - cue.first))}",
        f"{side} commas {min(cue.commas, 3)}",
        f"{side} masks {min(cue.masks, 2)}",
        f"{here} number {min(len(cue.passed), 3)}",
        f"{here} {_shape(scene, cue)}",
    ]
    if side != "right":
        features.append(f"{side} reaches {'yes' if reaches(scene, cue.first, *cue.gap) else 'no'}")
    if cue.passed:
        features.append(f"{here} behind {cue.passed[-1]}")
    if "say" in cue.passed:
        features.append(f"{here} behind any say")
    return features


def describe_speaker(scene: Scene, cue: Cue, speaker: Pair) -> list[str]:
    """What speaks for somebody as the subject of a cue."""
    first, end = scene.words_between(*speaker)
    order = "before" if first < cue.first else "after"
    between = scene.words[end : cue.first] if order == "before" else scene.words[cue.last + 1 : first]
    kind = _kind_of_speaker(scene, first, end)
    behind = _behind(scene, first, cue.gap[0])
    grammar = scene.grammar
    features = [
        f"speaker {kind}",
        f"{cue.kind} speaker {kind}",
        f"{cue.kind} {order} {_class(len(between))}",
        f"{cue.side} speaker {order}",
        f"{order} commas {min(2, sum(word.low == ',' for word in between))}",
        f"speaker behind {behind}",
        f"{cue.side} {order} behind {behind}",
        f"{order} {_shape(scene, cue)}",
    ]
    if is_shared(scene, speaker):
        features.append("speaker shared")
    lows = {word.low for word in between}
    if not lows.isdisjoint(grammar.reports):
        features.append("speaker beyond verb")
    if not lows.isdisjoint(grammar.stops):
        features.append("speaker beyond clause")
    if any(low[0] == MASK for low in lows):
        features.append("speaker beyond marks")
    return features


def describe_same(place: Place) -> list[str]:
    """What speaks for the speaker of the last quotation."""
    return ["same", f"same {_form(place)}", f"same {'amid' if place.before else 'begins'}"]


def describe_nobody(scene: Scene, place: Place) -> list[str]:
    """What speaks for naming nobody."""
    low, high = place.left
    last = kind_of_cue(scene, high - 1) or "word" if high > low else "nothing"
    size = scene.text[place.start : place.end].count(" ") + 1
    features = [
        "nobody",
        f"nobody words {_class(size)}",
        f"nobody {'speech' if place.is_speech else 'part'}",
        f"nobody after {last}",
    ]
    return features if place.before or place.after else [*features, "nobody alone"]


def _form(place: Place) -> str:
    return f"{'speech' if place.is_speech else 'part'}{' handed over' if place.is_handed_over else ''}"


def _shape(scene: Scene, cue: Cue) -> str:
    """The form of the verb, as far as its ending and the words beside it tell."""
    at, grammar = cue.first, scene.grammar
    low = scene.words[at].low
    before = scene.words[at - 1].low if at > cue.gap[0] else ""
    follows = " comma" if before == "," else " joint" if before in grammar.joints else ""
    if cue.last + 1 < cue.gap[1] and scene.words[cue.last + 1].low == grammar.by:
        return "by"
    if before == "to":
        return "infinitive"
    if before in grammar.passive:
        return "passive"
    if low.endswith("ing"):
        return f"participle{follows}"
    if follows or before[:1] == MASK:
        return f"verb{follows or ' marks'}"
    is_noun = before in grammar.determiners or before in grammar.possessives
    return "noun" if is_noun else "base" if low in grammar.bases else "verb"


def _behind(scene: Scene, first: int, low: int) -> str:
    """What stands before somebody."""
    if first <= low:
        return "nothing"
    word, grammar = scene.words[first - 1].low, scene.grammar
    if word in grammar.clause or word in grammar.absolutes or word in _TOLD_APART:
        return word
    if word[0] == MASK:
        return "marks"
    for name, words in (
        ("preposition", grammar.prepositions),
        ("stop", grammar.stops),
        ("determiner", grammar.determiners),
        ("verb", grammar.reports),
    ):
        if word in words:
            return name
    return "word"


def _kind_of_speaker(scene: Scene, first: int, end: int) -> str:
    word, grammar = scene.words[first], scene.grammar
    inside = scene.words[first:end]
    name = next((w.name for w in inside if w.name is not None), None)
    if name is not None:
        return scene.names[name].type
    if word.low in grammar.pronouns:
        return word.low
    if word.low in grammar.possessives:
        return "possessive"
    if any(w.low in grammar.offices or w.low in grammar.bodies or w.low in grammar.plurals for w in inside):
        return "role"
    return "capital" if word.is_capital else "phrase"


def _class(number: int) -> str:
    return next((str(step) for step in _STEPS if number <= step), "more")
