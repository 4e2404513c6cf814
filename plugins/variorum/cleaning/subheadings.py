"""Subheadings and lists: lines without a final stop between paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .passages import Passage
from .signs import count_words, ends_sentence, is_prose, leads_on

MAX_WORDS = 16
"""Words of the longest subheading that carries no markup."""


def mark_subheadings(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, those that head the text below them marked as subheadings, those of a list as list items."""
    marked = list(passages)
    kept = [index for index, passage in enumerate(passages) if passage.is_kept]
    for place, index in enumerate(kept):
        above = marked[kept[place - 1]] if place else None
        below = marked[kept[place + 1]] if place + 1 < len(kept) else None
        kind = _kind(marked[index], above, below)
        marked[index] = (
            marked[index].cut("furniture: below the article") if kind is None else replace(marked[index], kind=kind)
        )
    return marked


def _kind(passage: Passage, above: Passage | None, below: Passage | None) -> str | None:
    if passage.kind == "heading":
        return "subheading" if below else None
    if passage.kind != "paragraph" or not _is_loose(passage):
        return passage.kind
    if above and (leads_on(above.text) or (above.kind == "list-item" and _is_loose(above))):
        return "list-item"
    if (
        below
        and above
        and count_words(passage.text) <= MAX_WORDS
        and (is_prose(below.text) or ends_sentence(below.text))
    ):
        return "subheading"
    return passage.kind


def _is_loose(passage: Passage) -> bool:
    return not is_prose(passage.text) and not ends_sentence(passage.text) and not leads_on(passage.text)
