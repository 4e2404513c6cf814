"""A page as the checks see it: which page it is, its elements by mark, and its runs with the words they hold."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from .markup import Document, Node, nearest
from .place import Place

RUN_MARKS = ("data-article", "data-start", "data-end")


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Words of a source on a page. `place` is None if the marks make no sense.

    `inner` says where in `text` the marked elements inside it stand; `parent` is the run around it, if any.
    """

    node: Node
    place: Place | None
    text: str
    inner: Mapping[Node, tuple[int, int]]
    parent: Run | None


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A parsed page. `key` is the id of what it is about, if about one thing; `starts` says where the runs stand."""

    path: str
    kind: str
    key: str
    document: Document
    ids: Mapping[str, Node]
    tags: Mapping[str, list[Node]]
    marks: Mapping[str, list[Node]]
    runs: tuple[Run, ...]
    starts: tuple[int, ...]

    def marked(self, attribute: str) -> list[Node]:
        """All elements with an attribute, in document order."""
        return self.marks.get(attribute, [])

    def tagged(self, tag: str) -> list[Node]:
        """All elements of a name, in document order."""
        return self.tags.get(tag, [])

    def within(self, node: Node) -> tuple[Node, ...]:
        """An element and all elements inside it, in document order."""
        return self.document.nodes[node.order : node.last + 1]

    def outer_runs(self, node: Node) -> list[Run]:
        """The runs inside an element, less those inside another run."""
        first, last = bisect_right(self.starts, node.order), bisect_right(self.starts, node.last)
        return [run for run in self.runs[first:last] if run.parent is None]


def make_page(path: str, document: Document, subject: tuple[str, str]) -> Page:
    """A page with its indexes; `subject` is its kind and what it is about."""
    ids: dict[str, Node] = {}
    tags: dict[str, list[Node]] = defaultdict(list)
    marks: dict[str, list[Node]] = defaultdict(list)
    for node in document.nodes:
        tags[node.tag].append(node)
        for attribute in node.attrs:
            marks[attribute].append(node)
        if "id" in node.attrs:
            ids.setdefault(node.attrs["id"], node)
    kind, key = subject
    runs = _runs(marks)
    return Page(path, kind, key, document, ids, tags, marks, runs, tuple(run.node.order for run in runs))


def _runs(marks: Mapping[str, list[Node]]) -> tuple[Run, ...]:
    found: dict[Node, Run] = {}
    for node in sorted({node for mark in RUN_MARKS for node in marks.get(mark, ())}, key=attrgetter("order")):
        inner: dict[Node, tuple[int, int]] = {}
        text = _speak(node, 0, inner)
        around = nearest(node, "data-article")
        parent = found.get(around) if around is not None else None
        # A run in our own apparatus stands beside the words of the run around it, not in them.
        if parent is not None and node not in parent.inner:
            parent = None
        found[node] = Run(node, _place(node), text, inner, parent)
    return tuple(found.values())


def _place(node: Node) -> Place | None:
    article, start, end = (node.attrs.get(mark, "") for mark in RUN_MARKS)
    is_number = all(value.isascii() and value.isdigit() for value in (start, end))
    return (article, int(start), int(end)) if article and is_number else None


def _speak(node: Node, offset: int, inner: dict[Node, tuple[int, int]]) -> str:
    """The words of an element less apparatus; notes in `inner` where the marked elements in it stand."""
    parts: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
            offset += len(child)
        elif "data-apparatus" not in child.attrs:
            text = _speak(child, offset, inner)
            if child.tag == "a" or "data-mention" in child.attrs or "data-article" in child.attrs:
                inner[child] = offset, offset + len(text)
            parts.append(text)
            offset += len(text)
    return "".join(parts)
