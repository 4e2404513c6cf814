"""Which orders each article is cleaned under: the small pass over the whole set that goes before cleaning.

An article's orders hold only what touches it, so that a line learned from others leaves it as it was kept.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..cleaning import MAX_LINE, Editing, Keep, Orders, learn_repeated, mark_line, split_marks
from ..overrides import FILE
from ..owners_files import hint_at
from ..store import Key

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """What is asked about an article in a file: path, key of its raw record, names, marks of its lines."""

    path: str
    raw: Key
    id: str
    url: str | None
    outlet: str | None
    marks: bytes


def standing_orders(editing: Editing, listed: Iterable[Listed]) -> Mapping[Key, Orders]:
    """The orders of each raw article, from all that the files hold."""
    articles = sorted(listed, key=lambda one: (one.path, one.raw))
    repeated = learn_repeated((one.outlet, one.id, one.marks) for one in articles)
    kept: dict[Key, set[str]] = {}
    for keep in editing.keeps:
        for one in _find(keep, articles):
            kept.setdefault(one.raw, set()).add(keep.line)
    return {
        one.raw: Orders(editing.phrases, tuple(sorted(kept.get(one.raw, ()))), _touching(one, repeated))
        for one in articles
    }


def _touching(one: Listed, repeated: Mapping[str, frozenset[bytes]]) -> tuple[bytes, ...]:
    known = repeated.get(one.outlet or "", frozenset())
    return tuple(mark for mark in split_marks(one.marks) if mark in known) if known else ()


def _find(keep: Keep, articles: Sequence[Listed]) -> list[Listed]:
    """The articles whose line is kept; a name or a line that nothing has is warned of, with the nearest known one."""
    what = "article" if keep.outlet is None else "outlet"
    name = keep.outlet or keep.article or ""
    names = [(one, {one.outlet} if keep.outlet else {one.path, one.id, one.url}) for one in articles]
    found = [one for one, known in names if name in known]
    if not found:
        known_names = {str(given) for _, known in names for given in known if given}
        hint = hint_at(name, known_names)
        log.warning("%s: a [[keep]] names the %s %r, which is not among the inputs.%s", FILE, what, name, hint)
    elif len(keep.line) <= MAX_LINE and not any(mark_line(keep.line) in split_marks(one.marks) for one in found):
        log.warning("%s: no line of %s says %r; nothing is kept.", FILE, name, keep.line)
    return found
