"""Who does a verb: the name, title or pronoun beside it, found without a parser.

Works on the words of a `Scene`. A candidate is a span of words: a name, a pronoun, or a noun with its article ("the
Defence Secretary"). Steps over what stands between subject and verb: adverbs and auxiliaries, an apposition between
commas, and prepositional attachments ("a spokesman for the club").
"""

from __future__ import annotations

from ..model import Pair
from .scene import MASK, Scene

LONGEST_NOUN_PHRASE = 6
"""Words from an article to its noun: "the former deputy prime minister of"; longer runs are no noun phrase."""
_PAUSES = frozenset(",;:–—-()")
_NEGLIGIBLE = frozenset("\"'“”‘’")


def subject_before(scene: Scene, verb: int, low: int) -> Pair | None:
    """The words of the subject that ends before a verb, not before word `low`; None when none is adjacent."""
    at = _skip_links(scene, verb - 1, low)
    if at < low:
        return None
    word = scene.words[at]
    if word.low == "who":
        return word.start, word.end
    if word.low in _PAUSES:
        return _before_apposition(scene, at, low)
    return _phrase_ending(scene, at, low)


def subject_after(scene: Scene, first: int, high: int) -> Pair | None:
    """The subject that begins at word `first`, as in "said the minister"; None when no noun phrase begins there."""
    words, grammar = scene.words, scene.grammar
    while first < high and words[first].low in grammar.links and words[first].low not in grammar.pronouns:
        first += 1
    if first >= high:
        return None
    word = words[first]
    if word.low in grammar.pronouns and word.name is None:
        return word.start, word.end
    if word.low in grammar.clause or word.low in grammar.stops:
        return None
    begins = word.name is not None or word.is_capital or word.low in grammar.determiners or _is_role(scene, first)
    if not begins and not _has_name(scene, first, high):
        return None
    return _phrase_starting(scene, first, high)


def main_subject(scene: Scene, verb: int, low: int) -> Pair | None:
    """The subject that a participle or a second verb leans on: what begins the nearest part of the text to its left."""
    words, grammar = scene.words, scene.grammar
    begin = verb
    for at in range(verb - 1, low - 1, -1):
        if words[at].low in _PAUSES or words[at].low in grammar.joints or words[at].low[0] == MASK or at == low:
            start = at if at == low and words[at].low not in _PAUSES else at + 1
            found = _clause_subject(scene, start, begin)
            if found:
                return found
            begin = at
    return None


def first_subject(scene: Scene, low: int, verb: int) -> Pair | None:
    """The first subject from word `low` on, behind its commas and quotations: whoever the sentence is about."""
    for at in range(low, verb):
        if at == low or scene.words[at - 1].low[0] in {",", MASK}:
            found = _clause_subject(scene, at, verb)
            if found:
                return found
    return None


def possessor_before(scene: Scene, noun: int, low: int) -> Pair | None:
    """Whose claim it is: "his", or "Smith" of "Smith's", within three words before the noun."""
    for at in range(noun - 1, max(low, noun - 4) - 1, -1):
        word = scene.words[at]
        if word.low in scene.grammar.possessives:
            return word.start, word.end
        if is_possessive(word.low):
            return _name_span(scene, at)
        if word.low in _PAUSES or word.low in scene.grammar.prepositions:
            return None
    return None


def _skip_links(scene: Scene, at: int, low: int) -> int:
    words, links = scene.words, scene.grammar.links
    while (
        at >= low
        and words[at].low != "who"
        and words[at].name is None
        and (words[at].low in links or words[at].low.endswith("ly"))
    ):
        at -= 1
    return at


def _before_apposition(scene: Scene, comma: int, low: int) -> Pair | None:
    """`Smith, a teacher from Leeds, said`: the phrase before the matching comma, or the one before that."""
    words = scene.words
    at = comma - 1
    while at >= low:
        while at >= low and words[at].low not in _PAUSES:
            if words[at].low[0] == MASK:
                return None
            at -= 1
        if at < low:
            return None
        found = _phrase_ending(scene, at - 1, low, names_only=True) if at > low else None
        if found:
            return found
        at -= 1
    return None


def _phrase_ending(scene: Scene, last: int, low: int, *, names_only: bool = False) -> Pair | None:
    """The noun phrase whose last word is `last`, or the head that it is attached to by a preposition."""
    if last < low or scene.words[last].low in scene.grammar.stops:
        return None
    word = scene.words[last]
    if word.low in scene.grammar.pronouns and word.name is None:
        return word.start, word.end
    start = _phrase_start(scene, last, low)
    if start is None:
        return None
    if start > low and _is_attached(scene, start - 1):
        head = _phrase_ending(scene, start - 2, low)
        if head:
            return head
    if word.name is not None and not is_possessive(word.low):
        return _name_span(scene, last)
    return None if names_only and not word.is_capital else (scene.words[start].start, scene.words[last].end)


