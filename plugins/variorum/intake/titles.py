"""The title of a page without the name of its site.

The `<h1>` says it as readers see it; it is taken when one of the metadata's titles says the same, else the first of
those.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Tag

from .claims import tidy
from .records import Claim, fold

_PARTS = re.compile(r"\s+(?:[|•·»«:–—-]|::|\|\|)\s+|\s*\|\s*")
_DASHES = frozenset("-–—")
MIN_TITLE_WORDS = 3
"""Words that must stay when a site's name is taken off; "Home | The Gazette" keeps its two."""
MAX_SITE_WORDS = 4
"""Words of the longest name that is taken off unseen, after a bar or dash at the end."""


def read_title(soup: BeautifulSoup, claims: Sequence[Claim], sites: Sequence[str]) -> Iterator[Claim]:
    """Claims for the title, best first."""
    stated = [(text, claim.evidence) for claim in claims if claim.fact == "title" and (text := tidy(claim.value))]
    page_title = soup.find("title")
    whole = fold(page_title.get_text(" ")) if isinstance(page_title, Tag) else None
    stated += [(whole, "page title")] if whole else []
    for heading in _headings(soup):
        if any(_words(heading) and _is_said_by(heading, text) for text, _ in stated):
            yield Claim("title", html.escape(heading, quote=False), "heading")
            break
    for text, evidence in stated:
        yield Claim("title", html.escape(without_site(text, sites), quote=False), evidence)
    for heading in _headings(soup):
        yield Claim("title", html.escape(heading, quote=False), "heading")


def _headings(soup: BeautifulSoup) -> list[str]:
    return [text for tag in soup.find_all("h1") if (text := fold(tag.get_text(" ")))]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_said_by(heading: str, title: str) -> bool:
    """Whether a title begins with the heading's words, or holds all of them in a row."""
    needle, hay = _words(heading), _words(title)
    if len(needle) < MIN_TITLE_WORDS:
        return needle == hay
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
