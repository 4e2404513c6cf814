"""Runs: the words of a source against its article's text, code point by code point; and the names linked in it."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind, difference, excerpt
from .links import resolve
from .markup import Node, nearest, where
from .page import RUN_MARKS, Page, Run


def check_runs(page: Page, facts: Facts) -> Iterator[Finding]:
    """Every run says what its span says; a run in a run is that part of it; none stands where none may."""
    for run in page.runs:
        yield from _check_run(page, run, facts)
        if page.kind in {"owner", "redirect", "tombstone", "missing"}:
            yield Finding(
                page.path, where(run.node), Kind.BAD_RUN, f"A page of the kind {page.kind} may hold no run; found one."
            )


def _check_run(page: Page, run: Run, facts: Facts) -> Iterator[Finding]:
    expected = facts.text_at(run.place) if run.place else None
    if expected is None:
        marks = ", ".join(f"{mark}={run.node.attrs.get(mark)}" for mark in RUN_MARKS)
        message = f"A run must name a span of an article; {marks} does not, around {excerpt(run.text)}."
        yield Finding(page.path, where(run.node), Kind.BAD_RUN, message)
    elif run.text != expected:
        message = f"The words of {_name(run)} are changed: {difference(expected, run.text)}."
        yield Finding(page.path, where(run.node), Kind.CHANGED_WORDS, message)
    if run.parent is not None and run.place and run.parent.place:
        article, start, _ = run.parent.place
        begin, end = run.parent.inner[run.node]
        if run.place != (article, start + begin, start + end):
            message = (
                f"A run inside another must be that part of it, {start + begin} to {start + end}; found {_name(run)}."
            )
            yield Finding(page.path, where(run.node), Kind.BAD_RUN, message)


def check_mentions(page: Page, facts: Facts) -> Iterator[Finding]:
    """A name marked in a run, a link or not, is exactly a mention of the entity that it leads to or says it names."""
    runs = {run.node: run for run in page.runs}
    for node in page.marked("data-mention"):
        if nearest(node, "data-article") is None:
            yield Finding(
                page.path,
                where(node),
                Kind.WRONG_MENTION,
                "A mark on a name must stand inside a run; this one does not.",
            )
    for run in page.runs:
        for node in run.inner:
            is_mark = node.tag == "a" or "data-mention" in node.attrs
            if is_mark and runs.get(_nearest_run(node)) is run:
                yield from _check_mention(page, run, node, facts)


def _nearest_run(node: Node) -> Node:
    return node if "data-article" in node.attrs else nearest(node, "data-article") or node


def _check_mention(page: Page, run: Run, node: Node, facts: Facts) -> Iterator[Finding]:
    if run.place is None:
        return
    article, start, _ = run.place
    begin, end = run.inner[node]
    entities = facts.entities_at((article, start + begin, start + end))
    if not _names(page, node, entities):
        wanted = " or ".join(sorted(entities)) or "no entity"
        words = excerpt(run.text[begin:end])
        told = node.attrs.get("href") or node.attrs.get("data-mention")
        message = f"The words {words} in {article} name {wanted}; the mark on them says {excerpt(told)}."
        yield Finding(page.path, where(node), Kind.WRONG_MENTION, message)


def _names(page: Page, node: Node, entities: frozenset[str]) -> bool:
    """Whether a mark says, by its link or its value, that the words in it name one of some entities, and no other."""
    told = node.attrs.get("data-mention")
    if told is None or (told and told not in entities) or not (told or "href" in node.attrs):
        return False
    pages = {f"entities/{entity}.html" for entity in entities}
    return "href" not in node.attrs or resolve(page.path, node.attrs["href"])[0] in pages


def _name(run: Run) -> str:
    article, start, end = run.place or ("", 0, 0)
    return f"{article} {start} to {end}"
