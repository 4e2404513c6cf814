"""What search shows of a story: its headline, outlets and names, and the sentences that it may print.

Stories lie together by day in files of some dozens, so that what happened at one time is loaded at once. A file is a
page of the ledger like any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..digest_data import Row
from .briefs import StoryBrief
from .index import Index
from .search_files import ROWS, name_file, read_script, write_script
from .search_keys import BITS, KEY, cut_by_bits, find_key, key_bits, write_number

TOGETHER = 40
"""Stories in a file at most: larger ones cost a query more bytes, smaller ones a site more files."""
NAMES = 24
"""Names of a story at most, the most often named first."""
STATEMENT = "st-"
"""How the id of a statement begins."""
FULL, LINK = "full", "link"
"""Rights of an outlet: all of its sentences may be printed, or none; with others, those of the open lists may."""

Sentences = tuple[tuple[str, str], ...]
"""The ids of statements, each with the words that it shows."""


class StoryRow(NamedTuple):
    """A story as search knows it: titles of its reports but the headline; sentences of the open lists, and others."""

    key: str
    slug: str
    headline: str
    titles: tuple[str, ...]
    outlets: tuple[str, ...]
    names: tuple[str, ...]
    open: Sentences
    folded: Sentences


class RowFile(NamedTuple):
    """A file of rows: its path, the least key that may stand in it, and its stories."""

    path: str
    bound: str
    stories: tuple[str, ...]


def list_row_files(stories: Mapping[str, StoryBrief]) -> list[RowFile]:
    """The files that hold all stories, by key."""
    keyed = sorted((find_key(story.id, story.first_published), story.id) for story in stories.values())
    bits = [key_bits(key) for key, _ in keyed]
    return [
        RowFile(name_file(ROWS, prefix), find_bound(prefix), tuple(story for _, story in keyed[start:end]))
        for prefix, start, end in cut_by_bits(bits, [1] * len(bits), TOGETHER)
    ]


def find_bound(prefix: str) -> str:
    """The least key that begins with some bits."""
    return write_number(int(prefix.ljust(BITS * KEY, "0"), 2), KEY)


def print_rows(index: Index, file: RowFile) -> str:
    """The text of a file of rows: what is read, then the ids of statements, which pack better by themselves."""
    told = [_make_row(index, index.rows.stories[story]) for story in file.stories]
    rows = [[*row[:-2], [words for _, words in row.open], [words for _, words in row.folded]] for row in told]
    ids = [" ".join(key.removeprefix(STATEMENT) for key, _ in (*row.open, *row.folded)) for row in told]
    return write_script(file.path, [rows, ids])


def read_rows(text: str) -> list[StoryRow]:
    """The rows of a file, which may have been written by an earlier build; raise ValueError if it is none."""
    return [_read_row(*told) for told in zip(*read_script(text), strict=True)]


def _read_row(row: list[Any], ids: str) -> StoryRow:
    key, slug, headline, titles, outlets, names, opened, folded = row
    keys = [STATEMENT + told for told in ids.split(" ")]
    told = tuple(zip(keys, (*opened, *folded), strict=True)) if opened or folded else ()
    sentences = told[: len(opened)], told[len(opened) :]
    return StoryRow(key, slug, headline, tuple(titles), tuple(outlets), tuple(names), *sentences)


def _make_row(index: Index, story: Row) -> StoryRow:
    articles = {row["id"]: row for row in index.reports(story)}
    outlets = {key: index.rows.outlets.get(row["outlet"]) for key, row in articles.items()}
    rights = {key: outlet["rights"] if outlet else FULL for key, outlet in outlets.items()}
    told = {None, "", story["headline"]["text"]}
    titles = dict.fromkeys(row["title"] for row in articles.values() if row["title"] not in told)
    return StoryRow(
        find_key(story["id"], story["first_published"]),
        story["slug"],
        story["headline"]["text"],
        tuple(titles),
        tuple(sorted({outlet["name"] for outlet in outlets.values() if outlet})),
        tuple(_name(index, articles.values())),
        *_list_sentences(story, {key: row["text"] for key, row in articles.items()}, rights),
    )


def _list_sentences(story: Row, texts: Mapping[str, str], rights: Mapping[str, str]) -> tuple[Sentences, Sentences]:
    """The sentences of the open lists, and all others: what is folded, and what else is cited. Each is told once."""
    opened: dict[str, str] = {}
    folded: dict[str, str] = {}
    for statement in story["statements"]:
        shown, is_open = statement["shown"], statement["tier"] != "folded"
        words = texts[shown["article"]][shown["start"] : shown["end"]]
        if is_open and rights[shown["article"]] != LINK:
            opened.setdefault(words, statement["id"])
    for statement in story["statements"]:
        for place in (statement["shown"], *statement["citations"]):
            words = texts[place["article"]][place["start"] : place["end"]]
            if words not in opened and rights[place["article"]] == FULL:
                folded.setdefault(words, statement["id"])
    return _pair(opened), _pair(folded)


def _pair(told: Mapping[str, str]) -> Sentences:
    return tuple((statement, words) for words, statement in told.items())


def _name(index: Index, articles: Iterable[Row]) -> Iterator[str]:
    """The resolved names of some reports, the most often named first."""
    told = Counter(mention["entity"] for article in articles for mention in article["mentions"])
    known = [(-n, index.rows.entities[key]["name"]) for key, n in told.items() if key in index.rows.entities]
    yield from dict.fromkeys(name for _, name in sorted(known)[:NAMES])
