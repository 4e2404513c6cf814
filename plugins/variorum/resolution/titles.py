"""Titles around a name: what they are, whether they are a man's or a woman's, and where a name in a mention begins."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from ..model import Article, Mention
from ..word_lists import first_name_genders, table_for
from .names import fold_name
from .offices import tables

LOOK = 60
"""Characters in front of a name and behind it in which a title is looked for."""
_BEFORE = re.compile(r"([\w.’'-]+)(, | )$")
_TITLE = re.compile(r"((?:[\w’'-]+ ){0,3}[\w’'-]+)(?:, | )$")
_BEHIND = re.compile(r",? (?:the |its |an? |who is (?:the |an? )?|who |[A-Z]\w+['’]s )?([^,.;:()“”\"]{3,60})")


@cache
def _heads(language: str | None) -> frozenset[str]:
    return tables().heads | frozenset(table_for("titles", language)["offices"])


def find_titles(article: Article, mention: Mention) -> frozenset[str]:
    """The words of the title right in front of a name ("the presiding judge, ") and of the one behind it; or none."""
    heads = _heads(article.language)
    before = _TITLE.search(article.text[max(0, mention.start - LOOK) : mention.start])
    found = set(before[1].casefold().split()) if before and before[1].split()[-1].casefold() in heads else set()
    if article.text.startswith(", ", mention.end):
        behind = _BEHIND.match(article.text, mention.end, mention.end + LOOK + 2)
        words = set(behind[1].casefold().split()) if behind else set()
        found |= words if words & heads else set()
    return frozenset(found - tables().openers - tables().joints)


def share_head(mine: Collection[str], theirs: Collection[str], language: str | None) -> int:
    """How many words two titles share; 0 if none of them is what somebody can be."""
    shared = set(mine) & set(theirs)
    return len(shared) if shared & _heads(language) else 0


def find_gender(article: Article, mention: Mention) -> str | None:
    """Whether the title right in front of a name is a man's or a woman's; None if there is none that tells."""
    before = _BEFORE.search(article.text[max(0, mention.start - LOOK) : mention.start])
    word = before[1].casefold().rstrip(".") if before and before[2] == " " else ""
    table = table_for("titles", article.language)
    return next((gender for gender in ("male", "female") if word in table[gender]), None)


def strip_titles(folded: str, language: str | None) -> str:
    """A folded full name without the ranks that a mention takes in front of it: "superintendent moira kell"."""
    words = folded.split()
    titles = _heads(language) | frozenset(table_for("titles", language)["personal"])
    while len(words) > 2 and words[0] in titles:  # noqa: PLR2004 - a given name and a surname stay
        words.pop(0)
    return " ".join(words)


def first_name_gender(folded: str) -> str | None:
    """Whether a folded first name is one of men or of women only."""
    return _folded_first_names().get(folded)


@cache
def _folded_first_names() -> dict[str, str]:
    return {fold_name(name): gender for name, gender in first_name_genders().items()}
