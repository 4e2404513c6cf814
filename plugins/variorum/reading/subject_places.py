"""Whether a name stands where the subject of a clause stands, found without a parser.

That is at the head of its clause, after its own office at most, or in apposition to the office or name at that head.
"""

from __future__ import annotations

from itertools import islice

from ..model import Mention
from .scene import MASK, Scene

LONGEST_APPOSITION = 12
"""Words between the commas of `Anna Smith, the former mayor of Leeds, left`; more are a clause of their own."""
_CLAUSE_ENDS = frozenset(".!?,:;")


def is_subject(scene: Scene, mention: Mention) -> bool:
    """Whether a name looks like a subject: it heads its clause, and no "and", possessive or list goes on behind it."""
    low, high = scene.words_between(mention.start, mention.end)
    if scene.words[high - 1].end != mention.end:
        return False
    if _low(scene, high) == ",":
        return _stands_in_apposition(scene, low, high) or (_heads_clause(scene, low) and _has_apposition(scene, high))
    return _heads_clause(scene, low) and _goes_on(scene, high)


def _heads_clause(scene: Scene, low: int) -> bool:
    """Whether only the words of an office stand between the name and the start of its clause."""
    first = low
    while first > 0 and _is_of_office(scene, first - 1):
        first -= 1
    if first > 0 and first < low and scene.words[first - 1].low in scene.grammar.determiners:
        first -= 1
    before = _low(scene, first - 1) if first else "."
    return before[0] == MASK or before in _CLAUSE_ENDS or before in scene.grammar.stops


def _is_of_office(scene: Scene, at: int) -> bool:
    word, grammar = scene.words[at], scene.grammar
    if word.low in grammar.stops or word.low in grammar.prepositions or not word.low[0].isalpha():
        return False
    return (
        word.low in grammar.personal
        or word.low in grammar.offices
        or word.low in grammar.office_parts
        or (word.name is not None and scene.names[word.name].type in {"GPE", "NORP"})
    )


def _goes_on(scene: Scene, at: int) -> bool:
    word = _low(scene, at)
    return word[0].isalpha() and word not in scene.grammar.stops


def _stands_in_apposition(scene: Scene, low: int, high: int) -> bool:
    """`The mayor, Anna Smith, left`: an office before the first comma, and the sentence goes on behind the second."""
    office = scene.words[low - 2].low if low > 1 else "."
    return _low(scene, low - 1) == "," and office in scene.grammar.offices and _goes_on(scene, high + 1)


def _has_apposition(scene: Scene, comma: int) -> bool:
    """`Anna Smith, the mayor, left`: an article or "who" behind the comma, a second one, and the sentence goes on."""
    opener = _low(scene, comma + 1)
    if opener not in scene.grammar.determiners and opener != "who":
        return False
    behind = islice(range(comma + 1, len(scene.words)), LONGEST_APPOSITION)
    second = next((at for at in behind if _low(scene, at) in _CLAUSE_ENDS), None)
    return second is not None and _low(scene, second) == "," and _goes_on(scene, second + 1)


def _low(scene: Scene, at: int) -> str:
    return scene.words[at].low if 0 <= at < len(scene.words) else "."
