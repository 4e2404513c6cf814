"""Titles of works in quotation marks: books, films, songs, programmes. They are nobody's speech."""

from __future__ import annotations

import re

from ..word_lists import read_table
from .marks import Run
from .scene import Scene

_MARKS = "\"'“”„‘’‚«»‹› .,!?\u00a0\u202f"
_NAME_ENDS = re.compile(r"[A-Z][\w.-]* $")
_NAME_BEGINS = re.compile(r" [A-Z]")
_BYLINE = re.compile(r",? by (?:the )?[A-Z]")
_PUBLISHING = frozenset({"wrote", "writes", "writing", "written", "published", "read", "reads", "named"})
LONGEST_TITLE = 10
"""Words; longer runs in capitals are shouting."""


def is_work(scene: Scene, run: Run) -> bool:
    """Whether the run is a title or a nickname: capitals that no cue announces."""
    words = scene.text[run.start : run.end].strip(_MARKS).split()
    before, after = scene.text[max(0, run.start - 30) : run.start], scene.text[run.end : run.end + 30]
    if not words:
        return True
    if len(words) == 1 and _NAME_ENDS.search(before) and _NAME_BEGINS.match(after) and words[0][0].isupper():
        return True
    if _BYLINE.match(after):
        return True
    kinds = read_table("works").get(scene.grammar.language, {}).get("kinds")
    if kinds is not None:
        return _is_continental_work(scene, run, words, kinds)
    if _follows_kind(before) and all(_is_capital(w) for w in _weighty(words)):
        return True
    if not 1 < len(words) <= LONGEST_TITLE or run.is_open or before.rstrip().endswith(":"):
        return False
    spoken = before.rstrip(" ,").rpartition(" ")[2].lower() in scene.grammar.cues - _PUBLISHING
    return not spoken and _is_in_title_case(words)


def _is_continental_work(scene: Scene, run: Run, words: list[str], kinds: list[str]) -> bool:
    """`le film « Le Pont »`, `« Le Pont », le documentaire que`: here capitals tell little, kinds much."""
    before, after = scene.text[max(0, run.start - 30) : run.start], scene.text[run.end : run.end + 30]
    if not _is_capital(words[0]) or len(words) > LONGEST_TITLE or run.is_open:
        return False
    if words[-1].lower() in read_table("names_by_language")[scene.grammar.language]["papers"]:
        return True
    named = re.search(r"(\w+),?\s+$", before)
    behind = re.match(r",\s+(?:\w+\s+|[ld]['’])?(\w+)", after)
    return any(found is not None and found[1].lower() in kinds for found in (named, behind))


def _is_in_title_case(words: list[str]) -> bool:
    weighty = _weighty(words)
    return len(weighty) > 1 and _is_capital(words[0]) and all(_is_capital(w) for w in weighty)


def _follows_kind(before: str) -> bool:
    """Whether what stands before says what kind of work it is: `the film “Orne”`, `her book, “Orne”`."""
    return before.rstrip(" ,").rpartition(" ")[2].lower() in read_table("works")["kinds"]


def _weighty(words: list[str]) -> list[str]:
    small = read_table("works")["small"]
    return [w for w in words if w.lower().strip("'’.,:") not in small]


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()
