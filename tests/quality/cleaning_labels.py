"""Labels of the dirty texts and pages: each `NAME.toml` read with the file beside it.

A text is labelled by the numbers of its lines, a page by the paragraphs of its body. A label that is missing, has no
file or has a name that nobody knows is an error: it must not go quiet when a file changes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

Row = Mapping[str, Any]

CORPUS = Path(__file__).parent / "cleaning"
PARTS = ("tune", "report")
FACTS = {"title", "authors", "published", "language"}
PAGE_FACTS = FACTS | {"url", "outlet"}
LINE_KINDS = ("keep", "remove", "subheadings", "either")
PAGE_WORDS = {"body", "subheadings", "either"}
UNSEEN = ("script", "style", "template", "noscript")


class LabelError(ValueError):
    """A label that does not fit its file."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a reader learns about an article besides its body; null where the file does not say it."""

    title: str
    authors: tuple[str, ...]
    published: str | None
    language: str
    url: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A dirty text, the kind of each line that is not blank as line numbers from 1, and its facts."""

    name: str
    part: str
    lines: tuple[str, ...]
    keep: tuple[int, ...]
    remove: tuple[int, ...]
    subheadings: tuple[int, ...]
    either: tuple[int, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A saved page, the paragraphs of its body in reading order, its subheadings, what may stay or go, its facts."""

    name: str
    part: str
    html: str
    body: tuple[str, ...]
    subheadings: tuple[str, ...]
    either: tuple[str, ...]
    facts: Facts


def read_texts(folder: Path = CORPUS / "texts") -> tuple[LabelledText, ...]:
    """All labelled texts, by name."""
    return tuple(_text(path) for path in _paths(folder, ".txt"))


def read_pages(folder: Path = CORPUS / "pages") -> tuple[LabelledPage, ...]:
    """All labelled pages, by name."""
    return tuple(_page(path) for path in _paths(folder, ".html"))


def visible_text(html: str) -> str:
    """The words that a page shows, white space folded."""
    soup = BeautifulSoup(html, "lxml")
    for tag in soup.find_all(UNSEEN):
        tag.decompose()
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    for cell in soup.find_all(["td", "th"]):
        cell.append(" ")
    return folded(soup.get_text())


def folded(words: str) -> str:
    """Words with every run of white space as one space."""
    return " ".join(words.split())


def _paths(folder: Path, suffix: str) -> list[Path]:
    labels = {path.stem for path in folder.glob("*.toml")}
    files = {path.stem for path in folder.glob(f"*{suffix}")}
    if labels != files:
        raise LabelError(f"{folder.name}: no file or no labels for {', '.join(sorted(labels ^ files))}.")
    return sorted(folder.glob(f"*{suffix}"))


def _text(path: Path) -> LabelledText:
    row = _row(path, {"part", *FACTS, *LINE_KINDS})
    lines = tuple(path.read_text(encoding="utf-8").splitlines())
    return LabelledText(path.stem, row["part"], lines, *(tuple(row[kind]) for kind in LINE_KINDS), facts=_facts(row))


def _page(path: Path) -> LabelledPage:
    row = _row(path, {"part", *PAGE_FACTS, *PAGE_WORDS})
    return LabelledPage(
        name=path.stem,
        part=row["part"],
        html=path.read_text(encoding="utf-8"),
        body=tuple(map(folded, row["body"].strip().split("\n\n"))),
        subheadings=tuple(row["subheadings"]),
        either=tuple(row["either"]),
        facts=_facts(row),
    )


def _row(path: Path, known: set[str]) -> Row:
    row = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    if unknown := row.keys() - known:
        raise LabelError(
            f"{path.stem}: nobody reads {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}."
        )
    if missing := known - row.keys() - {"published", "url", "outlet"}:
        raise LabelError(f"{path.stem}: {', '.join(sorted(missing))} is missing.")
    if row["part"] not in PARTS:
        raise LabelError(f"{path.stem}: part is {row['part']!r}, but must be one of {', '.join(PARTS)}.")
    return row


def _facts(row: Row) -> Facts:
    return Facts(
        title=row["title"],
        authors=tuple(row["authors"]),
        published=row.get("published"),
        language=row["language"],
        url=row.get("url"),
        outlet=row.get("outlet"),
    )
