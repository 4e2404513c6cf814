"""The page of an outlet: what it carried alone, first, or as an agency's text, found again from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind
from .links import resolve
from .markup import Node, inside, nearest, where
from .page import Page
from .times import comes_before, names_day

ITEMS = {"alone": "data-card", "first": "data-card", "copied": "data-copied"}
"""The lists of an outlet's page, each with the mark of what it lists."""


def check_carried(page: Page, facts: Facts) -> Iterator[Finding]:
    """Each list is there if it is not empty, holds just what it should, and its number counts it."""
    expected, agencies = _find_carried(page.key, facts)
    lists = page.marked("data-carried")
    for kind, item in ITEMS.items():
        nodes = [node for node in lists if node.attrs["data-carried"] == kind]
        found = Counter(inner.attrs[item] for node in nodes for inner in inside(node, page.marked(item)))
        if found != Counter(expected[kind]) or len(nodes) > 1:
            message = f"What {page.key} carried {kind} is {sorted(expected[kind])}; found {sorted(found.elements())}."
            yield _finding(page, f"[data-carried={kind}]", message)
    for node in lists:
        counted = {inner.attrs["data-tally"] for inner in inside(node, page.marked("data-tally"))}
        kind = node.attrs["data-carried"]
        holder = page.ids.get(f"carried-{kind}")
        if counted != {f"#carried-{kind} [{ITEMS.get(kind)}]"} or holder is None or not node.holds(holder):
            yield _finding(page, where(node), f"The number of what was carried {kind} must count it; it does not.")
    for node in page.marked("data-copied"):
        yield from _check_copy(page, node, agencies.get(node.attrs["data-copied"]))


def check_stray_carried(page: Page, _facts: Facts) -> Iterator[Finding]:
    """What an outlet carried is said on its own page alone."""
    for mark in ("data-carried", "data-copied"):
        for node in page.marked(mark):
            if page.kind != "outlet" or (mark == "data-copied" and nearest(node, "data-carried") is None):
                yield _finding(page, where(node), f"The mark {mark} belongs in a list on the page of an outlet.")


def _find_carried(outlet: str, facts: Facts) -> tuple[dict[str, set[str]], dict[str, str]]:
    """What an outlet carried, by list; and the agency whose text a report shares."""
    carried: dict[str, set[str]] = {kind: set() for kind in ITEMS}
    agencies: dict[str, str] = {}
    for article in facts.reports_of(outlet):
        key = facts.story_of(article)
        story = facts.rows.stories.head(key) if key is not None else None
        if story is None:
            continue
        heads = [head for a in story["articles"] if (head := facts.rows.articles.head(a)) is not None]
        if all(head["outlet"] == outlet for head in heads):
            carried["alone"].add(story["id"])
        elif _is_first(heads, outlet):
            carried["first"].add(story["id"])
        for source in story["sources"]:
            if article in source["articles"] and source.get("agency") not in {None, outlet}:
                carried["copied"].add(article)
                agencies[article] = source["agency"]
    return carried, agencies


def _is_first(heads: list[Row], outlet: str) -> bool:
    """Whether an outlet's first report is before all of the others, where all are dated."""
    if not all(names_day(head["published"]) for head in heads):
        return False
    own = [head["published"] for head in heads if head["outlet"] == outlet]
    others = [head["published"] for head in heads if head["outlet"] != outlet]
    return any(all(comes_before(time, other) for other in others) for time in own)


def _check_copy(page: Page, node: Node, agency: str | None) -> Iterator[Finding]:
    """A copy leads to its report and names the agency."""
    article = node.attrs["data-copied"]
    links = {resolve(page.path, link.attrs["href"])[0] for link in inside(node, page.marked("href"))}
    fields = [inner.attrs["data-field"] for inner in inside(node, page.marked("data-field"))]
    named = {field for field in fields if field.startswith("outlets/")}
    if links != {f"articles/{article}.html"} or named != {f"outlets/{agency}/name"}:
        message = f"The copy {article} must lead to its report and name {agency}; found {sorted(links | named)}."
        yield _finding(page, where(node), message)


def _finding(page: Page, spot: str, message: str) -> Finding:
    return Finding(page.path, spot, Kind.WRONG_CARRIED, message)
