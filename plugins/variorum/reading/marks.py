"""The quotation marks of a text: a state machine over each paragraph that gives the outermost marked runs.

It knows “ ” „ “ « » » « ‹ › ‘ ’ and the straight marks. What it promises:

- a run is the words between a mark that opens and its mark that closes, marks included; runs never overlap;
- an apostrophe is no mark, and marks nested in a run are part of it;
- single marks make runs only in an article that has no double ones, and none that are typed as two single ones;
- a run that nobody closed ends with its paragraph, and `is_open` says so; where the next paragraph then opens with a
  mark, that is the newspapers' way to print one speech over several paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Pair

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "”": "”",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    "'": "'",
}
_DOUBLE_OPENERS = '“„«»”"'
_SINGLE_OPENERS = "‘‚'‹›"
_EITHER_WAY = "\"'”»›"
"""Marks that may open or close: they open only at the beginning of a word."""
_INSIDE_MIXED = {"“": '"”', '"': '"”'}
"""Scraped text mixes curly and straight marks; a mark of the other make closes too."""


@dataclass(frozen=True, slots=True)
class Run:
    """A marked run of the text; `is_open` when nothing closed it before its paragraph ended."""

    start: int
    end: int
    is_open: bool


def find_runs(text: str, paragraphs: tuple[Pair, ...]) -> tuple[Run, ...]:
    """All outermost runs in marks, in order."""
    double = tuple(run for start, end in paragraphs for run in _scan(text, start, end, _DOUBLE_OPENERS))
    if double:
        return double
    if "''" in text:  # typed for double marks: what stands in single ones is nested
        return ()
    single = (run for start, end in paragraphs for run in _scan(text, start, end, _SINGLE_OPENERS))
    # A lone single mark inside a paragraph is far more often an apostrophe than a quotation that runs on.
    begins = {start for start, _ in paragraphs}
    return tuple(run for run in single if not run.is_open or run.start in begins)


def _scan(text: str, start: int, end: int, openers: str) -> Iterator[Run]:
    at = start
    while at < end:
        if text[at] not in openers or not _opens(text, at, start, end):
            at += 1
            continue
        stop = next((k for k in range(at + 1, end) if _closes(text, at, k, end) or _reopens(text, at, k, start)), None)
        if stop is not None and _closes(text, at, stop, end):
            yield Run(at, stop + 1, is_open=False)
            at = stop + 1
        elif stop is not None:
            # Somebody forgot to close: the first run ends before the second begins.
            yield Run(at, _back_over_space(text, stop), is_open=False)
            at = stop
        else:
            yield from _unclosed(text, at, start, end)
            return


def _opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    at_word = before.isspace() or before in '([{—–-/“‘"…'
    if text[at] in _EITHER_WAY:
        if not at_word or after.isspace():
            return False
        return text[at] != "'" or after.isalpha() or after == "…"
    return not (text[at] in _SINGLE_OPENERS and not at_word)


def _reopens(text: str, opened: int, at: int, start: int) -> bool:
    return text[at] == text[opened] and text[at] not in _EITHER_WAY and _opens(text, at, start, len(text))


def _closes(text: str, opened: int, at: int, end: int) -> bool:
    """Whether the mark at `at` closes the run that the one at `opened` began."""
    mark, before = text[at], text[at - 1]
    after = text[at + 1] if at + 1 < end else " "
    if mark not in _INSIDE_MIXED.get(text[opened], _CLOSERS[text[opened]]):
        # An opening mark typed where the closing one belongs has a word before it and none behind.
        return mark == text[opened] and at > opened + 1 and not before.isspace() and not after.isalnum()
    if mark in "’'‘" and after.isalnum():
        return False
    if mark in "’'" and before == "s" and after == " " and text[at + 2 : at + 3].islower():
        # "the workers' rights": a plural possessive, if a mark that closes comes later.
        return not any(c in "’'" for c in text[at + 1 : end])
    return mark != '"' or not (before.isspace() and after.isalnum())


def _unclosed(text: str, at: int, start: int, end: int) -> Iterator[Run]:
    # A stray inch mark or a closing mark that lost its partner is no quotation: an open run must begin the paragraph
    # or follow what announces speech.
    before = text[start:at].rstrip()
    if not before or before[-1] in ",:" or text[at] not in _EITHER_WAY:
        yield Run(at, _back_over_space(text, end), is_open=True)


def _back_over_space(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end
