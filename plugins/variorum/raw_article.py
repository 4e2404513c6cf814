"""What intake hands to cleaning: an article with its facts, and the lines that its text will be made of."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Article


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a raw record, as intake hands it to cleaning.

    `number` counts from 1 and `start` is the offset of `text` in the decoded record; both are None for HTML, where
    `kind` already says what the markup said.
    """

    text: str
    number: int | None = None
    start: int | None = None
    kind: str = "text"  # text, paragraph, heading, list-item, blockquote, caption, image, byline


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What intake gives: an article with its facts but without text yet, and the lines that cleaning works on.

    `raw` is the decoded record, line ends made LF; `form` is "text" (lines know their place in `raw`) or "html".
    """

    article: Article
    raw: str
    form: str
    lines: tuple[Line, ...]
