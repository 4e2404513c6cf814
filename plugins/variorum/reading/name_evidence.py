"""What a whole document tells of a capitalised word: beside which words it stands anywhere in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from .grammar import grammar_for
from .name_tokens import Line, Token
from .name_words import known_as, word_class

Evidence = Mapping[str, frozenset[str]]
"""For each capitalised word of a document what its places in it say, in one or two words each:

`low`: it stands in lower case too; `many`: it stands there three times; `mid`: inside a sentence; `alone`, `part`: as a
whole run of capitals, in a longer one; `first`: behind a first name; `titled`: behind an office; `body`: in a run that
ends like a body's name; `said`: before "said"; `score`, `bracket`: before a figure, before a bracket; `in`: alone
behind "in" or "from"; `comma`: before a comma and a known place.
"""
MANY = 3
_LOCATIVE = frozenset({"in", "from", "near", "at", "to"})
_OPENING = frozenset('."“:')


def gather(lines: Sequence[Line]) -> Evidence:
    """The evidence of a document."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    counts = Counter(token.word for line in lines for token in line.tokens)
    for line in lines:
        for run in line.runs:
            for word, code in _codes(line.tokens, *run):
                found[word].add(code)
    for word, codes in found.items():
        if word.lower() in counts:
            codes.add("low")
        if counts[word] >= MANY:
            codes.add("many")
    return {word: frozenset(codes) for word, codes in found.items()}


def _codes(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[str, str]]:
    is_body = last - first > 1 and word_class(tokens[last - 1].word) == "body"
    for n in range(first, last):
        token, before = tokens[n], tokens[n - 1] if n else None
        if not token.is_capital:
            continue
        yield token.word, "alone" if last - first == 1 else "part"
        if is_body:
            yield token.word, "body"
        if before is None:
            continue
        if before.low not in _OPENING:
            yield token.word, "mid"
        kind = word_class(before.word)
        if kind == "first name" and n > first:
            yield token.word, "first"
        if kind in {"office", "title"}:
            yield token.word, "titled"
        if last - first == 1 and before.low in _LOCATIVE:
            yield token.word, "in"
    behind = tokens[last] if last < len(tokens) else None
    if behind:
        yield from ((tokens[last - 1].word, code) for code in _codes_behind(tokens, last, behind))


def _codes_behind(tokens: Sequence[Token], at: int, behind: Token) -> Iterator[str]:
    if behind.low in grammar_for("en").say:
        yield "said"
    if behind.word[0].isdigit():
        yield "score"
    if behind.word == "(":
        yield "bracket"
    if behind.word == "," and at + 1 < len(tokens) and known_as(tokens[at + 1].word) == "GPE":
        yield "comma"
