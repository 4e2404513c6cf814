"""The title of a page without the name of its site.

The `<h1>` says it as readers see it; it is taken when one of the metadata's titles says the same, else the first of
those.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from .claims import tidy
from .dates import iso_date
from .page_tree import line_of, select
from .records import Claim

_PARTS = re.compile(r"\s+(?:[|•·»«:–—-]|::|\|\|)\s+|\s*\|\s*")
_DASHES = frozenset("-–—")
MIN_TITLE_WORDS = 3
"""Words that must stay when a site's name is taken off; "Home | The Gazette" keeps its two."""
CONTENT_LETTERS = 4
"""Letters of a word that tells one title from another."""
LIKENESS = 400
"""Thousandths of a heading's longer words that a title of the metadata repeats where both name the same article."""
DAY_WORDS = 3
"""Words of a written day: "9 March 2026"."""
MAX_SITE_WORDS = 4
"""Words of the longest name that is taken off unseen, after a bar or dash at the end."""


def read_title(tree: Any, claims: Sequence[Claim], sites: Sequence[str]) -> Iterator[Claim]:
    """Claims for the title, best first."""
    stated = [(text, claim.evidence) for claim in claims if claim.fact == "title" and (text := tidy(claim.value))]
    stated += [
        (text, "page title")
        for tag in select(tree, "descendant::title[not(ancestor::svg)]")[:1]
        if (text := line_of(tag))
    ]
    if heading := best_heading(tree, [text for text, _ in stated], sites):
        yield Claim("title", html.escape(heading, quote=False), "heading")
    for text, evidence in stated:
        yield Claim("title", html.escape(without_site(text, sites), quote=False), evidence)
    for heading in _headings(tree):
        yield Claim("title", html.escape(heading, quote=False), "heading")


def best_heading(tree: Any, stated: Sequence[str], sites: Sequence[str]) -> str | None:
    """The heading that the metadata say again, else the first that shares enough words with them.

    Search engines are often given other words than readers.
    """
    headings = [text for text in _headings(tree) if _words(text)]
    for heading in headings:
        if any(_is_said_by(heading, without_site(text, sites)) for text in stated):
            return _without_kicker(heading, stated, sites)
    names = {word for site in sites for word in _words(site)}
    unnamed = [text for text in headings if sum(word not in names for word in _words(text)) >= MIN_TITLE_WORDS]
    like = next((text for text in unnamed if any(_is_like(text, other) for other in stated)), None)
    return like and _without_kicker(like, stated, sites)


def _without_kicker(heading: str, stated: Sequence[str], sites: Sequence[str]) -> str:
    """The part of a heading that the metadata give as the whole title: "Opinion | Let them play" less its section.

    A day in front of it goes too: some blogs set it inside the heading.
    """
    wanted = [_words(without_site(text, sites)) for text in stated]
    if (rest := _without_day(heading)) and _words(rest) in wanted:
        return rest
    parts = [part for part in _PARTS.split(heading)[1:] if len(_words(part)) >= MIN_TITLE_WORDS]
    return next((part for part in parts if _words(part) in wanted), heading)


def _without_day(heading: str) -> str:
    """What stands behind the day that a heading opens with; nothing where it opens with none."""
    words = heading.split()
    return " ".join(words[DAY_WORDS:]) if iso_date(" ".join(words[:DAY_WORDS])) else ""


def _is_like(heading: str, title: str) -> bool:
    """Whether a title holds enough of a heading's longer words."""
    words, other = ({word for word in _words(text) if len(word) >= CONTENT_LETTERS} for text in (heading, title))
    return bool(words) and len(words & other) * 1000 >= LIKENESS * len(words)


def _headings(tree: Any) -> list[str]:
    return [text for tag in select(tree, "descendant::h1") if (text := line_of(tag))]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_said_by(heading: str, title: str) -> bool:
    """Whether a title begins with the heading's words, or holds all of them in a row; a short one is a part of it."""
    needle, hay = _words(heading), _words(title)
    if len(needle) < MIN_TITLE_WORDS:
        return needle in (hay, _words(_PARTS.split(title)[0]))
    return any(hay[start : start + len(needle)] == needle for start in range(len(hay) - len(needle) + 1))


def without_site(title: str, sites: Sequence[str]) -> str:
    """A title less the site's name at either end, and less a short last part after a bar or dash."""
    for site in sites:
        title = title.removeprefix(f"{site}: ")
    parts = _PARTS.split(title)
    marks = _PARTS.findall(title)
    names = {"".join(_words(site)) for site in sites}
    while (
        len(parts) > 1
        and _is_site(parts[-1], marks[-1], names)
        and len(_words(_join(parts[:-1], marks))) >= MIN_TITLE_WORDS
    ):
        parts, marks = parts[:-1], marks[:-1]
    while len(parts) > 1 and "".join(_words(parts[0])) in names:
        parts, marks = parts[1:], marks[1:]
    return _join(parts, marks)


def _is_site(part: str, mark: str, names: set[str]) -> bool:
    """Whether the last part names the site: known, or short after a bar, or in capitals after a dash."""
    words = part.split()
    if "".join(_words(part)) in names:
        return True
    if len(words) > MAX_SITE_WORDS or ":" in mark.replace("::", ""):
        return False
    return mark.strip() not in _DASHES or all(word[0].isupper() for word in words)


def _join(parts: list[str], marks: list[str]) -> str:
    pieces = [parts[0], *(piece for pair in zip(marks, parts[1:], strict=False) for piece in pair)]
    return "".join(pieces)
