"""Reported speech without marks: `Smith said that …`, `…, Smith said.`, `according to Smith, …`.

Precision first: only verbs that take a clause, only with the subject beside them, and only where the reported clause
holds no marks. The span is the reported content; speaker and cue stand outside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Pair, Quotation
from .cues import is_noun_here, source_at
from .quotation_ids import quotation_id
from .scene import MASK, Scene
from .subjects import subject_after, subject_before

SHORTEST_CLAUSE = 4
"""Words of a reported clause; "he said so" reports nothing."""
LONGEST_SENTENCE = 100
"""Words; a longer run is a list or a table, and would cost the square of its length."""
_PAUSES = frozenset(",.;:–—")


def find_indirect(article: str, scene: Scene) -> Iterator[Quotation]:
    """The indirect quotations of a text, at most one a sentence, in order."""
    for start, end in scene.sentences:
        low, high = scene.words_between(start, end)
        if (
            high - low > LONGEST_SENTENCE
            or any(w.low[0] == MASK for w in scene.words[low:high])
            or scene.text[end - 1] == ":"
        ):
            continue
        found = _by_source(scene, low, high) or _clause_after(scene, low, high) or _clause_before(scene, low, high)
        if found:
            content, speaker, cue = found
            yield Quotation(quotation_id(article, *content), *content, "indirect", speaker_span=speaker, cue=cue)


Report = tuple[Pair, Pair, Pair]
"""Content, speaker and cue."""


def _clause_after(scene: Scene, low: int, high: int) -> Report | None:
    """`Smith said (that) …` to the end of the sentence."""
    words, grammar = scene.words, scene.grammar
    for at in range(low + 1, high):
        if words[at].low not in grammar.say or words[at].name is not None or is_noun_here(scene, at, low):
            continue
        that = next((k for k in range(at + 1, min(at + 5, high)) if words[k].low in grammar.clause), None)
        first = that + 1 if that else at + 1
        speaker = subject_before(scene, at, low)
        bare = words[at].low in grammar.bare and _begins_clause(scene, first, high)
        if speaker and speaker[1] <= words[at].start and (that or bare):
            return _report(scene, first, high, speaker, at)
    return None


def _clause_before(scene: Scene, low: int, high: int) -> Report | None:
    """`…, Smith said.` and `…, said Smith.` at the end of the sentence."""
    words, grammar = scene.words, scene.grammar
    last = high - 1 if words[high - 1].low in _PAUSES else high
    for at in range(last - 1, low, -1):
        if words[at].low in grammar.say and words[at].name is None:
            comma = next((k for k in range(at - 1, low, -1) if words[k].low == ","), None)
            if comma is None or last - at > _TAIL:
                return None
            speaker = subject_before(scene, at, comma + 1) if at > comma + 1 else subject_after(scene, at + 1, last)
            return _report(scene, low, comma, speaker, at) if speaker else None
    return None


_TAIL = 7
"""Words behind the verb: "said Anna Smith, the mayor of Leeds"; farther back it governs something else."""


def _by_source(scene: Scene, low: int, high: int) -> Report | None:
    """`According to Smith, …` and `…, according to Smith.`."""
    words = scene.words
    for at in range(low, high):
        size = source_at(scene, at)
        speaker = subject_after(scene, at + size, high) if size else None
        if not speaker:
            continue
        cue = words[at].start, words[at + size - 1].end
        if at == low:
            comma = next((k for k in range(at + size, high) if words[k].low == ","), None)
            return _content(scene, comma + 1, high, speaker, cue) if comma else None
        return _content(scene, low, at, speaker, cue)
    return None


def _begins_clause(scene: Scene, first: int, high: int) -> bool:
    """Whether a clause can begin here without "that": at a name, a pronoun or an article."""
    if first >= high:
        return False
    word = scene.words[first]
    return word.name is not None or word.low in scene.grammar.pronouns or word.low in scene.grammar.determiners


def _report(scene: Scene, first: int, last: int, speaker: Pair, verb: int) -> Report | None:
    return _content(scene, first, last, speaker, (scene.words[verb].start, scene.words[verb].end))


def _content(scene: Scene, first: int, last: int, speaker: Pair, cue: Pair) -> Report | None:
    words = scene.words
    while last > first and words[last - 1].low in _PAUSES:
        last -= 1
    while first < last and words[first].low in _PAUSES:
        first += 1
    if last - first < SHORTEST_CLAUSE:
        return None
    content = words[first].start, words[last - 1].end
    outside = all(part[1] <= content[0] or part[0] >= content[1] for part in (speaker, cue))
    return (content, speaker, cue) if outside else None
