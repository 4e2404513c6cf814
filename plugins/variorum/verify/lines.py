"""Is every line of a text record accounted for: in the text by its origin, as a subheading, or as a cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..digest_data import Row

_MARKUP = re.compile(
    r"(?:!\[(?:[^\[\]\n]|\[[^\[\]\n]{0,200}+\]){0,2000}+)?+\]\(\s*+[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+(?:\s++\"[^\"]{0,2000}+\")?+\s*+\)"
)
"""A picture, or the address of a link: data, not words of the article. Possessive (`*+`): no line takes long."""
_LIST_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s")
_WORD = re.compile(r"\w+")


def find_lost_lines(article: Row, raw: str) -> Iterator[tuple[int, str]]:
    """The numbers and lost words of the lines that are accounted for nowhere, or not whole."""
    covered = _covered(article, len(raw))
    cuts: dict[int | None, list[str]] = {}
    for cut in article["cuts"]:
        cuts.setdefault(cut["line"], []).append(_words(cut["text"]))
    subheadings = [_words(block["text"]) for block in article["blocks"] if block["kind"] == "subheading"]
    start = 0
    for number, line in enumerate(raw.split("\n"), 1):
        if line.strip() and _words(line) not in cuts.get(number, []):
            kept = covered[start : start + len(line)]
            lost = _lost(line, kept)
            is_subheading = not any(kept) and any(_is_within(words, _words(line)) for words in subheadings)
            if (lost or not any(kept)) and not is_subheading:
                yield number, lost or line
        start += len(line) + 1


def _covered(article: Row, length: int) -> bytearray:
    """For each character of the record whether it stands in the text."""
    covered = bytearray(length)
    for _, raw_start, size in article["origin"]:
        end = min(raw_start + size, length)
        covered[raw_start:end] = b"\1" * max(0, end - raw_start)
    return covered


def _lost(line: str, kept: bytearray) -> str:
    """The words of a line that are not in the text, less its markup."""
    left = "".join(" " if is_kept else character for character, is_kept in zip(line, kept, strict=True))
    markup = [match.span() for match in _MARKUP.finditer(line)] + [
        match.span() for match in [_LIST_NUMBER.match(line)] if match
    ]
    for start, end in markup:
        left = left[:start] + " " * (end - start) + left[end:]
    return " ".join(_WORD.findall(left))


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text))


def _is_within(words: str, line: str) -> bool:
    """Whether a subheading's words stand in a line, or a line's in a subheading that was joined out of several."""
    return bool(words) and bool(line) and (f" {words} " in f" {line} " or f" {line} " in f" {words} ")
