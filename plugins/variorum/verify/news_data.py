"""Is what a story calls new and corrected so, by what its articles and statements say."""

from __future__ import annotations

from collections.abc import Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Kind
from .place import Place

Fault = tuple[Kind, str, str]


def check_news_data(story: Row, facts: Facts) -> Iterator[Fault]:
    """All faults of `news` and `corrections`."""
    if story["news"] is not None:
        yield from _check_news(story, story["news"], facts)
    for n, row in enumerate(story["corrections"]):
        yield from _check_correction(story, row, f"corrections/{n}", facts)


def _check_news(story: Row, news: Row, facts: Facts) -> Iterator[Fault]:
    new = set(news["articles"])
    if not new or news["articles"] != [article for article in story["articles"] if article in new]:
        message = f"New are some of the story's articles, in its order; found {news['articles']}."
        yield Kind.BAD_NEWS, "news/articles", message
        return
    statements = [s["id"] for s in story["statements"] if {c["article"] for c in s["citations"]} <= new]
    if news["statements"] != statements:
        message = f"New are the statements that cite new articles alone, {statements}; found {news['statements']}."
        yield Kind.BAD_NEWS, "news/statements", message
    sources = _new_sources(story, new, facts)
    if news["sources"] != sources:
        message = f"New are the sources that no other article is by, {sources}; found {news['sources']}."
        yield Kind.BAD_NEWS, "news/sources", message
    yield from _check_figures(story, news, new, facts)


def _new_sources(story: Row, new: set[str], facts: Facts) -> list[str]:
    others = [facts.rows.articles.head(article) or {} for article in story["articles"] if article not in new]
    known = {head.get(key) for head in others for key in ("outlet", "agency")}
    names = {s.get("agency") or s.get("outlet") or "" for s in story["sources"] if set(s["articles"]) <= new}
    return sorted(names - known)


def _check_figures(story: Row, news: Row, new: set[str], facts: Facts) -> Iterator[Fault]:
    """Each amount that only new articles have is told once, where one of them has it."""
    amounts: dict[Place, tuple[str, str | None]] = {}
    known = set()
    for article in story["articles"]:
        for q in (facts.rows.articles.get(article) or {"quantities": []})["quantities"]:
            amount = q["value"], q["unit"]
            if article in new:
                amounts[article, q["start"], q["end"]] = amount
            else:
                known.add(amount)
    told = [amounts.get((f["article"], f["start"], f["end"])) for f in news["figures"]]
    expected = set(amounts.values()) - known
    if None in told or len(told) != len(set(told)) or set(told) != expected:
        message = f"New figures are what new articles alone have, each once: {len(expected)} of them; found {told}."
        yield Kind.BAD_NEWS, "news/figures", message


def _check_correction(story: Row, row: Row, where: str, facts: Facts) -> Iterator[Fault]:
    article = facts.rows.articles.get(row["articles"][0]) if len(row["articles"]) == 1 else None
    if article is None or article["id"] not in story["articles"]:
        message = f"A correction is of one article of the story; found {row['articles']}."
        yield Kind.BAD_NEWS, where, message
        return
    if row["digest"] not in {version.get("digest") for version in article["earlier"]}:
        message = f"A correction names an earlier version of {article['id']}; found {row['digest']}."
        yield Kind.BAD_NEWS, f"{where}/digest", message
    changed = [tuple(pair) for pair in row["sentences"] or ()]
    if not set(changed) <= {tuple(pair) for pair in article["sentences"]}:
        yield Kind.BAD_NEWS, f"{where}/sentences", f"What was corrected are sentences of {article['id']}; not all are."
    printing = [s["id"] for s in story["statements"] if _is_changed(s["shown"], article["id"], changed)]
    if row["statements"] != printing:
        message = f"A correction is of the statements that print its sentences, {printing}; found {row['statements']}."
        yield Kind.BAD_NEWS, f"{where}/statements", message


def _is_changed(shown: Row, article: str, changed: list[tuple[int, ...]]) -> bool:
    return shown["article"] == article and any(shown["start"] < end and start < shown["end"] for start, end in changed)
