"""Labels: a phrase that names a relation or variant stands only where the data says so.

The catalogue tells them by their keys: the last part of `cell_silent` or `chip_also` is the value that it names.
"""

from __future__ import annotations

from collections.abc import Iterator

from .finding import Finding, Kind, excerpt
from .markup import Node, where
from .page import Page

LABELLED = (
    "data-says",
    "data-chip",
    "data-citation",
    "data-variant",
    "data-news",
    "data-took",
    "data-used",
    "data-carried",
)
NEWS = frozenset({"new", "corrected"})
"""Values that a phrase may name nowhere but in an element that has one."""
SCALES = (
    frozenset({"words", "also", "partly", "silent"}),
    frozenset({"full", "truncated", "altered"}),
    frozenset({"printed", "cited", "folded"}),
    frozenset({"alone", "copied", "first"}),
    NEWS,
)
"""Values that exclude each other: a phrase that names one of a scale says nothing of another scale's."""
VALUES = frozenset().union(*SCALES)


def check_label(page: Page, node: Node, said: str, keys: frozenset[str]) -> Iterator[Finding]:
    """A phrase that names a value stands in no element of another value."""
    named = labels(keys)
    if not named:
        return
    for around in (node, *node.ancestors()):
        marks = [mark for mark in LABELLED if mark in around.attrs]
        if marks:
            value = around.attrs[marks[0]]
            if value not in named and _is_same_scale(value, named):
                message = (
                    f"The label {excerpt(said)} means {', '.join(sorted(named))}, but stands in an element of {value}."
                )
                yield Finding(page.path, where(node), Kind.WRONG_LABEL, message)
            return
    if named & NEWS:
        message = f"The label {excerpt(said)} belongs in an element that is marked so; here it stands by itself."
        yield Finding(page.path, where(node), Kind.WRONG_LABEL, message)


def labels(keys: frozenset[str]) -> frozenset[str]:
    """The values that a phrase names; none unless all of its keys name one."""
    ends = frozenset(key.replace("-", "_").rpartition("_")[2] for key in keys)
    return ends if ends and ends <= VALUES else frozenset()


def _is_same_scale(value: str, named: frozenset[str]) -> bool:
    return bool(named & NEWS) or any(value in scale and named & scale for scale in SCALES)
