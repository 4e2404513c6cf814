"""Parts of a page that its markup calls a site's own matter: asides, and cards that are one link.

The words of classes and ids are data: `data/page_furniture.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from ..word_lists import read_table
from .page_tree import select

MAX_SHARE = 0.2
"""Share of a page's words in paragraphs above which a part is not furniture, whatever it is called."""
_WORD = re.compile(r"[a-z]+")
_NAMED = frozenset(read_table("page_furniture")["words"])
_PARTS = "descendant::body//*[self::aside or self::a[descendant::p] or (not(self::a) and (@class or @id))]"


def without_furniture(tree: Any) -> Any:
    """A copy of a page without the parts that are furniture by their markup."""
    copy = deepcopy(tree)
    whole = _size(copy)
    for part in [part for part in select(copy, _PARTS) if _is_furniture(part)]:
        if part.getparent() is not None and _size(part) <= MAX_SHARE * whole:
            part.drop_tree()
    return copy


def _is_furniture(part: Any) -> bool:
    return part.tag in {"aside", "a"} or not _NAMED.isdisjoint(_words(part))


def _words(part: Any) -> Iterator[str]:
    yield from _WORD.findall(f"{part.get('class', '')} {part.get('id', '')}".lower())


def _size(part: Any) -> int:
    return sum(len("".join(paragraph.itertext())) for paragraph in part.iter("p"))
