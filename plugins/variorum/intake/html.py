"""Saved pages: facts from the metadata, the main content as lines, its pictures as data."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .records import Claim, Record, UnreadableError, printable

# `(?>…)`: a comment ends at its first `-->`; trying later ones takes time exponential in the comments.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.{0,2000}?-->)\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


def is_page(text: str) -> bool:
    """Whether a text opens as an HTML document does, whatever its file is called."""
    return _PAGE.match(text) is not None


def read_html(path: str, raw: str) -> Record:
    """A record of a saved page; raise UnreadableError if no article stands in it."""
    return page_record(path, None, raw, (), {})


def page_record(
    path: str, name: str | None, raw: str, claims: tuple[Claim, ...], extra: Mapping[str, object]
) -> Record:
    """A record of a page, whose own claims rank below those that came with it."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - slow to import, and for saved pages only

    from .main_content import read_content  # noqa: PLC0415
    from .page_facts import claims_of_page  # noqa: PLC0415

    raw = printable(raw)
    soup = BeautifulSoup(raw, "lxml")
    content = read_content(raw, soup)
    if not content.lines:
        raise UnreadableError("the page holds no article: no paragraph with a sentence in it")
    claims = (*claims, *claims_of_page(soup))
    return Record(path, name, raw, "html", content.lines, claims, images=content.images, extra=extra)
