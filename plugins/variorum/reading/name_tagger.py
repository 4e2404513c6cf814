"""Names by a small tagger of our own, for English: a linear chain over runs of capitals, in whole numbers.

It decides which words of a run are one name and of what type, by how they are written, the lists that they stand in,
the words beside them and what the whole document tells of them; where a model is used, by what that says too. The
weights in `data/name_weights.npz` are learned by `bench/train_names.py`. Linear chain: Lafferty, McCallum and Pereira
2001.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from .name_features import describe_text
from .name_people import first_names
from .name_spans import Found, add_free
from .name_tokens import Token
from .name_types import specific_type
from .name_words import word_class

KINDS = ("PERSON", "ORG", "GPE", "NORP", "EVENT")
"""Types that are told apart here: GPE stands for all places, EVENT for all that is none of the others."""
TAGS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
"""No name; the first word of a name of a type; a further one."""

_FIGURE = re.compile(r"[ \u00a0]\d{1,4}")
_OF_SCORE = re.compile(r"[-–:]\d| ?[,;(]| [A-Z]")
"""What stands behind the figure of a result: "Quillon 2 Tarn 1", "Quillon 2 (Voss 2)"."""
_WORD_BEFORE = re.compile(r"(\w+)\.?[ \u00a0]$")
LOOK = 30
"""Characters before a name in which the word beside it stands."""
Sums = NDArray[np.int32]
_TAG_NUMBERS = np.arange(len(TAGS))


@dataclass(frozen=True, slots=True)
class Weights:
    """`rows` has a row for each feature and a column for each tag; `turns` lead from tag to tag, the last from a start.

    `numbers` are those of the rows. All weights are hundredths of a logit.
    """

    numbers: Mapping[str, int]
    rows: Sums
    turns: Sums


@cache
def read_weights(name: str) -> Weights:
    """The weights of the tagger "alone" or "beside" a model."""
    with files("variorum").joinpath("data", "name_weights.npz").open("rb") as file, np.load(file) as table:
        names = table[f"{name}_features"].tobytes().decode().split("\n")
        rows, turns = (table[f"{name}_{part}"].astype(np.int32) for part in ("rows", "turns"))
        return Weights({feature: n for n, feature in enumerate(names)}, rows, turns)


def tag_names(text: str, heard: Sequence[Found] | None, weights: Weights | None = None) -> list[Found]:
    """Start, end and type of each name of an English text, in order; `heard` is what a model found, None without one.

    Deterministic: sums of whole numbers, and of equal ones the first tag.
    """
    weights = weights or read_weights("alone" if heard is None else "beside")
    ends = {start: (end, kind) for start, end, kind in heard or ()}
    found: list[Found] = []
    for line, runs in describe_text(text, heard):
        for (first, last), described in zip(line.runs, runs, strict=True):
            named = _spans(line.tokens[first:last], _best_tags(weights, described))
            found += [_specify(text, name, ends.get(name[0])) for name in named]
    return sorted(add_free(found, [name for name in heard or () if _is_full_name(text, name)]))


def _specify(text: str, found: Found, heard: tuple[int, str] | None) -> Found:
    """A name with its type of the contract's ten, and the figure behind it that a model takes for a part of it."""
    start, end, kind = found
    if heard and kind == "EVENT" and _FIGURE.fullmatch(text, end, heard[0]):
        end = end if _OF_SCORE.match(text, heard[0]) else heard[0]
    return start, end, specific_type(text, (start, end, kind), heard[1] if heard and heard[0] == end else None)


def _is_full_name(text: str, heard: Found) -> bool:
    """Whether a model is to be believed where the tagger finds nothing: a first name or an office, and a name."""
    start, end, kind = heard
    words, before = text[start:end].split(), _WORD_BEFORE.search(text, max(0, start - LOOK), start)
    has_office = before is not None and word_class(before[1]) in {"office", "title"}
    return kind == "PERSON" and len(words) > 1 and (has_office or words[0] in first_names())


def _best_tags(weights: Weights, described: Sequence[Sequence[str]]) -> list[int]:
    """The tags with the highest sum (Viterbi)."""
    ahead, came = weights.turns[-1] + _emit(weights, described[0]), []
    for features in described[1:]:
        sums = ahead[:, None] + weights.turns[:-1]
        best = sums.argmax(0)
        ahead = sums[best, _TAG_NUMBERS] + _emit(weights, features)
        came.append(best)
    path = [int(ahead.argmax())]
    for best in reversed(came):
        path.append(int(best[path[-1]]))
    return path[::-1]


def _emit(weights: Weights, features: Sequence[str]) -> Sums:
    known = [number for number in map(weights.numbers.get, features) if number is not None]
    sums: Sums = weights.rows[known].sum(0)
    return sums


def _spans(tokens: Sequence[Token], tags: Sequence[int]) -> list[Found]:
    found: list[Found] = []
    for token, tag in zip(tokens, tags, strict=True):
        edge, _, kind = TAGS[tag].partition("-")
        if edge == "B":
            found.append((token.start, token.end, kind))
        elif edge == "I":
            found[-1] = (found[-1][0], token.end, kind)
    return found
