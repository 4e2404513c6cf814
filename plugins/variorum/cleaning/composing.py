"""Passages to an article: the text with its blocks and origin, the cuts, the pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Block, Cut
from .passages import MarkedLine, Passage, Piece

_RUN = re.compile(r"[^\x00-\x1f\ud800-\udfff]+|[\t\v\f\x1c-\x1f]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
GAP = "\n\n"
"""What parts two paragraphs of the clean text."""


@dataclass(frozen=True, slots=True)
class Body:
    """The clean text and what stands off it."""

    text: str
    blocks: tuple[Block, ...]
    origin: tuple[tuple[int, int, int], ...]


def compose_body(passages: Iterable[Passage]) -> Body:
    """The text of the passages that are kept, in order."""
    parts: list[str] = []
    blocks: list[Block] = []
    origin: list[tuple[int, int, int]] = []
    end = 0
    for passage in passages:
        start = end + len(GAP) if parts else 0
        if passage.kind == "subheading":
            blocks.append(Block("subheading", text=scrub(passage.text), before=start))
            continue
        words, runs = _compose(passage.lines, start)
        if words:
            parts.append(words)
            origin += runs
            end = start + len(words)
            blocks.append(Block(_block_kind(passage), start, end))
    return Body(GAP.join(parts), tuple(blocks), tuple(_merged(origin)))


def _block_kind(passage: Passage) -> str:
    return passage.kind if passage.kind in {"list-item", "blockquote"} else "paragraph"


def _compose(lines: Sequence[MarkedLine], start: int) -> tuple[str, list[tuple[int, int, int]]]:
    """The words of a passage, and its runs with places in the whole text."""
    text = ""
    runs: list[tuple[int, int, int]] = []
    for line in lines:
        pieces = clean_pieces(line.pieces)
        if pieces and text:
            text += " "
        for piece in pieces:
            if piece.start is not None:
                runs.append((start + len(text), piece.start, len(piece.text)))
            text += piece.text
    return text, runs


def clean_pieces(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces without control characters and without white space at the ends; a tab leaves a space of ours."""
    clean: list[Piece] = []
    for piece in pieces:
        for match in _RUN.finditer(piece.text):
            if match[0].isspace() and match[0][0] < " ":
                clean.append(Piece(" ", None))
            else:
                clean.append(Piece(match[0], None if piece.start is None else piece.start + match.start()))
    return _stripped(clean)


def _stripped(pieces: list[Piece]) -> list[Piece]:
    while pieces and not pieces[0].text.strip():
        pieces = pieces[1:]
    while pieces and not pieces[-1].text.strip():
        pieces = pieces[:-1]
    if not pieces:
        return []
    first = pieces[0].text.lstrip()
    dropped = len(pieces[0].text) - len(first)
    pieces[0] = Piece(first, None if pieces[0].start is None else pieces[0].start + dropped)
    pieces[-1] = Piece(pieces[-1].text.rstrip(), pieces[-1].start)
    return pieces


def _merged(runs: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Runs of which none goes on where the one before it ends, in text and record both."""
    merged: list[tuple[int, int, int]] = []
    for start, raw, length in runs:
        if merged and merged[-1][0] + merged[-1][2] == start and merged[-1][1] + merged[-1][2] == raw:
            merged[-1] = (merged[-1][0], merged[-1][1], merged[-1][2] + length)
        else:
            merged.append((start, raw, length))
    return merged


def scrub(text: str) -> str:
    """A line for a field of its own: white space folded, no control characters, no lone surrogates."""
    return " ".join("".join(match[0] if match[0].strip() else " " for match in _RUN.finditer(text)).split())


def compose_cuts(passages: Iterable[Passage]) -> list[Cut]:
    """A receipt for each line of the passages that were cut, as it stood."""
    return [
        Cut(line.source.number, _SURROGATE.sub("�", line.stood), passage.rule)
        for passage in passages
        if passage.rule is not None
        for line in passage.lines
    ]
