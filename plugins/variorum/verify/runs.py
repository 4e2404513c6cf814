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
        if page.kind in {"owner", "redirect", "tombstone"}:
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
    """A link inside a run stands on exactly a mention of the entity that it leads to, and on nothing else."""
    runs = {run.node: run for run in page.runs}
    for node in page.marked("data-mention"):
        if nearest(node, "data-article") is None:
            yield Finding(
                page.path,
                where(node),
                Kind.WRONG_MENTION,
                "A link on a name must stand inside a run; this one does not.",
            )
    for run in page.runs:
        for node in run.inner:
            if node.tag == "a" and runs.get(_nearest_run(node)) is run:
                yield from _check_mention(page, run, node, facts)


def _nearest_run(node: Node) -> Node:
    return node if "data-article" in node.attrs else nearest(node, "data-article") or node


def _check_mention(page: Page, run: Run, node: Node, facts: Facts) -> Iterator[Finding]:
    if run.place is None:
        return
    article, start, _ = run.place
    begin, end = run.inner[node]
    entities = facts.entities_at((article, start + begin, start + end))
    target, _ = resolve(page.path, node.attrs.get("href", ""))
    if "data-mention" not in node.attrs or target not in {f"entities/{entity}.html" for entity in entities}:
        wanted = " or ".join(sorted(entities)) or "no entity"
        words = excerpt(run.text[begin:end])
        message = (
            f"The words {words} in {article} name {wanted}; the link leads to {excerpt(node.attrs.get('href', ''))}."
        )
        yield Finding(page.path, where(node), Kind.WRONG_MENTION, message)


def _name(run: Run) -> str:
    article, start, end = run.place or ("", 0, 0)
    return f"{article} {start} to {end}"
