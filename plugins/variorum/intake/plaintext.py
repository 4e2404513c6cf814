"""Plain text: a line is a line, and nothing is known about it yet."""

from __future__ import annotations

from .records import Record, UnreadableError, has_words, split_lines


def read_plain_text(path: str, raw: str) -> Record:
    """A record of a whole text file; raise UnreadableError if it holds no words."""
    if not has_words(raw):
        raise UnreadableError("the file holds no words")
    return Record(path, None, raw, "text", split_lines(raw))
