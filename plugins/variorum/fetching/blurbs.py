"""Whether a feed carries an article or only a blurb that makes readers come to its page."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from ..intake import canonical_url

FULL = 100
"""Words from which a text is an article. Blurbs have 15 to 80; a short report asked for at its page is no harm."""
_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\(…\))\W{0,3}$")


def is_blurb(content: str, url: str | None) -> bool:
    """Whether the HTML of an entry is less than its article: short, cut off, or ending in a link to the article."""
    soup = _parse(content)
    text = " ".join(soup.get_text(" ").split())
    if len(text.split()) < FULL or _CUT_OFF.search(text):
        return True
    links = soup.find_all("a", href=True)
    if not links or url is None:
        return False
    words = " ".join(links[-1].get_text(" ").split())
    leads_there = canonical_url(urljoin(url, str(links[-1]["href"]))) == canonical_url(url)
    return bool(words) and leads_there and text.rstrip(" .»›>→").endswith(words.rstrip(" .»›>→"))


def read_blurb(content: str) -> str:
    """The text of a blurb, its paragraphs parted by blank lines."""
    soup = _parse(content)
    parts = [" ".join(tag.get_text(" ").split()) for tag in soup.find_all("p")]
    return "\n\n".join(part for part in parts if part) or " ".join(soup.get_text(" ").split())


def _parse(content: str) -> BeautifulSoup:
    # In an element of its own: a text that is a bare address or file name is warned of.
    return BeautifulSoup(f"<div>{content}</div>", "lxml")
