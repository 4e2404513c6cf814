"""What a story page calls new or corrected: all that the data says came since, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind
from .markup import Node, nearest, where
from .page import Page
from .place import Place, is_part, place_of

MARKS = ("data-news", "data-new-article", "data-new-point", "data-new-figure", "data-correction", "data-changed-point")


def check_news(page: Page, facts: Facts) -> Iterator[Finding]:
    """Each statement has the mark that the data gives it; the head lists the reports, points and figures that came."""
    story = facts.rows.stories[page.key]
    news = story["news"] or {"articles": [], "statements": [], "figures": []}
    new = {s["id"]: place_of(s["shown"]) for s in story["statements"] if s["id"] in news["statements"]}
    printed = {s["id"] for s in story["statements"] if s["tier"] != "folded"}
    figures = map(place_of, news["figures"])
    corrected = [article for row in story["corrections"] for article in row["articles"]]
    changed = [key for row in story["corrections"] for key in row["statements"] if key in printed]
    yield from _check_marks(page, story, set(new))
    yield from _check_list(page, "data-new-article", Counter(news["articles"]))
    yield from _check_list(page, "data-new-point", Counter(new.keys() & printed))
    yield from _check_list(page, "data-correction", Counter(corrected))
    yield from _check_list(page, "data-changed-point", Counter(changed))
    yield from _check_figures(page, figures, [new[key] for key in new.keys() & printed])


def _check_marks(page: Page, story: Row, new: set[str]) -> Iterator[Finding]:
    """A mark stands in its statement itself, which is new, or else prints what was corrected."""
    expected = dict.fromkeys((key for row in story["corrections"] for key in row["statements"]), "corrected")
    expected |= dict.fromkeys(new, "new")
    found: dict[str, str] = {}
    for node in page.marked("data-news"):
        key = _statement_of(node)
        if key in found or expected.get(key) != node.attrs["data-news"]:
            wanted = f"marked {expected[key]} once" if key in expected else "not marked"
            message = f"The statement {key or 'nowhere'} is {wanted}; the page calls it {node.attrs['data-news']}."
            yield Finding(page.path, where(node), Kind.WRONG_NEWS, message)
        found[key] = node.attrs["data-news"]
    for key in sorted(expected.keys() - found.keys()):
        message = f"The statement {key} must be marked {expected[key]}; it is not."
        yield Finding(page.path, f"#{key}", Kind.WRONG_NEWS, message)


def _statement_of(node: Node) -> str:
    around = nearest(node, "data-statement")
    return around.attrs["data-statement"] if around is not None else ""


def _check_list(page: Page, mark: str, expected: Counter[str]) -> Iterator[Finding]:
    """What a mark names is just what the data names, each once, and a link that has it leads there."""
    nodes = page.marked(mark)
    found = Counter(node.attrs[mark] for node in nodes)
    for name in sorted((found - expected).keys() | (expected - found).keys()):
        message = f"{mark} must name {name} {_times(expected[name])}; the page names it {_times(found[name])}."
        yield Finding(page.path, f"[{mark}={name}]", Kind.WRONG_NEWS, message)
    for node in nodes:
        links = {link.attrs["href"] for link in page.within(node) if link.tag == "a" and "href" in link.attrs}
        name = node.attrs[mark]
        if not any(href in {f"#{name}", f"../articles/{name}.html"} for href in links):
            message = f"{mark} must be or hold a link to {name}; it leads to {', '.join(sorted(links)) or 'nothing'}."
            yield Finding(page.path, where(node), Kind.WRONG_NEWS, message)


def _check_figures(page: Page, figures: Iterable[Place], shown: list[Place]) -> Iterator[Finding]:
    """The new figures that stand in a printed new point, each once."""
    expected = Counter(place for place in figures if any(is_part(place, around) for around in shown))
    found = Counter(run.place for run in page.runs if "data-new-figure" in run.node.attrs and run.place)
    for place in sorted((found - expected).keys() | (expected - found).keys()):
        message = f"The new figure {place} must be listed {_times(expected[place])}; it is {_times(found[place])}."
        yield Finding(page.path, "[data-new-figure]", Kind.WRONG_NEWS, message)
    if len(page.marked("data-new-figure")) != found.total():
        message = "data-new-figure may stand on runs alone; here it stands elsewhere."
        yield Finding(page.path, "[data-new-figure]", Kind.WRONG_NEWS, message)


def _times(n: int) -> str:
    return {0: "nowhere", 1: "once"}.get(n, f"{n} times")


def check_stray_news(page: Page, _facts: Facts) -> Iterator[Finding]:
    """Only the page of a story calls anything new or corrected."""
    for mark in MARKS if page.kind != "story" else ():
        for node in page.marked(mark):
            message = f"The mark {mark} belongs on the page of a story; this is a page of the kind {page.kind}."
            yield Finding(page.path, where(node), Kind.WRONG_NEWS, message)
