"""Where sentences begin and end, in English, German, French and Spanish, and by their marks in other languages.

Works block by block: a sentence never crosses the end of a paragraph, and every non-space character of a block
stands in exactly one sentence. A mark of the end (`. ! ? …`), with the quotation marks and brackets that close after
it, ends a sentence if white space follows, unless something says that it goes on: an abbreviation, an initial, a
German ordinal, a word in lower case, or "said he" after a quoted question. Full stops of Chinese and Japanese need no
white space; what closes a quotation there stays with it, and with a Japanese particle behind it the sentence goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Block, Pair
from ..word_lists import table_for

_END = re.compile(
    r"""(?P<wide>(?>[。！？｡．]+)(?:(?![」』）〉》】\]"'”’])     # in Chinese and Japanese, with or without space
        |(?>[」』）〉》】\]"'”’]+)(?![ぁ-ゖ、，]))\s*)
      | (?P<mark>(?<![.!?…])[.!?…]+|[।॥؟۔]+)          # the last mark of the sentence
        (?P<close>(?>(?:\s?[»›](?=[\s,;.:)]|\Z)|[\]"'”’“)»«›‹])*))  # what closes after it; guillemets may stand off
        (?P<gap>\s+|\Z|(?<=[।॥])(?=\S))
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[\w.\-’']*\w$")
_NEXT_WORD = re.compile(r"""[\s"'“”„‘’‚«»‹›(\[–—¿¡-]*(?P<word>\w+)""")
_TOKEN = re.compile(r"[\w.’'-]+|[^\w\s]")
_DOTTED = re.compile(r"(?:\w\.-?)+\w$")
_WORD_BEFORE = re.compile(r"(\w+)\s$")
_ROMAN = re.compile(r"[IVX]{2,}$")
_OPENERS = "\"'“„‘«‹([»›"
_CLOSING_MARKS = "\"”“’'»«"
LONGEST_WORD = 60
"""Characters before a full stop in which the last word is looked for; the longest abbreviations have a dozen."""
LATEST_VERB = 4
"""A cue verb within so many words after a quoted question belongs to it: "Why?" Chief Inspector Smith asked."""


@dataclass(frozen=True, slots=True)
class _Rules:
    inner: frozenset[str]
    ambiguous: frozenset[str]
    before_number: frozenset[str]
    starters: frozenset[str]
    verbs: frozenset[str]
    pronouns: frozenset[str]
    ordinals: frozenset[str]
    months: frozenset[str]


def find_sentences(text: str, blocks: Iterable[Block], language: str | None) -> tuple[Pair, ...]:
    """The sentence spans of all blocks that have a span, in order."""
    rules = _rules(language)
    spans = sorted((b.start, b.end) for b in blocks if b.start is not None and b.end is not None)
    return tuple(pair for start, end in spans for pair in _split(text, start, end, rules))


def whole_blocks(text: str, blocks: Iterable[Block], _language: str | None = None) -> tuple[Pair, ...]:
    """Every block as one sentence: what stands when this stage is off."""
    spans = sorted((b.start, b.end) for b in blocks if b.start is not None and b.end is not None)
    return tuple(pair for start, end in spans for pair in _trimmed(text, start, end))


def _rules(language: str | None) -> _Rules:
    table: Mapping[str, Any] = table_for("abbreviations", language)
    speech: Mapping[str, Any] = table_for("speech_verbs", language)
    words = {name: frozenset(table[name]) for name in ("inner", "ambiguous", "before_number", "starters", "ordinals")}
    months = frozenset(table_for("number_words", language)["calendar"])
    verbs = frozenset(form for forms in speech["say"].values() for form in forms)
    return _Rules(**words, verbs=verbs, pronouns=frozenset(speech["pronouns"]), months=months)


def _split(text: str, start: int, end: int, rules: _Rules) -> Iterator[Pair]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() > begin and (match["wide"] or _ends_sentence(text, begin, match, end, rules)):
            yield from _trimmed(text, begin, match.end("wide") if match["wide"] else match.end("close"))
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Pair]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int, rules: _Rules) -> bool:
    following = _NEXT_WORD.match(text, match.end(), end)
    word = following["word"] if following else ""
    mark, close = match["mark"], match["close"]
    if word[:1].islower():
        return False
    if mark == "." and not close:
        return not _dot_is_inner(text[max(begin, match.start() - LONGEST_WORD) : match.start()], word, rules)
    if mark[0] in "!?" and close[-1:] in _CLOSING_MARKS and close:
        opens = text[match.end() : match.end() + 1] in _OPENERS
        return opens or not _is_told(_TOKEN.finditer(text, match.end(), end), rules)
    return True


def _dot_is_inner(before: str, following: str, rules: _Rules) -> bool:
    found = _LAST_WORD.search(before)
    if not found or not following:
        return False
    word, low = found[0], found[0].lower()
    alone = found.start() == 0
    starts = following.lower() in rules.starters
    if word.isdigit() or (rules.ordinals and _ROMAN.match(word)):
        return alone or _is_ordinal(before[: found.start()], word, following.lower(), rules)
    if following[0].isdigit() and low in rules.before_number:
        return True
    if low in rules.ambiguous or _DOTTED.search(word):
        return not starts
    # An initial: "J. K. Rowling"; but "and I. He …" ends.
    return low in rules.inner or (len(word) == 1 and word.isupper() and not (word == "I" and starts))


def _is_ordinal(before: str, word: str, following: str, rules: _Rules) -> bool:
    """`am 3. März`, `Ludwig XIV. zog`; but "saßen 12. Der Rest": a number by which something is named, not counted."""
    if not rules.ordinals or (len(word) > 2 and word.isdigit()):  # noqa: PLR2004 - days and centuries
        return False
    leads = _WORD_BEFORE.search(before)
    named = leads is not None and (leads[1].lower() in rules.ordinals or not word.isdigit())
    return following in rules.months or (named and following not in rules.starters)


def _is_told(after: Iterator[re.Match[str]], rules: _Rules) -> bool:
    """Whether a cue follows within the clause: `he said`, `Mr Smith asked`; names only before the verb."""
    for number, token in enumerate(after):
        word = token[0]
        low = word.lower().rstrip(".")
        if low in rules.verbs:
            return number > 0
        is_name = word[0].isupper() or low in rules.pronouns
        if number >= LATEST_VERB or not is_name:
            return False
    return False
