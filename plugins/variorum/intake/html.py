"""Saved pages: facts from the metadata, the main content as lines, its pictures as data."""

from __future__ import annotations

import re
from dataclasses import replace

from .records import Claim, Record, UnreadableError, printable

# `(?>…)`: a comment ends at its first `-->`; trying later ones takes time exponential in the comments.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.{0,2000}?-->)\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}>?", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a text opens as an HTML document does, whatever its file is called."""
    return _PAGE.match(text) is not None


def read_html(path: str, raw: str) -> Record:
    """A record of a saved page; raise UnreadableError if no article stands in it."""
    return fill_page(Record(path, None), raw)


def fill_page(record: Record, page: str, below: tuple[Claim, ...] = ()) -> Record:
    """The record with a page as its words, whose own claims rank between those of the record and those `below`.

    Raise UnreadableError if no article stands in the page.
    """
    from .main_content import read_content  # noqa: PLC0415 - slow to import, and for saved pages only
    from .page_dates import claims_of_days  # noqa: PLC0415
    from .page_facts import claims_of_page  # noqa: PLC0415
    from .page_tree import parse_page  # noqa: PLC0415

    raw = printable(page)
    # Without its declaration: a page is HTML even where it says that it is XML.
    tree = parse_page(_DECLARATION.sub("", raw, count=1))
    content = None if tree is None else read_content(tree)
    if (content is None or not content.lines) and not record.is_recalled:
        raise UnreadableError("the page holds no article: no paragraph with a sentence in it")
    if content is None:
        return replace(record, raw=raw, form="html", claims=(*record.claims, *below))
    claims = (*record.claims, *claims_of_page(tree), *below)
    claims = (*claims, *claims_of_days(tree, claims))
    images = (*record.images, *content.images)
    return replace(record, raw=raw, form="html", lines=content.lines, claims=claims, images=images)
