"""What the speaker rules look at: the words of a text outside quotation marks, its names, and its sentences.

Words inside marks become one word, the mask, so that nobody who is named in a quotation can be its speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..model import Mention, Pair
from ..word_lists import read_table
from .grammar import Grammar

_ENCLITIC = r"(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce)\b"
MASK = "\N{OBJECT REPLACEMENT CHARACTER}"


class Word(NamedTuple):
    """One word or mark of the text; `low` is its lower case, `name` the mention it stands in, or None.

    A tuple, since a text has thousands: a frozen dataclass takes three times as long to make.
    """

    start: int
    end: int
    low: str
    is_capital: bool
    name: int | None


@dataclass(frozen=True, slots=True)
class Scene:
    """One article's text as the rules see it."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    names: tuple[Mention, ...]
    sentences: tuple[Pair, ...]
    sentence_starts: tuple[int, ...]
    grammar: Grammar

    def words_between(self, start: int, end: int) -> tuple[int, int]:
        """Indexes of the words that begin inside a span."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def names_between(self, start: int, end: int) -> list[Mention]:
        """The names that begin inside a span."""
        low, high = self.words_between(start, end)
        numbers = dict.fromkeys(word.name for word in self.words[low:high] if word.name is not None)
        return [self.names[number] for number in numbers]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds an offset (or the one before it)."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)


@dataclass(frozen=True, slots=True)
class Place:
    """One quotation in its sentence.

    `left` and `right` are the gaps to the ends of the sentence, as indexes of words; `before` and `after` their text.
    `is_speech`: the words inside begin like a sentence. `is_handed_over`: a comma or the like stands where it closes.
    """

    start: int
    end: int
    left: Pair
    right: Pair
    before: str
    after: str
    is_speech: bool
    is_handed_over: bool


def build_scene(
    text: str, runs: tuple[Pair, ...], names: tuple[Mention, ...], sentences: tuple[Pair, ...], grammar: Grammar
) -> Scene:
    """Mask the runs in marks and split what is left into words."""
    masked = list(text)
    for start, end in runs:
        masked[start:end] = MASK * (end - start)
    outside = tuple(m for m in names if masked[m.start] != MASK)
    owner = {at: number for number, m in enumerate(outside) for at in range(m.start, m.end)}
    words = tuple(_word(match, owner) for match in _pattern(grammar.clitics).finditer("".join(masked)))
    return Scene(
        text, words, tuple(w.start for w in words), outside, sentences, tuple(s for s, _ in sentences), grammar
    )


@cache
def _pattern(clitics: tuple[str, ...]) -> re.Pattern[str]:
    """Words with their inner marks; a title or an initial keeps its full stop, so that it does not look like an end.

    What is written together with the next word, or a pronoun behind its verb ("a-t-il"), is a word of its own.
    """
    titles = sorted({t.capitalize() for part in read_table("titles").values() for t in part["personal"]})
    parted = rf"|\b(?i:{'|'.join(clitics)})[’']|\w+(?:[.’'-](?!{_ENCLITIC})\w+)*" if clitics else ""
    return re.compile(rf"{MASK}+|\b(?:{'|'.join(titles)}|[A-Z])\.(?=\s){parted}|\w+(?:[.’'-]\w+)*|[^\w\s]")


def _word(match: re.Match[str], owner: dict[int, int]) -> Word:
    token = match[0]
    start, end = match.span()
    return Word(start, end, token.lower().rstrip(".") or ".", token[0].isupper(), owner.get(start))
