"""Hedges: words that take certainty from what follows, and which words of a story stand under one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..words import fold, rarity, stem
from .tables import differences

REACH = 3
"""Words after a hedge in which the hedged word stands: "appeared to all but rule out"."""
_PARTICLE = re.compile(r"\s+(?:out|off|up|down|in|on|over|back|away)\b")
_TELLING = 2.0
"""Rarity (nats) from which a word is worth hedging; auxiliaries lie below."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge in a text: its span together with the hedged word, and that word's stem."""

    start: int
    end: int
    stem: str


def find_hedges(text: str, language: str | None) -> Iterator[Hedge]:
    """Each hedge of a text with the first telling word after it."""
    for cue in differences().hedges.finditer(text):
        rest = text[cue.end() : cue.end() + 80]
        for n, word in enumerate(re.finditer(r"\w+", rest)):
            if n >= REACH or not word.group().isalpha():
                break
            folded = fold(word.group())
            if folded and rarity(folded[0], language) >= _TELLING:
                yield Hedge(cue.start(), verb_end(text, cue.end() + word.end()), stem(folded[0], language or "en"))
                break


def verb_end(text: str, end: int) -> int:
    """Where a verb that ends at `end` ends with its particle: "ruled out"."""
    particle = _PARTICLE.match(text, end)
    return particle.end() if particle else end


def hedged_stems(texts: Sequence[str], language: str | None) -> set[str]:
    """Stems that the texts hedge at least as often as not."""
    hedged = Counter(h.stem for text in texts for h in find_hedges(text, language))
    used = Counter(stem(w, language or "en") for text in texts for w in fold(text))
    return {s for s, n in hedged.items() if 2 * n >= used[s]}