def _is_attached(scene: Scene, before: int) -> bool:
    """Whether a preposition ties the phrase to a head; "after Smith warned" begins a clause of its own."""
    low = scene.words[before].low
    return low in scene.grammar.prepositions and low not in scene.grammar.stops


def _phrase_start(scene: Scene, last: int, low: int) -> int | None:
    """Index of the first word of the phrase that ends at `last`: its article, or the first of its capitals."""
    words, grammar = scene.words, scene.grammar
    named = words[last].name is not None or (words[last].is_capital and words[last].low not in grammar.links)
    first = last if named or _is_role(scene, last) or words[last].low in grammar.plurals else None
    for at in range(last, max(low, last - LONGEST_NOUN_PHRASE) - 1, -1):
        word = words[at]
        if at < last and word.low in grammar.determiners:
            return at
        if at < last and is_possessive(word.low):
            return at - 1 if at > low and words[at - 1].low in grammar.determiners else at
        if not word.low[0].isalnum() or (at < last and word.low in grammar.breaks):
            return first
        if named and first is not None and (word.is_capital or word.name is not None):
            first = at
    return first


def _phrase_starting(scene: Scene, first: int, high: int) -> Pair | None:
    """The phrase from `first` on, cut to the last name in it; it ends before a pause, preposition or verb."""
    words = scene.words
    last = first
    for at in range(first + 1, min(high, first + LONGEST_NOUN_PHRASE + 2)):
        if words[at].name is None and (_ends_phrase(scene, at) or _is_complete(scene, last, at)):
            break
        last = at
    return _name_span(scene, last) if words[last].name is not None else (words[first].start, words[last].end)


def _ends_phrase(scene: Scene, at: int) -> bool:
    word, grammar = scene.words[at], scene.grammar
    if not (word.low[0].isalnum() or word.low in _NEGLIGIBLE):
        return True
    is_verb = not word.is_capital and (word.low in grammar.links or word.low.endswith("ed"))
    return is_verb or word.low in grammar.breaks


def _is_complete(scene: Scene, last: int, following: int) -> bool:
    """Whether a name or office is over: "Anna Smith Tuesday", "the president came"; not "Trump spokeswoman"."""
    word, end = scene.words[following], scene.words[last]
    goes_on = _is_role(scene, following) or word.is_capital
    is_capital = end.is_capital and end.low not in scene.grammar.determiners
    return not goes_on and (end.name is not None or is_capital or _is_role(scene, last))


def _clause_subject(scene: Scene, start: int, end: int) -> Pair | None:
    words, grammar = scene.words, scene.grammar
    while start < end and (
        words[start].low in grammar.stops or words[start].low in _PAUSES or words[start].low.endswith("ly")
    ):
        start += 1
    if start >= end or words[start].low in grammar.prepositions:
        return None
    word = words[start]
    if word.low in grammar.pronouns and word.name is None:
        return word.start, word.end
    if (
        word.name is None
        and not word.is_capital
        and word.low not in grammar.determiners
        and word.low not in grammar.plurals
    ):
        return None
    if word.low.endswith("ing") or word.low in grammar.cues:
        return None
    return _phrase_starting(scene, start, end)


def _has_name(scene: Scene, first: int, high: int) -> bool:
    """Whether plain words lead up to a name, as in "said former senator Anna Smith"."""
    for at in range(first, min(high, first + LONGEST_NOUN_PHRASE)):
        word = scene.words[at]
        if word.name is not None:
            return True
        if not word.low[0].isalnum() or word.low in scene.grammar.breaks:
            return False
    return False


def _is_role(scene: Scene, at: int) -> bool:
    low, grammar = scene.words[at].low, scene.grammar
    return low in grammar.offices or low in grammar.bodies or low in grammar.plurals


def is_possessive(low: str) -> bool:
    """Whether a word in lower case ends as a genitive."""
    return low.endswith(("'s", "’s", "s'", "s’"))


def _name_span(scene: Scene, at: int) -> Pair | None:
    number = scene.words[at].name
    if number is not None:
        return scene.names[number].start, scene.names[number].end
    word = scene.words[at]
    end = word.end - (2 if word.low.endswith(("'s", "’s")) else 0)
    return (word.start, end) if word.is_capital else None
