"""What a story is about: the top-level IPTC Media Topics (CC BY 4.0), by what its publishers say.

`data/topics.toml` has for each topic what publishers call their part for it. What is not known is not said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

from ..model import Article
from ..word_lists import read_table

_PART = re.compile(r"[^\W\d_][\w-]*")


def find_topics(articles: Sequence[Article]) -> tuple[str, ...]:
    """The codes of a story's topics, the surest first, two at most; empty if nothing is sure."""
    for votes in (_given(articles), _by_section(articles)):
        if votes:
            return tuple(sorted(votes, key=lambda code: (-votes[code], code)))[:2]
    return ()


def _given(articles: Sequence[Article]) -> Counter[str]:
    return Counter(
        code for article in articles for code in dict.fromkeys(article.topics) if code in read_table("topics")
    )


def _by_section(articles: Sequence[Article]) -> Counter[str]:
    """Topics by what the publishers call the part in which a report stands, or by the first parts of its address."""
    return Counter(code for article in articles for code in {_sections().get(name) for name in _parts(article)} if code)


def _parts(article: Article) -> Iterator[str]:
    if article.section:
        yield from ("-".join(part.casefold().split()) for part in re.split(r"[/,;|>]", article.section))
    folders = urlsplit(article.url or "").path.casefold().split("/")[1:-1]
    yield from [folder for folder in folders if _PART.fullmatch(folder)][:2]


@cache
def _sections() -> Mapping[str, str]:
    return {name.casefold(): code for code, row in read_table("topics").items() for name in row["sections"]}
