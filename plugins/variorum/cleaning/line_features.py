"""What a line is, looks like and stands among, as named features for `line_model`.

Nothing in them depends on what an article is about: form, punctuation, words of the trade, the words that a line
shares with the rest, its neighbours, and where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ..word_lists import read_table
from .captions import has_credit
from .datelines import is_byline, is_date_line
from .followers import is_author_note
from .furniture import closes_article
from .passages import Passage
from .reach import find_reach
from .signs import ends_sentence, is_prose, leads_on

_TABLE = read_table("line_words")
_ADDRESS, _TRADE, _CALLS = (frozenset(_TABLE[name]) for name in ("address", "trade", "calls"))
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENTENCES = re.compile(r"[.!?…][\"'”’»)\]]*\s+[\"'“‘«(]*[A-Z0-9]")
_SIZES = (1, 2, 4, 7, 12, 20, 40, 80)
_SHARES = (0, 100, 250, 400, 550, 700, 850)
_PLACES = (0, 20, 60, 150, 350, 700)
LONG_WORD = 5
"""Letters of a word that says what a text is about; shorter ones stand in every text."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a passage looks like by itself: its words, and its shape in one word."""

    words: tuple[str, ...]
    shape: str

    @property
    def content(self) -> frozenset[str]:
        """The words that say what it is about."""
        return frozenset(word for word in self.words if len(word) >= LONG_WORD)


def describe(passages: Sequence[Passage]) -> list[tuple[str, ...]]:
    """The features of each passage; none for those that are cut already."""
    looks = [_look(passage) for passage in passages]
    shared = Counter(word for look in looks if look.shape == "prose" for word in look.content)
    copies = Counter(look.words for look in looks)
    around = _Around(looks)
    reach = find_reach(passages)
    found = []
    for index, (passage, look) in enumerate(zip(passages, looks, strict=True)):
        groups = (
            _of_form(passage, look, copies),
            _of_words(look, shared),
            around.features(index),
            _of_reach(index, reach, look),
        )
        found.append(tuple(chain.from_iterable(groups)) if passage.is_kept else ())
    return found


def _look(passage: Passage) -> Look:
    text = passage.text
    if not passage.is_kept:
        return Look((), _cut_shape(passage))
    return Look(tuple(word.lower() for word in _WORD.findall(text)), _shape(passage, text))


def _cut_shape(passage: Passage) -> str:
    if closes_article(passage):
        return "closing"
    return {"lifted: image": "picture", "lifted: caption": "caption"}.get(passage.rule or "", "furniture")


def _shape(passage: Passage, text: str) -> str:
    if passage.kind in {"heading", "list-item", "blockquote"}:
        return passage.kind
    if is_prose(text):
        return "prose"
    return "sentence" if ends_sentence(text) else "opening" if leads_on(text) else "loose"


def _step(value: int, steps: Sequence[int]) -> int:
    """How many of the steps a value is above."""
    return sum(value > step for step in steps)


def _of_form(passage: Passage, look: Look, copies: Counter[tuple[str, ...]]) -> Iterator[str]:
    text, tokens = passage.text, passage.text.split()
    yield "any"
    yield f"shape {look.shape}"
    yield f"size {_step(len(look.words), _SIZES)} {look.shape}"
    small = sum(token[0].islower() for token in tokens) * 1000 // max(1, len(tokens))
    yield f"small {_step(small, _SHARES)}"
    yield f"commas {min(3, text.count(','))}"
    yield f"sentences {min(3, len(_SENTENCES.findall(text)))}"
    yield f"ends {text[-1:] if text[-1:] in '.!?:…,;' else 'word' if text[-1:].isalnum() else 'mark'}"
    yield f"starts {_start(text)}"
    marks = {
        "capitals": text.isupper(),
        "digits": any(map(str.isdigit, text)),
        "quoted": any(mark in text for mark in '"“”«»„'),
        "address": "http" in text or "www." in text or ".com" in text,
        "handle": "@" in text or "#" in text,
        "bar": any(mark in text for mark in "|•›»→/"),
        "ellipsis": "..." in text or "…" in text,
        "brackets": text.endswith(")") or text.startswith("("),
        "copy": copies[look.words] > 1,
        "name": 2 <= len(tokens) <= 4 and all(token[0].isupper() and token.isalpha() for token in tokens),  # noqa: PLR2004
        "byline": is_byline(text, ()),
        "date line": is_date_line(text),
        "credit": len(tokens) <= 60 and has_credit(text),  # noqa: PLR2004
        "author note": is_author_note(text, ()),
    }
    yield from (f"is {name}" for name, holds in marks.items() if holds)
    yield from (f"is {name} {look.shape}" for name, holds in marks.items() if holds)


def _start(text: str) -> str:
    first = text[:1]
    return "small" if first.islower() else "capital" if first.isupper() else "digit" if first.isdigit() else "mark"


def _of_words(look: Look, shared: Counter[str]) -> Iterator[str]:
    content = look.content
    own = look.shape == "prose"
    known = sum(shared[word] > own for word in content) * 1000 // max(1, len(content))
    kind = "prose" if own else "other"
    yield f"known {_step(known, _SHARES) if content else 'none'} {kind}"
    yield f"addresses {min(2, sum(word in _ADDRESS for word in look.words))} {kind}"
    yield f"trade {min(3, sum(word in _TRADE for word in look.words))} {kind}"
    if look.words and look.words[0] in _CALLS:
        yield f"calls {look.shape}"


def _of_reach(index: int, reach: tuple[int, int], look: Look) -> Iterator[str]:
    place = "above" if index < reach[0] else "below" if index >= reach[1] else "inside"
    yield f"reach {place} {look.shape}"
    yield f"reach {place}"


class _Around:
    """What stands around each passage."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self._looks = looks
        weights = [len(look.words) if look.shape == "prose" else 0 for look in looks]
        self._all = max(1, sum(weights))
        self._above: list[int] = []
        self._closed: list[tuple[int, int]] = []
        words = closings = last = 0
        for index, weight in enumerate(weights):
            self._above.append(words)
            self._closed.append((closings, index - last))
            words += weight
            if looks[index].shape == "closing":
                closings, last = closings + 1, index
        self._weights = weights

    def _shape(self, index: int) -> str:
        return self._looks[index].shape if 0 <= index < len(self._looks) else "edge"

    def features(self, index: int) -> Iterator[str]:
        """The features of one passage's surroundings."""
        own = self._looks[index].shape
        kind = "prose" if own == "prose" else "other"
        above, below = self._shape(index - 1), self._shape(index + 1)
        yield f"above {above} {own}"
        yield f"below {below} {own}"
        yield f"between {above} {below} {own}"
        yield f"second above {self._shape(index - 2)} {kind}"
        yield f"second below {self._shape(index + 2)} {kind}"
        near = [self._shape(n) for n in range(index - 4, index + 5) if n != index]
        yield f"near prose {near.count('prose')} {kind}"
        yield f"near cut {min(4, near.count('closing') + near.count('furniture'))} {kind}"
        words = self._above[index]
        rest = self._all - words - self._weights[index]
        yield f"words above {_step(words * 1000 // self._all, _PLACES)} {kind}"
        yield f"words below {_step(rest * 1000 // self._all, _PLACES)} {kind}"
        closings, distance = self._closed[index]
        yield f"closings {min(3, closings)} {kind}"
        if closings:
            yield f"after closing {_step(distance, (1, 2, 4, 8, 16))} {kind}"
