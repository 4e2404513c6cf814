"""Who does a verb in German, French and Spanish, where the subject stands behind the verb as often as before it.

Works on the words of a `Scene`, without a parser. A phrase is a pronoun, a name, or an article with its noun and what
hangs on it ("le président du directoire"); the person whom it names, inside or behind a comma, goes before it.
"""

from __future__ import annotations

from ..model import Mention, Pair
from .scene import MASK, Scene

LONGEST_HEAD = 4
"""Words of a phrase from its article to its noun or its last adjective."""
LONGEST_PHRASE = 14
"""Words of a phrase with all that hangs on it."""
LONGEST_WAY = 80
"""Words back to the person whom a verb without a subject leans on."""
_PAUSES = frozenset(",;:–—-()«»„“”\"'…¿?¡!")
_HYPHENS = frozenset("-–—")


def subject_of(scene: Scene, verb: int, low: int, high: int) -> Pair | None:
    """The subject of a verb: before it in its clause, else behind it; "so" is said before whom it names."""
    if scene.words[verb].low == "so":
        return phrase_after(scene, verb + 1, high)
    return phrase_before(scene, verb, low) or phrase_after(scene, verb + 1, high)


def phrase_after(scene: Scene, at: int, high: int) -> Pair | None:
    """The phrase that begins at a word, or behind the small words there; None where none begins."""
    words, grammar = scene.words, scene.grammar
    while at < high and is_small(scene, at):
        at += 1
    if at >= high:
        return None
    word = words[at]
    if word.name is None and word.low in grammar.pronouns:
        return word.start, word.end
    if not _may_begin(scene, at):
        return None
    end = _phrase_end(scene, at, high)
    if end == at:
        return None
    person = next((m for k in range(at, end) if (m := _person(scene, k))), None)
    if person is None and end + 1 < high and words[end].low == ",":
        person = _person(scene, end + 1)
    if person:
        return person.start, person.end
    return _span(scene, at, _head_end(scene, at, end))


def phrase_before(scene: Scene, verb: int, low: int) -> Pair | None:
    """The phrase that ends before a verb and its small words; None where the clause has another beginning."""
    words = scene.words
    last = _behind_insertion(scene, verb - 1, low)
    while last >= low and (is_small(scene, last) and words[last].low not in scene.grammar.pronouns):
        last -= 1
    if last >= low and words[last].low == ")":
        last = next((k - 1 for k in range(last, low - 1, -1) if words[k].low == "("), low - 1)
    if last >= low and words[last].low in {",", *_HYPHENS}:
        last -= 1
    if last < low or words[last].low[0] == MASK or words[last].low in _PAUSES:
        return None
    named = _person(scene, last)
    if named:
        return named.start, named.end
    first = _segment_start(scene, last, low)
    named = _person(scene, first - 2) if first - 2 >= low and words[first - 1].low == "," else None
    if named and words[first].name is None:  # "Yves Aubry, président du conseil,"
        return named.start, named.end
    if words[last].name is None and words[last].low in scene.grammar.pronouns and last - first < LONGEST_HEAD:
        return words[last].start, words[last].end
    if not _may_begin(scene, first):
        return None
    person = next((m for k in range(last, first - 1, -1) if (m := _person(scene, k))), None)
    if person and _phrase_end(scene, first, last + 1) > last:
        return person.start, person.end
    end = _phrase_end(scene, first, last + 1)
    is_whole = end == last + 1 or (end > first and words[end].low in scene.grammar.prepositions)
    return _span(scene, first, _head_end(scene, first, end)) if is_whole and not _is_day(scene, first) else None


def left_out(scene: Scene, offset: int) -> Pair | None:
    """The subject that Spanish leaves out: the last person whom the paragraph names before."""
    if scene.grammar.language != "es":
        return None
    start = scene.text.rfind("\n", 0, offset) + 1
    low, high = scene.words_between(start, offset)
    person = next((m for k in range(high - 1, max(low, high - LONGEST_WAY) - 1, -1) if (m := _person(scene, k))), None)
    return (person.start, person.end) if person else None


def source_speaker(scene: Scene, at: int, high: int) -> Pair | None:
    """Whom a set phrase of a source names from a word on: "según Rueda", "según ha informado la policía"."""
    verb = at
    while verb < high and is_small(scene, verb):
        verb += 1
    at = verb + 1 if verb < high and scene.words[verb].low in scene.grammar.say else at
    speaker = phrase_after(scene, at, high)
    if speaker is None:
        return None
    first = scene.words[scene.words_between(*speaker)[0]].low
    return speaker if first not in scene.grammar.possessives or can_speak(scene, speaker) else None


def is_cue(scene: Scene, at: int, high: int, kinds: frozenset[str]) -> bool:
    """Whether a word is a verb of these kinds here: no name or noun, and with the particle that makes it one."""
    word, grammar = scene.words[at], scene.grammar
    if word.low not in kinds or word.name is not None or (word.is_capital and _follows_lower(scene, at)):
        return False
    if at and scene.words[at - 1].low in grammar.determiners - grammar.pronouns - grammar.links:
        return False
    if word.low == "so":
        return at > 0 and (scene.words[at - 1].low in _PAUSES or scene.words[at - 1].low[0] == MASK)
    needed = grammar.companions.get(word.low)
    if needed is None:
        return True
    near = range(max(0, at - 2), min(high, at + 25))
    return any(scene.words[k].low in needed for k in near)


