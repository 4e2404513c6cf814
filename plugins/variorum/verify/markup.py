"""HTML as a plain tree: elements that know their parent and their place in the document, and text as strings.

lxml's parser drives the builder, so there is one pass over the bytes and no tree of lxml's own to keep.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

_ORDER = attrgetter("order")


@dataclass(slots=True, eq=False)
class Node:
    """An element. `order` counts elements in document order; `last` is that of its last descendant, or its own."""

    tag: str
    attrs: Mapping[str, str]
    parent: Node | None
    order: int
    last: int = 0
    children: list[Node | str] = field(default_factory=list)

    def holds(self, other: Node) -> bool:
        """Whether `other` is a descendant."""
        return self.order < other.order <= self.last

    def ancestors(self) -> Iterator[Node]:
        """The elements around this one, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def own_text(self) -> str:
        """The text that stands in this element itself, not in its children."""
        return " ".join(child for child in self.children if isinstance(child, str))

    def elements(self) -> list[Node]:
        """The child elements."""
        return [child for child in self.children if isinstance(child, Node)]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A parsed page: its elements in document order, and what the parser had to repair."""

    nodes: tuple[Node, ...]
    faults: tuple[str, ...]

    def release(self) -> None:
        """Let go of the tree. Elements that know their parents would else wait for the cycle collector."""
        for node in self.nodes:
            node.parent = None


class _Builder:
    """The target that lxml's parser feeds."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.open: list[Node] = []

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        parent = self.open[-1] if self.open else None
        node = Node(tag, attrs, parent, len(self.nodes))
        if parent is not None:
            parent.children.append(node)
        self.nodes.append(node)
        self.open.append(node)

    def end(self, _tag: str) -> None:
        self.open.pop().last = len(self.nodes) - 1

    def data(self, text: str) -> None:
        if not self.open:
            return
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += text
        else:
            children.append(text)

    def close(self) -> list[Node]:
        nodes, self.nodes = self.nodes, []  # the parser and its target keep each other, and would keep the tree
        return nodes


def parse(data: bytes) -> Document:
    """The tree of an HTML page in UTF-8; raise UnicodeDecodeError if it is not UTF-8."""
    from lxml import etree  # noqa: PLC0415 - slow to import, and nothing is parsed where all is proved

    data.decode("utf-8")
    parser = etree.HTMLParser(target=_Builder(), encoding="utf-8")
    nodes = etree.fromstring(data, parser) if data.strip() else []
    return Document(tuple(nodes), tuple(f"line {error.line}: {error.message}" for error in parser.error_log))


def fold(text: str) -> str:
    """Runs of white space as one space, none at the ends."""
    return " ".join(text.split())


def text_of(node: Node) -> str:
    """All text inside an element."""
    parts: list[str] = []
    _gather(node, parts)
    return "".join(parts)


def _gather(node: Node, parts: list[str]) -> None:
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        else:
            _gather(child, parts)


def inside(node: Node, nodes: list[Node]) -> list[Node]:
    """Those of `nodes`, which stand in document order, that are descendants of `node`."""
    if node.last == node.order or not nodes:
        return []
    return nodes[bisect_right(nodes, node.order, key=_ORDER) : bisect_right(nodes, node.last, key=_ORDER)]


def nearest(node: Node, attribute: str) -> Node | None:
    """The nearest element around this one that carries an attribute."""
    around = node.parent
    while around is not None and attribute not in around.attrs:
        around = around.parent
    return around


def where(node: Node) -> str:
    """How a finding names an element: by its id, else by its mark, inside the nearest id around it."""
    if "id" in node.attrs:
        return "#" + node.attrs["id"]
    mark = next((f"[{key}={value}]" for key, value in node.attrs.items() if key.startswith("data-")), "")
    around = nearest(node, "id")
    return (f"#{around.attrs['id']} " if around is not None else "") + node.tag + mark
