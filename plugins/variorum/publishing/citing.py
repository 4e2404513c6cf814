"""What a story took from its reports: for each cited span of each article, the statements and what they do with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..digest_data import Row
from ..model import Pair

USES = ("printed", "cited", "folded")
"""What a story does with a sentence, the most first: it prints it as the words of a point that is not folded, such a
point cites it as saying the same or part of it, or it stands in the folds."""


class Taken(NamedTuple):
    """A statement that cites a sentence, and which of `USES` that is."""

    statement: str
    use: str


Citing = Mapping[str, Mapping[Pair, tuple[Taken, ...]]]
"""By article, its cited spans and, for each, the statements that cite it, each once."""


def find_citing(story: Row) -> Citing:
    """What a story took from each of its reports."""
    found: dict[str, dict[Pair, tuple[Taken, ...]]] = defaultdict(dict)
    for statement in story["statements"]:
        for citation in statement["citations"]:
            spans, span = found[citation["article"]], (citation["start"], citation["end"])
            taken = Taken(statement["id"], _find_use(statement, citation))
            if all(other.statement != taken.statement for other in spans.get(span, ())):
                spans[span] = (*spans.get(span, ()), taken)
    return found


def _find_use(statement: Row, citation: Row) -> str:
    if statement["tier"] == "folded":
        return "folded"
    shown = statement["shown"]
    is_shown = all(citation[key] == shown[key] for key in ("article", "start", "end"))
    return "printed" if is_shown else "cited"


def choose_use(taken: Iterable[Taken]) -> str:
    """The most that a story does with a sentence; one that nothing cites counts as folded."""
    uses = {one.use for one in taken}
    return next((use for use in USES if use in uses), "folded")
