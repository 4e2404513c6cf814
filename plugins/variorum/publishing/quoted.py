"""The quotations on the page of a name: what is quoted of it, and what others are quoted to say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..digest_data import Row
from .index import Index
from .moments import Moment, find_moment
from .quotations import VARIANTS, Saying, print_saying
from .reports import make_byline

Wanted = Callable[[Row, Row], bool]
"""Whether a quotation of an article belongs in a list."""

ROOT = ".."
"""The way from the page of a name up to the site's folder."""


class Member(NamedTuple):
    """One place of an utterance: how much of it stands there (0 for all), in which article, by which quotation."""

    rank: int
    article: str
    quotation: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with the day of the report that prints it."""

    saying: Saying
    published: Moment | None


def list_said(index: Index, entity: str) -> tuple[Quoted, ...]:
    """What an entity is quoted to have said in whole, in the newest report first; one utterance once, in full."""
    return tuple(_list(index, index.quoting.get(entity, ()), lambda _, quotation: quotation["speaker"] == entity))


def list_about(index: Index, row: Row) -> tuple[Quoted, ...]:
    """Quotations of others that name an entity."""

    def is_about(article: Row, quotation: Row) -> bool:
        return quotation["speaker"] != row["id"] and any(
            mention["entity"] == row["id"] and quotation["start"] <= mention["start"] < quotation["end"]
            for mention in article["mentions"]
        )

    return tuple(_list(index, row["articles"], is_about))


def _list(index: Index, articles: Iterable[str], wanted: Wanted) -> Iterator[Quoted]:
    rows = sorted((index.rows.articles[key] for key in articles), key=_age, reverse=True)
    told = ((row, q) for row in rows for q in row["quotations"] if q["kind"] == "direct" and wanted(row, q))
    there = {(row["id"], q["id"]): (row, q) for row, q in told}
    printed: set[tuple[str, str]] = set()
    said: set[str] = set()
    for place, (article, _) in there.items():
        if place in printed:
            continue
        places = _places(index, article["id"], place[1])
        printed |= {(member.article, member.quotation) for member in places}
        best = min((m for m in places if (m.article, m.quotation) in there), default=Member(0, *place))
        row, quotation = there[best.article, best.quotation]
        words = " ".join(row["text"][quotation["start"] : quotation["end"]].split())
        if words not in said:
            said.add(words)
            yield _print(index, row, quotation)


def _places(index: Index, article: str, quotation: str) -> tuple[Member, ...]:
    """All places of the utterance that a quotation shares with other reports of its story."""
    story = index.story_of.get(article)
    for shared in story["quotations"] if story else ():
        members = tuple(Member(VARIANTS[m["variant"]], m["article"], m["quotation"]) for m in shared["members"])
        if any((member.article, member.quotation) == (article, quotation) for member in members):
            return members
    return ()


def _print(index: Index, article: Row, quotation: Row) -> Quoted:
    by = make_byline(index.rows, article["outlet"])
    published = find_moment(f"articles/{article['id']}", article, "published")
    return Quoted(print_saying(index.rows, article, quotation, by, ROOT), published)


def _age(article: Row) -> tuple[str, str]:
    return article["published"] or "", article["id"]
