"""The page of an article: its whole text, each sentence with the way back to the statements that cite it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind, excerpt
from .links import resolve
from .markup import nearest, where
from .page import Page, Run
from .place import Place, place_of

USES = ("printed", "cited", "folded")
"""What a story does with a sentence, the most first."""


def check_article(page: Page, facts: Facts) -> Iterator[Finding]:
    """All sentences in order, each addressable; its facts, subheadings and cuts as fields."""
    holders = page.marked("data-complete")
    if [node.attrs["data-complete"] for node in holders] != [page.key]:
        found = ", ".join(node.attrs["data-complete"] for node in holders) or "none"
        message = f"One element must hold the whole of {page.key} (data-complete); found {found}."
        yield Finding(page.path, "[data-complete]", Kind.INCOMPLETE_ARTICLE, message)
        return
    runs = page.outer_runs(holders[0])
    article = facts.rows.articles[page.key]
    expected = [(page.key, start, end) for start, end in article["sentences"]]
    yield from _check_sentences(page, runs, expected, facts)
    yield from _check_back_links(page, runs, facts)
    yield from _check_uses(page, runs, facts)
    yield from _check_counts(page)
    yield from _check_fields(page, facts)


def _check_sentences(page: Page, runs: list[Run], expected: list[Place], facts: Facts) -> Iterator[Finding]:
    found = [run.place for run in runs]
    if found != expected:
        missing = [place for place in expected if place not in set(found)]
        told = excerpt(facts.text_at(missing[0])) if missing else "another order, or something more"
        message = f"The runs must be all {len(expected)} sentences in order; found {len(found)}; first amiss: {told}."
        yield Finding(page.path, "[data-complete]", Kind.INCOMPLETE_ARTICLE, message)
    for run in runs:
        anchor = f"s{run.place[1]}-{run.place[2]}" if run.place else ""
        if run.node.attrs.get("id") != anchor or "cited" not in run.node.attrs.get("class", "").split():
            message = f"A sentence must have the id {anchor} and the class cited; found {run.node.attrs.get('id')}."
            yield Finding(page.path, where(run.node), Kind.INCOMPLETE_ARTICLE, message)


def _check_back_links(page: Page, runs: list[Run], facts: Facts) -> Iterator[Finding]:
    starts = [run.node.order for run in runs]
    back: dict[Place | None, Counter[str]] = {}
    for node in page.marked("data-back"):
        statement = node.attrs["data-back"]
        before = bisect_right(starts, node.order) - 1
        place = runs[before].place if before >= 0 else None
        back.setdefault(place, Counter())[statement] += 1
        known = facts.statement(statement)
        use = use_of(known[1], place) if known is not None else ""
        if node.attrs.get("data-took") != use:
            message = f"{statement} has the sentence {place} as {use}; the page says {node.attrs.get('data-took')}."
            yield Finding(page.path, where(node), Kind.WRONG_USE, message)
        story = facts.rows.stories.head(known[0]) if known is not None else None
        expected = (f"stories/{story['slug']}.html", statement) if story else None
        if resolve(page.path, node.attrs.get("href", "")) != expected:
            message = f"The way back must lead to the statement {statement}; found {excerpt(node.attrs.get('href'))}."
            yield Finding(page.path, where(node), Kind.WRONG_BACK_LINK, message)
    for place in dict.fromkeys([*(run.place for run in runs), *back]):
        cited_by = Counter(facts.citing(place) if place else ())
        if back.get(place, Counter()) != cited_by:
            told = ", ".join(sorted(cited_by)) or "nothing"
            found = ", ".join(sorted(back.get(place, Counter()).elements())) or "nothing"
            message = f"The sentence {place} is cited by {told}; the page leads back to {found}."
            yield Finding(page.path, f"s{place[1]}-{place[2]}" if place else "", Kind.WRONG_BACK_LINK, message)


def _check_uses(page: Page, runs: list[Run], facts: Facts) -> Iterator[Finding]:
    """Each sentence says the most that the story does with it."""
    for run in runs:
        known = [facts.statement(key) for key in sorted(facts.citing(run.place))] if run.place else []
        uses = {use_of(found[1], run.place) for found in known if found is not None}
        expected = next((use for use in USES if use in uses), None)
        if expected is not None and run.node.attrs.get("data-used") != expected:
            message = f"The sentence {run.place} is {expected} in its story; found {run.node.attrs.get('data-used')}."
            yield Finding(page.path, where(run.node), Kind.WRONG_USE, message)


def _check_counts(page: Page) -> Iterator[Finding]:
    """A number in an element of a use counts the sentences of that use."""
    for node in page.marked("data-tally"):
        around = nearest(node, "data-used")
        if around is not None and not node.attrs["data-tally"].endswith(f" [data-used={around.attrs['data-used']}]"):
            message = (
                f"The number must count what is {around.attrs['data-used']}; it counts {node.attrs['data-tally']}."
            )
            yield Finding(page.path, where(node), Kind.WRONG_USE, message)


def use_of(statement: Row, place: Place | None) -> str:
    """What a statement does with a sentence that it cites: prints it, cites it under another, or has it in a fold."""
    if statement["tier"] == "folded":
        return "folded"
    return "printed" if place_of(statement["shown"]) == place else "cited"


def _check_fields(page: Page, facts: Facts) -> Iterator[Finding]:
    article = facts.rows.articles[page.key]
    expected = [key for key in ("title", "standfirst") if article[key] is not None]
    expected += [f"blocks/{n}/text" for n, block in enumerate(article["blocks"]) if block["kind"] == "subheading"]
    # What was lifted stands on the page as the fact that it became; only what was taken away is shown as a cut.
    expected += [f"cuts/{n}/text" for n, cut in enumerate(article["cuts"]) if not cut["rule"].startswith("lifted")]
    there = {node.attrs["data-field"] for node in page.marked("data-field")}
    for key in expected:
        if f"articles/{page.key}/{key}" not in there:
            message = f"The page must show articles/{page.key}/{key}; it does not."
            yield Finding(page.path, key, Kind.INCOMPLETE_ARTICLE, message)


def check_strangers(page: Page, _facts: Facts) -> Iterator[Finding]:
    """On the page of an article stand no words of another, and a whole text and ways back stand nowhere else."""
    for run in page.runs:
        if page.kind == "article" and run.place and run.place[0] != page.key:
            message = f"The page of {page.key} holds words of {run.place[0]}."
            yield Finding(page.path, where(run.node), Kind.INCOMPLETE_ARTICLE, message)
    for mark in ("data-complete", "data-back", "data-took", "data-used"):
        for node in page.marked(mark) if page.kind != "article" else []:
            message = f"The mark {mark} belongs on the page of an article; this is a page of the kind {page.kind}."
            yield Finding(page.path, where(node), Kind.INCOMPLETE_ARTICLE, message)
