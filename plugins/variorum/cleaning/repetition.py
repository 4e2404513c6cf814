"""Lines that one outlet repeats over many of its articles: furniture that no rule knows, learned from the whole set.

A line is learned where it stands in enough of an outlet's articles and in none of another's: what two outlets print is
an agency's sentence as often as a button. Lines are told apart by a hash of their words, so the pass is small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b

from ..raw_article import Line
from .passages import Passage

MIN_ARTICLES = 5
"""Articles of an outlet on which a line must stand."""
MIN_SHARE = 5
"""The line stands in at least one of so many of the outlet's articles."""
MAX_LINE = 400
"""Characters of the longest line that is learned; longer ones are paragraphs."""
SIZE = 8
"""Bytes of a mark: among ten million lines two share one by chance once in 400,000 sets."""


def mark_line(text: str) -> bytes:
    """The mark of a line: a hash of its words, white space aside."""
    return blake2b(" ".join(text.split()).encode(errors="replace"), digest_size=SIZE).digest()


def mark_lines(lines: Iterable[Line]) -> bytes:
    """The marks of an article's lines one after the other, each once, in order of their bytes."""
    return b"".join(sorted({mark_line(line.text) for line in lines if len(line.text) <= MAX_LINE}))


def split_marks(marks: bytes) -> list[bytes]:
    """The single marks of `mark_lines`."""
    return [marks[start : start + SIZE] for start in range(0, len(marks), SIZE)]


def learn_repeated(articles: Iterable[tuple[str | None, str, bytes]]) -> Mapping[str, frozenset[bytes]]:
    """The repeated lines of each outlet, from (outlet, id, marks) of every article; an id counts once."""
    by_outlet: dict[str | None, dict[str, bytes]] = {}
    for outlet, article, marks in articles:
        known = by_outlet.setdefault(outlet, {})
        known[article] = max(known.get(article, b""), marks)
    counts = {
        outlet: Counter(m for marks in known.values() for m in split_marks(marks))
        for outlet, known in by_outlet.items()
    }
    outlets = Counter(mark for counted in counts.values() for mark in counted)
    return {
        outlet: frozenset(m for m, n in counts[outlet].items() if outlets[m] == 1 and _is_repeated(n, len(known)))
        for outlet, known in by_outlet.items()
        if outlet is not None
    }


def _is_repeated(times: int, articles: int) -> bool:
    return times >= MIN_ARTICLES and times * MIN_SHARE >= articles


def cut_repeated(passages: Sequence[Passage], repeated: Collection[bytes]) -> list[Passage]:
    """The passages, those of which the outlet repeats every line cut."""
    return [_cut(passage, repeated) if repeated and passage.is_kept else passage for passage in passages]


def _cut(passage: Passage, repeated: Collection[bytes]) -> Passage:
    is_known = all(mark_line(line.source.text) in repeated for line in passage.lines)
    return passage.cut("furniture: repeated by the outlet") if is_known else passage
