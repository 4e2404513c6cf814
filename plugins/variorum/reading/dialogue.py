"""Spoken lines of Spanish and French reports that a dash opens: `—No queda nada —dijo Rueda—. Nada`, `— Rien, dit-il`.

A line runs from its dash, at the head of a paragraph or behind a sentence, to the dash in front of who says it; where a
second dash hands the word back, it runs on to the end of its paragraph, and the reporter's words are an incise in it.
In French a comma stands in front of who says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..model import Pair
from .grammar import grammar_for
from .marks import Run

_OPENS = re.compile(r"(?:^|(?<=[.!?…»”\n] )|(?<=\n))—(?=[A-ZÁÉÍÓÚÑ0-9¿¡«“])", re.MULTILINE)
_FRENCH_OPENS = re.compile(r"^[—–][ \u00a0\u202f](?=[A-ZÀÂÇÈÉÊÎÔÙ0-9])", re.MULTILINE)
_INTERRUPTS = re.compile(r"\s—(?=[a-zñáéíóú])")
_RETURNS = re.compile(r"—[.,;:]?\s+(?=[\w¿¡])")


def find_lines(text: str, paragraphs: tuple[Pair, ...], marked: tuple[Run, ...], language: str) -> Iterator[Run]:
    """The spoken lines of a text, in order, none over a run in marks; none but in Spanish and French."""
    if language not in {"es", "fr"}:
        return
    opens, line_end = (_OPENS, _line_end) if language == "es" else (_FRENCH_OPENS, _french_line_end)
    taken = [(run.start, run.end) for run in marked]
    for start, end in paragraphs:
        at = start
        while opened := opens.search(text, at, end):
            stop = line_end(text, opened.end(), end)
            if not any(left < stop and opened.start() < right for left, right in taken):
                yield Run(opened.start(), stop, is_open=False)
            at = stop


def _line_end(text: str, at: int, end: int) -> int:
    interrupted = _INTERRUPTS.search(text, at, end)
    if interrupted is None:
        return end
    if _RETURNS.search(text, interrupted.end(), end):
        return end
    return interrupted.start()


def _french_line_end(text: str, at: int, end: int) -> int:
    told = _told_in_french().search(text, at, end)
    return told.start() if told else end


@cache
def _told_in_french() -> re.Pattern[str]:
    """`, dit-il`, `, a répondu le maire`, `! lance-t-elle`."""
    verbs = "|".join(sorted(map(re.escape, grammar_for("fr").say), key=lambda verb: (-len(verb), verb)))
    return re.compile(
        rf"(?:,|(?<=[?!…]))[ \u00a0](?:s’)?(?:(?:a|ont)(?:-t-(?:il|elle|on))?[ \u00a0])?(?:{verbs})(?![\w’])"
    )
