"""A page's description is its standfirst only if it says something of its own: often it is the first paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Article

WRITTEN = frozenset({"record", "front matter", "standfirst element", "text: head"})
"""Evidence of a standfirst that somebody wrote as one, so that it stays whatever the text says."""
OPENING = 2
"""Paragraphs at the start of the text in which a description is looked for: site software takes it from there."""
_WORD = re.compile(r"\w+")


def drop_repeated_standfirst(article: Article) -> Article:
    """The article without a standfirst whose words open its text, or one that breaks off in the middle."""
    is_written = article.evidence.get("standfirst") in WRITTEN
    if article.standfirst is None or is_written or not _is_repeated(article.standfirst, article.text):
        return article
    evidence = {fact: where for fact, where in article.evidence.items() if fact != "standfirst"}
    return replace(article, standfirst=None, evidence=evidence)


def _is_repeated(standfirst: str, text: str) -> bool:
    if standfirst.endswith(("…", "...", "[&hellip;]", "[…]")):
        return True
    wanted = _WORD.findall(standfirst.casefold())
    opening = _WORD.findall(" ".join(text.split("\n\n")[:OPENING]).casefold())
    return any(opening[at : at + len(wanted)] == wanted for at in range(len(opening) - len(wanted) + 1))
