"""What cleaning works on: pieces of the raw record, lines without markup, and passages of one or more lines.

A passage is kept as text until a step gives it a `rule`; then its lines are cut, each with a receipt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model import Image
from ..raw_article import Line


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line that stands unchanged in the raw record at `start`; None where the record is HTML."""

    text: str
    start: int | None


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line as it stood, the pieces that stay of it without markup, and the pictures that stood in it."""

    source: Line
    stood: str
    pieces: tuple[Piece, ...]
    images: tuple[Image, ...] = ()

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(piece.text for piece in self.pieces).strip()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, quotation, heading or piece of furniture: lines that belong together."""

    lines: tuple[MarkedLine, ...]
    kind: str  # paragraph, list-item, blockquote, heading, subheading, caption, image
    rule: str | None = None

    @property
    def text(self) -> str:
        """The words of all its lines on one line."""
        return " ".join(text for line in self.lines if (text := line.text))

    @property
    def is_kept(self) -> bool:
        """Whether no step has cut it."""
        return self.rule is None

    def cut(self, rule: str) -> Passage:
        """The same, cut by a rule."""
        return replace(self, rule=rule)
