"""Whose words a quotation is in German, French and Spanish: rules in a fixed order, the first that answers wins.

In these languages the verb stands before its subject behind a quotation and often before one, compound verbs part
("teilte … mit", "a déclaré"), Spanish leaves the subject out, and Konjunktiv I alone says that somebody is speaking.
The rules see what those of `speakers.py` see and give the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..model import Pair
from .continental_phrases import is_cue, left_out, phrase_after, source_speaker, subject_of
from .cues import Attribution, source_at
from .scene import MASK, Place, Scene
from .speakers import Given

REACH_AFTER = 9
"""Words behind a quotation in which the verb that hands it over may stand: `, a-t-il ensuite lancé` has eight."""

Rule = Callable[[Scene, Sequence[Place], int, Given], Attribution | None]


def told_inside(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`« Le pont, ajoute-t-elle, tient »`."""
    low, high = scene.words_between(places[number].start, places[number].end)
    return _first_cue(scene, (low, high), scene.grammar.say, places[number])


def told_right_after(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`„…“, sagte Kern`, `« … », a déclaré la ministre`, `«…», según Rueda`, `“…”, lamentó.`."""
    low, high = places[number].right
    high = next((k for k in range(low, high) if scene.words[k].low[0] == MASK), high)
    at = next((k for k in range(low, min(high, low + REACH_AFTER)) if _tells(scene, k, high)), None)
    if at is None or any(_is_heavy(scene, k) for k in range(low, at)):
        return None
    return _attribution(scene, at, (low, high), places[number], is_behind=True)


def announced(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Kern sagte: „…“`, `Am Montag sagte Kern: „…“`; without a verb that tells, whoever the clause is about."""
    low, high = places[number].left
    if not places[number].before.endswith(":"):
        return None
    found = _last_cue(scene, (low, high), scene.grammar.cues, places[number])
    if found:
        return found
    people = scene.names_between(scene.words[low].start, scene.words[high - 1].end) if high > low else []
    speaker = next((m for m in people if m.type == "PERSON"), None)
    if speaker:
        return Attribution((speaker.start, speaker.end), None)
    first = phrase_after(scene, low, high)
    return Attribution(first, None) if first else None


def governed(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Rueda habla de «…»`, `Laut Kern ist das „…“`: the nearest cue before the quotation in its sentence."""
    return _last_cue(scene, places[number].left, scene.grammar.cues, places[number])


def told_later(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`… „…“ worden sei, sagte Kern`: a verb that tells, behind the comma that ends the clause."""
    low, high = places[number].right
    for at in range(low + 1, high):
        if scene.words[at].low[0] == MASK:
            return None
        if scene.words[at - 1].low in {",", "—", "–"} and _tells(scene, at, high):
            return _attribution(scene, at, (low, high), places[number], is_behind=True)
    return None


def held_by(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Pour Anne Aubry, c’est « … »`, `Para Ana Rueda, es «…»`: the person who thinks so."""
    low, high = places[number].left
    if low == high or scene.words[low].low not in {"pour", "para", "für"} or low + 1 >= high:
        return None
    who = scene.words[low + 1].name
    named = scene.names[who] if who is not None else None
    return Attribution((named.start, named.end), None) if named and named.type == "PERSON" else None


def goes_on(scene: Scene, places: Sequence[Place], number: int, given: Given) -> Attribution | None:
    """Speech by itself, or in Konjunktiv I, after a quotation of the same paragraph: its speaker, without a cue."""
    place = places[number]
    if number == 0 or "\n" in scene.text[places[number - 1].end : place.start]:
        return None
    low, high = place.left[0], place.right[1]
    is_phrase = " " in scene.text[place.start : place.end].strip("„“»« ")
    is_reported = is_phrase and any(word.low in scene.grammar.reported for word in scene.words[low:high])
    last = given[number - 1]
    if last is None or not ((place.is_speech and not place.before) or is_reported):
        return None
    return Attribution(last.speaker, None)


def announced_before(scene: Scene, places: Sequence[Place], number: int, given: Given) -> Attribution | None:
    """`Kern warnte:` at the end of the sentence or paragraph before; a paragraph of speech alone goes on."""
    place = places[number]
    sentence = scene.sentence_at(place.start)
    if sentence == 0 or place.before:
        return None
    start, end = scene.sentences[sentence - 1]
    if scene.text[end - 1] == ":":
        return _last_cue(scene, scene.words_between(start, end), scene.grammar.cues, places[number])
    last = given[number - 1] if number else None
    is_alone = not place.after and place.start == place_start(scene, place)
    return Attribution(last.speaker, None) if last and is_alone and places[number - 1].end == end else None


def place_start(scene: Scene, place: Place) -> int:
    """Where the sentence of a quotation begins."""
    return scene.sentences[scene.sentence_at(place.start)][0]


def named_before(scene: Scene, places: Sequence[Place], number: int, _given: Given) -> Attribution | None:
    """`Ana Rueda entró. «No queda nada.»`: speech alone, behind a sentence of its paragraph that names one person."""
    place = places[number]
    at = scene.sentence_at(place.start)
    if at == 0 or place.before or place.after or not place.is_speech:
        return None
    start, end = scene.sentences[at - 1]
    if "\n" in scene.text[end : place.start]:
        return None
    people = [m for m in scene.names_between(start, end) if m.type == "PERSON"]
    surnames = {scene.text[m.start : m.end].split()[-1] for m in people}
    return Attribution((people[0].start, people[0].end), None) if len(surnames) == 1 else None


RULES: tuple[Rule, ...] = (
    told_inside,
    told_right_after,
    announced,
    governed,
    told_later,
    held_by,
    goes_on,
    announced_before,
    named_before,
)


def attribute_continental(
    scene: Scene, places: Sequence[Place], continued: Sequence[bool]
) -> tuple[Attribution | None, ...]:
    """An attribution or None for each quotation, in order, as `speakers.attribute` gives it.

    A paragraph that goes on with the speech of the one before tells the speaker for both, if only it tells one.
    """
    given: list[Attribution | None] = []
    for number in range(len(places)):
        own = next(filter(None, (rule(scene, places, number, given) for rule in RULES)), None)
        if continued[number]:
            own = told_inside(scene, places, number, given) or told_right_after(scene, places, number, given)
            own = own or given[number - 1]
            given[number - 1] = given[number - 1] or (Attribution(own.speaker, None) if own else None)
        given.append(own)
    return tuple(given)


def _tells(scene: Scene, at: int, high: int) -> bool:
    return source_at(scene, at) > 0 or is_cue(scene, at, high, scene.grammar.cues)


def _is_heavy(scene: Scene, at: int) -> bool:
    word, grammar = scene.words[at], scene.grammar
    return (
        word.name is not None
        or word.low in grammar.stops
        or word.low in {".", ";", ":"}
        or (word.is_capital and word.low not in grammar.links)
    )


def _first_cue(scene: Scene, gap: Pair, kinds: frozenset[str], place: Place) -> Attribution | None:
    for at in range(*gap):
        if is_cue(scene, at, gap[1], kinds):
            return _attribution(scene, at, gap, place, is_behind=True)
    return None


def _last_cue(scene: Scene, gap: Pair, kinds: frozenset[str], place: Place) -> Attribution | None:
    low, high = gap
    for at in range(high - 1, low - 1, -1):
        if source_at(scene, at) or is_cue(scene, at, high, kinds):
            return _attribution(scene, at, gap, place, is_behind=False)
    return None


def _attribution(scene: Scene, at: int, gap: Pair, place: Place, *, is_behind: bool) -> Attribution | None:
    """Who is told of by the cue at a word; behind a quotation its subject follows, before one it may stand before."""
    low, high = gap
    size = source_at(scene, at)
    if size:
        speaker = source_speaker(scene, at + size, high)
        cue = scene.words[at].start, scene.words[at + size - 1].end
        return Attribution(speaker, cue) if speaker else None
    speaker = phrase_after(scene, at + 1, high) if is_behind else subject_of(scene, at, low, high)
    before = scene.words[at - 1] if at > low else None
    if speaker is None and before and before.low in scene.grammar.pronouns:  # "a-t-elle ajouté"
        speaker = before.start, before.end
    if speaker is None and is_behind:  # "hat er am Freitag gesagt"
        speaker = phrase_after(scene, low + (scene.words[low].low == ","), at)
    speaker = speaker or left_out(scene, place.start)
    return Attribution(speaker, (scene.words[at].start, scene.words[at].end)) if speaker else None
