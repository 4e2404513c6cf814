"""The comparison of a story's outlets: every statement with what each outlet tells of it, or that it is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..digest_data import Row
from .citations import mark_of
from .facts import Facts
from .finding import Finding, Kind
from .labels import labels
from .links import resolve
from .markup import Node, fold, inside, nearest, where
from .page import Page
from .place import Place, place_of
from .statements import check_outlet_names, relations_by_outlet
from .words import loose_texts_in

MOST_COLUMNS = 3
"""So many outlets are all shown at first; of more, two."""
MARKS = ("data-told", "data-side", "data-silent", "data-column", "data-alone", "data-common")
SILENT = "silent"


def check_comparison(page: Page, facts: Facts) -> Iterator[Finding]:
    """Each statement of the story once, with a side for each outlet that tells it and for each shown that is silent."""
    story = facts.rows.stories[page.key]
    statements = {statement["id"]: statement for statement in story["statements"]}
    relations = {key: relations_by_outlet(statement, facts) for key, statement in statements.items()}
    nodes = page.marked("data-told")
    if Counter(node.attrs["data-told"] for node in nodes) != Counter(statements.keys()):
        message = f"Each of the {len(statements)} statements of {page.key} must stand here once; found {len(nodes)}."
        yield _finding(page, "[data-told]", message)
    shown = {node.attrs["data-column"] for node in page.marked("data-column") if not _is_hidden(node)}
    told = Counter({facts.outlet_of(article) or "": 0 for article in story["articles"]})
    told.update(outlet for by_outlet in relations.values() for outlet in by_outlet)
    yield from _check_columns(page, told, shown)
    for node in nodes:
        key = node.attrs["data-told"]
        if key in statements:
            yield from _check_sides(page, node, relations[key], shown)
            for side in inside(node, page.marked("data-side")):
                yield from _check_side(page, side, statements[key], facts)
            for side in inside(node, page.marked("data-silent")):
                yield from _check_silence(page, side, facts)
            yield from _check_links(page, node, (f"stories/{story['slug']}.html", key))


def check_compared(page: Page, facts: Facts) -> Iterator[Finding]:
    """The page of a story that several outlets tell leads to their comparison."""
    target = f"compare/{facts.rows.stories[page.key]['slug']}.html"
    is_compared = facts.identify(target)[0] == "comparison"
    links = {resolve(page.path, node.attrs["href"])[0] for node in page.marked("href")} if is_compared else {target}
    if target not in links:
        yield _finding(page, "main", f"A link must lead to {target}; there is none.")


def check_stray_sides(page: Page, _facts: Facts) -> Iterator[Finding]:
    """Marks of a comparison stand on one, and sides in a statement."""
    for mark in MARKS:
        for node in page.marked(mark):
            is_loose = mark in {"data-side", "data-silent"} and nearest(node, "data-told") is None
            if page.kind != "comparison" or is_loose:
                message = f"The mark {mark} belongs in a comparison; here it stands on a page of the kind {page.kind}."
                yield _finding(page, where(node), message)


def _check_columns(page: Page, told: Counter[str], shown: set[str]) -> Iterator[Finding]:
    """A column for each outlet; shown at first are all of three or fewer, else the two that tell most."""
    columns = [node.attrs["data-column"] for node in page.marked("data-column")]
    if sorted(columns) != sorted(told):
        yield _finding(page, "[data-column]", f"The outlets are {sorted(told)}; the page has {sorted(columns)}.")
    few = len(told) if len(told) <= MOST_COLUMNS else 2
    least = min((told[outlet] for outlet in shown), default=0)
    if len(shown) != few or any(told[outlet] > least for outlet in told.keys() - shown):
        message = f"The {few} outlets that tell most must be shown at first; found {sorted(shown)}."
        yield _finding(page, "[data-column]", message)
    lists = page.marked("data-alone")
    if sorted(node.attrs["data-alone"] for node in lists) != sorted(told):
        yield _finding(page, "[data-alone]", f"Each of {sorted(told)} has a list of what it alone tells, no other has.")
    for node in lists:
        yield from check_outlet_names(page, node, node.attrs["data-alone"], Kind.WRONG_COMPARISON)
        if _is_hidden(node) == (node.attrs["data-alone"] in shown):
            yield _finding(page, where(node), f"What {node.attrs['data-alone']} alone tells is shown where it is.")
    for node in (n for n in page.tagged("option") if "data-field" in n.attrs):
        if node.attrs["data-field"] != f"outlets/{node.attrs.get('value')}/name":
            yield _finding(page, where(node), f"The choice of {node.attrs.get('value')} must name it; it does not.")
    for node in page.marked("data-column"):
        yield from check_outlet_names(page, node, node.attrs["data-column"], Kind.WRONG_COMPARISON)


def _check_sides(page: Page, node: Node, relations: Mapping[str, str], shown: set[str]) -> Iterator[Finding]:
    key = node.attrs["data-told"]
    sides, silent = inside(node, page.marked("data-side")), inside(node, page.marked("data-silent"))
    found = Counter((side.attrs["data-side"], side.attrs.get("data-says", "")) for side in sides)
    if found != Counter(relations.items()):
        yield _finding(page, where(node), f"{key} is told by {dict(relations)}; found {sorted(found.elements())}.")
    alone = nearest(node, "data-alone")
    holder = next(iter(relations)) if len(relations) == 1 else None
    if (alone.attrs["data-alone"] if alone is not None else None) != holder:
        yield _finding(page, where(node), f"{key} must stand in the list of {holder or 'none'}; it does not.")
    is_told = not shown.isdisjoint(relations)
    quiet = sorted(shown - relations.keys()) if is_told and holder is None else []
    if sorted(side.attrs["data-silent"] for side in silent) != quiet:
        yield _finding(page, where(node), f"Of {key} {quiet or 'none'} must be silent; the page says otherwise.")
    if _is_hidden(node) == is_told or any(_is_hidden(side) for side in silent):
        yield _finding(page, where(node), f"{key} must be shown at first just if an outlet shown tells it.")
    for other in inside(node, page.marked("hidden")) + [node] * ("hidden" in node.attrs):
        if holder is not None or not (other is node or "data-side" in other.attrs):
            yield _finding(page, where(other), f"Of {key} only a row and its sides can be hidden; this stays so.")
    for side in sides:
        if _is_hidden(side) == (side.attrs["data-side"] in shown):
            yield _finding(page, where(side), f"Sides of {sorted(shown)} are shown at first and no others.")
    if ("data-common" in node.attrs) != (relations.keys() >= shown):
        yield _finding(page, where(node), f"{key} is marked as told by all that are shown just if it is.")


def _check_side(page: Page, side: Node, statement: Row, facts: Facts) -> Iterator[Finding]:
    """A side holds the words of its outlet that the statement cites, and the way into the kept text of each."""
    outlet = side.attrs["data-side"]
    cited = [place_of(c) for c in statement["citations"] if facts.outlet_of(c["article"]) == outlet]
    found = [run.place for run in page.outer_runs(side)]
    if Counter(found) != Counter[Place | None](cited):
        message = f"Of {statement['id']} {outlet} tells {[mark_of(place) for place in cited]}; found {found}."
        yield _finding(page, where(side), message)
    links = [resolve(page.path, node.attrs.get("href", "")) for node in inside(side, page.marked("data-kept"))]
    if Counter(links) != Counter((f"articles/{a}.html", f"s{start}-{end}") for a, start, end in cited):
        yield _finding(page, where(side), f"Each sentence of {outlet} leads to its place in the report; found {links}.")
    yield from check_outlet_names(page, side, outlet, Kind.WRONG_COMPARISON)


def _check_silence(page: Page, side: Node, facts: Facts) -> Iterator[Finding]:
    """A silent side says so, and nothing else."""
    said = [labels(facts.interface.keys(fold(text))) for _, text in loose_texts_in(side, page)]
    if side.attrs.get("data-says") != SILENT or frozenset({SILENT}) not in said or page.outer_runs(side):
        yield _finding(page, where(side), "A silent side must say that it is, and no words of a source.")
    yield from check_outlet_names(page, side, side.attrs["data-silent"], Kind.WRONG_COMPARISON)


def _check_links(page: Page, node: Node, place: tuple[str, str]) -> Iterator[Finding]:
    """The way from a statement into the story leads to itself."""
    found = {resolve(page.path, link.attrs["href"]) for link in inside(node, page.marked("href"))}
    into = {target for target in found if target[0] == place[0]}
    if into != {place}:
        yield _finding(page, where(node), f"The statement must lead to {place[0]}#{place[1]}; found {sorted(into)}.")


def _is_hidden(node: Node) -> bool:
    return "hidden" in node.attrs or nearest(node, "hidden") is not None


def _finding(page: Page, spot: str, message: str) -> Finding:
    return Finding(page.path, spot, Kind.WRONG_COMPARISON, message)
