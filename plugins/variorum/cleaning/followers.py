"""Lines that are furniture by where they stand: headlines under "Related stories", the note about an author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..word_lists import read_table
from .passages import Passage
from .signs import count_words, ends_sentence, is_prose

_LIST_HEADS = frozenset({"furniture: related stories", "furniture: headlines"})
_POSTS = re.compile(rf"\b(?:{'|'.join(read_table('author_notes')['posts'])})\b", re.IGNORECASE)
_VERBS = "|".join(read_table("author_notes")["verbs"])
MIN_HEADLINE_WORDS = 5
"""Words of a headline in such a list; a shorter line may be the subheading of what follows."""
NOTE_PASSAGES = 3
"""Passages from the end in which a note about the author is looked for: one a name, for two authors and an editor."""
MAX_NOTE_WORDS = 90
"""Words of the longest note about an author."""


def cut_headlines(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, lines without a final stop right below "Related stories" and the like cut."""
    settled: list[Passage] = []
    for passage in passages:
        is_below = bool(settled) and settled[-1].rule in _LIST_HEADS and count_words(passage.text) >= MIN_HEADLINE_WORDS
        settled.append(passage.cut("furniture: headlines") if is_below and _is_headline(passage) else passage)
    return settled


def _is_headline(passage: Passage) -> bool:
    return (
        passage.is_kept and passage.kind != "heading" and not is_prose(passage.text) and not ends_sentence(passage.text)
    )


def cut_author_notes(passages: Sequence[Passage], authors: Sequence[str]) -> list[Passage]:
    """The passages, notes about the author among the last ones cut: "Jane Doe is a reporter at …"."""
    kept = [index for index, passage in enumerate(passages) if passage.is_kept]
    notes = set()
    for index in reversed(kept[-NOTE_PASSAGES:] if len(kept) > NOTE_PASSAGES else []):
        if not is_author_note(passages[index].text, authors):
            break
        notes.add(index)
    return [p.cut("furniture: author note") if index in notes else p for index, p in enumerate(passages)]


def is_author_note(text: str, authors: Sequence[str]) -> bool:
    """Whether a passage says who somebody is that writes for a living: a known author, or one with a press office."""
    if count_words(text) > MAX_NOTE_WORDS:
        return False
    if any(re.match(rf"\W*{re.escape(author)}\b.{{0,60}}\b(?:{_VERBS})\b", text) for author in authors):
        return True
    match = re.match(rf"\W*(?:[A-Z][\w.'’-]{{0,20}}\s){{2,4}}(?:{_VERBS})\s(?P<rest>.{{1,80}})", text)
    return match is not None and _POSTS.search(match["rest"]) is not None
