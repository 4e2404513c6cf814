"""The statements on a story page: each once, showing its sentence, with its citations and chips, in its right place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..digest_data import Row
from .citations import check_citations
from .facts import Facts, strongest
from .finding import Finding, Kind
from .markup import Node, inside, nearest, where
from .page import Page
from .place import place_of


def check_statements(page: Page, facts: Facts) -> Iterator[Finding]:
    """Exactly the story's statements, each checked in itself."""
    story = facts.rows.stories[page.key]
    nodes = page.marked("data-statement")
    counts = Counter(node.attrs["data-statement"] for node in nodes)
    expected = {statement["id"]: statement for statement in story["statements"]}
    for missing in sorted(expected.keys() - counts.keys()):
        yield Finding(
            page.path,
            f"#{missing}",
            Kind.MISSING_STATEMENT,
            f"The statement {missing} must stand on the page; it does not.",
        )
    for node in nodes:
        name = node.attrs["data-statement"]
        if name not in expected or counts[name] > 1:
            times = "once" if name in expected else "nowhere"
            message = f"The statement {name} must stand {times} on this page; found {counts[name]}."
            yield Finding(page.path, where(node), Kind.WRONG_STATEMENT, message)
        else:
            yield from _check_statement(page, node, expected[name], facts)


def _check_statement(page: Page, node: Node, statement: Row, facts: Facts) -> Iterator[Finding]:
    if node.attrs.get("id") != statement["id"] or node.attrs.get("data-tier") != statement["tier"]:
        found = f"id {node.attrs.get('id')} and tier {node.attrs.get('data-tier')}"
        message = f"The statement must have the id {statement['id']} and the tier {statement['tier']}; found {found}."
        yield Finding(page.path, where(node), Kind.WRONG_STATEMENT, message)
    shown = [run.place for run in page.outer_runs(node) if "data-shown" in run.node.attrs and is_own(run.node, node)]
    if shown != [place_of(statement["shown"])]:
        message = f"{statement['id']} must show {_told(statement['shown'])} once; the page shows {shown or 'nothing'}."
        yield Finding(page.path, where(node), Kind.WRONG_STATEMENT, message)
    yield from _check_fold(page, node, statement)
    yield from check_citations(page, node, statement, facts)
    yield from _check_chips(page, node, statement, facts)


def is_own(node: Node, statement: Node) -> bool:
    """Whether an element belongs to a statement itself, not to another one inside it."""
    return nearest(node, "data-statement") is statement


def _check_fold(page: Page, node: Node, statement: Row) -> Iterator[Finding]:
    around = nearest(node, "data-statement")
    under = statement["under"]
    outlets = {other.attrs["data-under"] for other in node.ancestors() if "data-under" in other.attrs}
    if under is not None and (around is None or around.attrs["data-statement"] != under) and under not in outlets:
        message = f"The folded statement {statement['id']} must stand under {under}; it does not."
        yield Finding(page.path, where(node), Kind.WRONG_STATEMENT, message)
    if under is None and around is not None:
        message = f"The statement {statement['id']} stands under nothing; found in {around.attrs['data-statement']}."
        yield Finding(page.path, where(node), Kind.WRONG_STATEMENT, message)


def _check_chips(page: Page, node: Node, statement: Row, facts: Facts) -> Iterator[Finding]:
    expected = relations_by_outlet(statement, facts)
    chips = [chip for chip in inside(node, page.marked("data-chip")) if is_own(chip, node)]
    found = Counter((chip.attrs.get("data-outlet", ""), chip.attrs["data-chip"]) for chip in chips)
    if found != Counter(expected.items()) and (found or statement["tier"] != "folded"):
        message = f"The chips of {statement['id']} must be {_listed(expected)}; found {_listed(found)}."
        yield Finding(page.path, where(node), Kind.WRONG_CHIP, message)
    for chip in chips:
        yield from check_outlet_names(page, chip, chip.attrs.get("data-outlet", ""), Kind.WRONG_CHIP)


def check_outlet_names(page: Page, node: Node, outlet: str, kind: Kind) -> Iterator[Finding]:
    """Every field of an outlet in an element is of this outlet."""
    for inner in page.within(node):
        pointer = inner.attrs.get("data-field", "")
        if pointer.startswith("outlets/") and pointer.split("/")[1] != outlet:
            message = f"The outlet named here must be {outlet}; the page names {pointer.split('/')[1]}."
            yield Finding(page.path, where(inner), kind, message)


def relations_by_outlet(statement: Row, facts: Facts) -> dict[str, str]:
    """Each outlet that a statement cites, with its strongest relation."""
    relations: dict[str, set[str]] = {}
    for citation in statement["citations"]:
        relations.setdefault(facts.outlet_of(citation["article"]) or "", set()).add(citation["relation"])
    return {outlet: strongest(found) for outlet, found in relations.items()}


def check_strays(page: Page, _facts: Facts) -> Iterator[Finding]:
    """Marks of a statement stand in a statement; statements, tables and receipts on the pages of stories."""
    for mark in ("data-citation", "data-chip", "data-shown"):
        for node in page.marked(mark):
            if page.kind != "story" or nearest(node, "data-statement") is None:
                message = f"The mark {mark} must stand in a statement of a story page; here it stands outside."
                yield Finding(page.path, where(node), Kind.WRONG_STATEMENT, message)
    for mark in ("data-statement", "data-table", "data-receipt", "data-shared"):
        if page.kind != "story":
            for node in page.marked(mark):
                message = f"The mark {mark} belongs on the page of a story; this is a page of the kind {page.kind}."
                yield Finding(page.path, where(node), Kind.WRONG_STATEMENT, message)


def _told(span: Row) -> str:
    return f"{span['article']} {span['start']} to {span['end']}"


def _listed(pairs: dict[str, str] | Counter[tuple[str, str]]) -> str:
    items = pairs.items() if not isinstance(pairs, Counter) else pairs.elements()
    return ", ".join(f"{outlet} {relation}" for outlet, relation in sorted(items)) or "none"