def _follows_lower(scene: Scene, at: int) -> bool:
    """A capital inside a sentence: in German a noun."""
    return at > 0 and scene.words[at - 1].low not in {".", "!", "?", ":"} and scene.words[at - 1].low[0] != MASK


def is_small(scene: Scene, at: int) -> bool:
    """Whether a word only stands between a verb and its subject: an adverb, an auxiliary, a day."""
    word, grammar = scene.words[at], scene.grammar
    small = word.low in grammar.links or word.low in grammar.auxiliaries or word.low in _HYPHENS
    return word.name is None and (small or _is_day(scene, at))


def _is_day(scene: Scene, at: int) -> bool:
    """The article of "el lunes": what follows it is no noun that speaks."""
    if at + 1 >= len(scene.words):
        return False
    word, following = scene.words[at], scene.words[at + 1]
    return word.low in scene.grammar.determiners and following.low in scene.grammar.links and following.name is None


def can_speak(scene: Scene, span: Pair) -> bool:
    """Whether a phrase is one that speaks by its words: a name, a pronoun, an office, a body."""
    grammar = scene.grammar
    low, high = scene.words_between(*span)
    speaking = grammar.offices | grammar.bodies | grammar.plurals | grammar.pronouns
    return any(word.name is not None or word.low in speaking for word in scene.words[low:high])


def _may_begin(scene: Scene, at: int) -> bool:
    word, grammar = scene.words[at], scene.grammar
    if word.name is not None:
        return True
    if word.low in grammar.stops or word.low in grammar.prepositions or word.low[0] == MASK:
        return False
    known = word.low in grammar.determiners or word.low in grammar.offices or word.low in grammar.personal
    return word.is_capital or known


def _phrase_end(scene: Scene, at: int, high: int) -> int:
    """One past the last word of the phrase with what hangs on it by "de", "der" or "von"."""
    words, grammar = scene.words, scene.grammar
    end = _head(scene, at, high)
    while end < min(high, at + LONGEST_PHRASE) and words[end].low in grammar.attaching:
        further = end + 1
        while further < high and words[further].low in grammar.attaching | grammar.determiners:
            further += 1
        following = _head(scene, further, high)
        if following == further:
            break
        end = following
    return end


def _head(scene: Scene, at: int, high: int) -> int:
    """One past the article with its noun, or the name, that begins at a word."""
    words, grammar = scene.words, scene.grammar
    end, has_noun = at, False
    while end < min(high, at + LONGEST_PHRASE):
        word = words[end]
        if word.name is not None:
            end += 1
            has_noun = True
            continue
        if word.low in _PAUSES or word.low in grammar.stops or word.low[0] == MASK or not word.low[0].isalpha():
            break
        if end > at and (word.low in grammar.prepositions or word.low in grammar.determiners | grammar.links):
            break
        is_noun = word.is_capital if grammar.language == "de" else word.low not in grammar.determiners
        if has_noun and not is_noun:
            break
        if has_noun and not word.is_capital and (word.low in grammar.cues or end - at >= LONGEST_HEAD):
            break
        has_noun = has_noun or (is_noun and word.low not in grammar.determiners)
        end += 1
    return end


def _head_end(scene: Scene, at: int, end: int) -> int:
    """The end of a nameless phrase; of one with a name that is all it holds, the name's."""
    return min(_head(scene, at, end), end)


def _span(scene: Scene, at: int, end: int) -> Pair:
    named = [scene.names[n] for k in range(at, end) if (n := scene.words[k].name) is not None]
    plain = [k for k in range(at, end) if scene.words[k].name is None and scene.words[k].low not in _titles(scene)]
    if named and not plain:
        return named[0].start, named[0].end
    return scene.words[at].start, scene.words[end - 1].end


def _titles(scene: Scene) -> frozenset[str]:
    return scene.grammar.determiners | scene.grammar.personal


def _person(scene: Scene, at: int) -> Mention | None:
    number = scene.words[at].name
    found = scene.names[number] if number is not None else None
    return found if found and found.type == "PERSON" else None


def _behind_insertion(scene: Scene, last: int, low: int) -> int:
    """The last word before `…, que comparten la cuenca,`, `…, con sede en Quell,`, `…, elle,` in front of a verb."""
    words, grammar = scene.words, scene.grammar
    if last <= low or words[last].low not in {",", *_HYPHENS}:
        return last
    first = _segment_start(scene, last - 1, low)
    opens = words[first].low in grammar.prepositions or (first > low and words[first - 1].low in grammar.stops)
    # German's relative pronouns are its articles; the verb ends their clause.
    is_relative = words[first].low in grammar.determiners and not words[last - 1].is_capital
    opens = opens or (grammar.language == "de" and is_relative and first > low and words[first - 1].low == ",")
    is_emphatic = first == last - 1 and words[first].low in grammar.pronouns
    opens = opens or is_emphatic
    comma = first - 2 if words[first - 1].low in grammar.stops else first - 1
    return comma if opens and comma > low and words[comma].low in {",", *_HYPHENS} else last


def _segment_start(scene: Scene, last: int, low: int) -> int:
    """The first word of the clause's part that ends at a word: behind the pause or the joint before it."""
    words, grammar = scene.words, scene.grammar
    first = last
    while first > low:
        before = words[first - 1]
        if before.low in _PAUSES or before.low in grammar.stops or before.low[0] == MASK:
            break
        first -= 1
    return first
