"""Links and the words in them: what a link says, by data or by a source's words, is of what it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind, excerpt
from .links import resolve
from .markup import Node, where
from .page import Page
from .place import is_part, place_of

FILES = {"article": "articles", "story": "stories", "comparison": "stories", "entity": "entities", "outlet": "outlets"}


def check_targets(page: Page, facts: Facts) -> Iterator[Finding]:
    """Fields and days inside a link are of the page it leads to; an outlet's name may lead to one of its articles."""
    for node in page.marked("href"):
        if node.tag != "a" or "data-mention" in node.attrs:
            continue
        target, fragment = resolve(page.path, node.attrs["href"])
        kind, key = facts.identify(target)
        yield from _check_runs(page, node, (kind, key, fragment), facts)
        for inner in page.within(node):
            if "data-field" in inner.attrs and kind in FILES:
                yield from _check_field(page, inner, (kind, key), facts)
            if inner.tag == "time" and kind == "day" and inner.attrs.get("datetime", "")[:10] != key:
                message = f"A link to the day {key} must hold that day; found {excerpt(inner.attrs.get('datetime'))}."
                yield Finding(page.path, where(inner), Kind.WRONG_TARGET, message)


def _check_runs(page: Page, node: Node, target: tuple[str, str, str], facts: Facts) -> Iterator[Finding]:
    """Words in a link to a report are of that report; words in a link to a statement are of its citations."""
    kind, key, fragment = target
    statement = facts.statement(fragment) if kind == "story" else None
    cited = [place_of(citation) for citation in statement[1]["citations"]] if statement else []
    for run in page.outer_runs(node):
        is_foreign = kind == "article" and run.place is not None and run.place[0] != key
        if is_foreign or (statement and not any(is_part(run.place, place) for place in cited)):
            message = f"The link leads to {fragment or key}, but holds words of {run.place}."
            yield Finding(page.path, where(run.node), Kind.WRONG_TARGET, message)


def _check_field(page: Page, node: Node, target: tuple[str, str], facts: Facts) -> Iterator[Finding]:
    kind, key = target
    file, _, rest = node.attrs["data-field"].partition("/")
    named = rest.partition("/")[0]
    allowed = {FILES[kind]: {key}}
    if kind == "article":
        head = facts.rows.articles.head(key) or {}
        allowed["outlets"] = {head.get("outlet") or "", head.get("agency") or ""}
    if named not in allowed.get(file, {named}):
        message = f"The link leads to {kind} {key}, but says {node.attrs['data-field']}."
        yield Finding(page.path, where(node), Kind.WRONG_TARGET, message)
