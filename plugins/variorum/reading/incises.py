"""Words of the reporter inside marks: « Le pont, ajoute-t-elle, tient », «El puente —dice Rueda— aguanta».

French and Spanish reports put them there. They are no part of what was said, but they stand between its marks: the span
of the quotation holds them, and they stay words of the text for those who look for its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..model import Pair
from .grammar import Grammar, grammar_for
from .marks import Run

LONGEST = 60
"""Characters of an incise; longer ones are a clause of the speech itself."""
_SMALL = r"(?:[\w’'-]+[ \u00a0]){0,2}?"


def find_incises(text: str, runs: tuple[Run, ...], grammar: Grammar) -> Iterator[Pair]:
    """The spans of all incises inside marked runs, without the pauses around them."""
    if grammar.language in {"fr", "es"}:
        pattern = _pattern(grammar.language)
        for run in runs:
            found = pattern.finditer(text, run.start, run.end)
            yield from (match.span("incise" if match["incise"] else "dashed") for match in found)


def without(spans: tuple[Pair, ...], holes: tuple[Pair, ...]) -> Iterator[Pair]:
    """The spans in order, less the holes in them."""
    for start, end in spans:
        at = start
        for left, right in holes:
            if start < left and right < end:
                yield at, left
                at = right
        yield at, end


@cache
def _pattern(language: str) -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, grammar_for(language).say), key=len, reverse=True))
    inner = rf"(?P<incise>{_SMALL}(?:{verbs})\b[^,.;:!?«»“”—–]{{0,{LONGEST}}})"
    return re.compile(
        rf"(?:(?<=, )|(?<=,\u00a0)){inner}(?=,|\s?[»”.])|(?<=[—–])\s?{inner.replace('incise', 'dashed')}(?=[—–,.])"
    )
