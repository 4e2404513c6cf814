"""Quotations on a page and their speakers: the words of the right span, the speaker of the data, every report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind, excerpt
from .links import resolve
from .markup import Node, inside, nearest, where
from .page import Page
from .place import Place, is_part
from .statements import check_outlet_names


def check_quotations(page: Page, facts: Facts) -> Iterator[Finding]:
    """Every quotation holds its words and names its speaker, if it has one."""
    for node in page.marked("data-quotation"):
        name, article = node.attrs["data-quotation"], node.attrs.get("data-of-article", "")
        row = facts.quotations(name).get(article)
        if row is None:
            message = f"The quotation {name} of {article or 'no article'} is not in the data."
            yield Finding(page.path, where(node), Kind.WRONG_QUOTATION, message)
            continue
        place = article, row["start"], row["end"]
        runs = [run.place for run in page.runs if run.node is node or node.holds(run.node)]
        if place not in runs:
            message = f"The quotation {name} must hold the words {place}; found {runs or 'no run'}."
            yield Finding(page.path, where(node), Kind.WRONG_QUOTATION, message)
        yield from _check_links(page, node, place, facts)
        speakers = [other for other in inside(node, page.marked("data-speaker")) if other.attrs.get("data-of") == name]
        if bool(speakers) != (row["speaker"] is not None):
            message = f"The speaker of {name} is {row['speaker'] or 'unknown'}; the page names {len(speakers)}."
            yield Finding(page.path, where(node), Kind.WRONG_SPEAKER, message)


def _check_links(page: Page, node: Node, place: Place, facts: Facts) -> Iterator[Finding]:
    """A link from a quotation into the kept text leads to a sentence that holds some of it."""
    anchors = {f"s{start}-{end}" for _, start, end in facts.sentences_at(place)}
    for link in inside(node, page.marked("href")):
        target, fragment = resolve(page.path, link.attrs["href"])
        if target.startswith("articles/") and (target != f"articles/{place[0]}.html" or fragment not in {"", *anchors}):
            message = f"The link must lead to the quotation in {place[0]}; found {excerpt(link.attrs['href'])}."
            yield Finding(page.path, where(link), Kind.WRONG_QUOTATION, message)


def check_speakers(page: Page, facts: Facts) -> Iterator[Finding]:
    """Every speaker that is named is the one of the data, by the entity's own name."""
    for node in page.marked("data-speaker"):
        named, of = node.attrs["data-speaker"], node.attrs.get("data-of", "")
        expected = _speakers_of(page, node, of, facts)
        if expected != {named}:
            told = ", ".join(sorted(str(speaker) for speaker in expected)) or "nobody"
            message = f"The speaker of {of or 'nothing'} is {told}; the page names {named}."
            yield Finding(page.path, where(node), Kind.WRONG_SPEAKER, message)
        fields = [
            n.attrs["data-field"] for n in (node, *inside(node, page.marked("data-field"))) if "data-field" in n.attrs
        ]
        if fields != [f"entities/{named}/name"]:
            message = f"The speaker's words must be the name of {named}; found {', '.join(fields) or 'no field'}."
            yield Finding(page.path, where(node), Kind.WRONG_SPEAKER, message)


def _speakers_of(page: Page, node: Node, of: str, facts: Facts) -> set[str | None]:
    statement = nearest(node, "data-statement")
    known = facts.statement(of)
    if known is not None:
        is_here = statement is None or statement.attrs["data-statement"] == of
        return {known[1]["speaker"]} if is_here else set()
    rows = facts.quotations(of)
    article = _article_around(page, node, of, facts)
    if article is not None:
        rows = {article: rows[article]} if article in rows else {}
    return {row["speaker"] for row in rows.values()}


def _article_around(page: Page, node: Node, of: str, facts: Facts) -> str | None:
    """The article whose quotation this must be, told by the nearest mark around it; None if no mark tells."""
    for around in node.ancestors():
        attrs = around.attrs
        if "data-quotation" in attrs:
            return attrs.get("data-of-article", "") if attrs["data-quotation"] == of else ""
        for mark in ("data-member", "data-cite"):
            if mark in attrs:
                return attrs[mark].partition(":")[0]
        if "data-article" in attrs:
            return attrs["data-article"]
        if "data-complete" in attrs:
            return attrs["data-complete"]
        statement = facts.statement(attrs["data-statement"]) if "data-statement" in attrs else None
        if statement is not None:
            return str(statement[1]["shown"]["article"])
    return page.key if page.kind == "article" else None


def check_shared(page: Page, facts: Facts) -> Iterator[Finding]:
    """Each shared quotation of the story once, each with exactly its members and their variants."""
    known = {row["id"]: row for row in facts.rows.stories[page.key]["quotations"]}
    nodes = page.marked("data-shared")
    found = sorted(node.attrs["data-shared"] for node in nodes)
    if found != sorted(known):
        message = f"The shared quotations are {', '.join(sorted(known)) or 'none'}; found {', '.join(found) or 'none'}."
        yield Finding(page.path, "[data-shared]", Kind.WRONG_QUOTATION, message)
    for node in nodes:
        if node.attrs["data-shared"] in known:
            yield from _check_members(page, node, known[node.attrs["data-shared"]], facts)


def _check_members(page: Page, node: Node, row: Row, facts: Facts) -> Iterator[Finding]:
    members = inside(node, page.marked("data-member"))
    found = Counter((member.attrs["data-member"], member.attrs.get("data-variant")) for member in members)
    expected = Counter((f"{m['article']}:{m['quotation']}", m["variant"]) for m in row["members"])
    if found != expected:
        message = f"{row['id']} has the members {sorted(expected)}; found {sorted(found, key=str)}."
        yield Finding(page.path, where(node), Kind.WRONG_QUOTATION, message)
    for member in members:
        article, _, name = member.attrs["data-member"].partition(":")
        yield from check_outlet_names(page, member, facts.outlet_of(article) or "", Kind.WRONG_QUOTATION)
        quotation = facts.quotations(name).get(article)
        if quotation:
            yield from _check_links(page, member, (article, quotation["start"], quotation["end"]), facts)
        for run in page.outer_runs(member):
            if quotation and not is_part(run.place, (article, quotation["start"], quotation["end"])):
                message = f"The words of {member.attrs['data-member']} must be of its quotation; found {run.place}."
                yield Finding(page.path, where(run.node), Kind.WRONG_QUOTATION, message)
