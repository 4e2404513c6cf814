"""Who is meant by "the chancellor": the one person whom the story's reports give that role.

A role is what stands in front of a name ("Chancellor Magnus Falkner", "the mayor, Joan Tetlow") or behind it ("Joan
Tetlow, the mayor"). Where two persons have it, it means neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..model import Article
from ..words import fold, rarity
from .material import Place

TELLING = 3.0
"""Rarity (nats) from which a word can be a role: "president" has more, "man" less."""
LOOK = 60
"""Characters around a name in which its role is looked for."""
_TITLE = re.compile(r"(?<![.!?“] )\b([A-Z][\w-]+) $")
_FRONT = re.compile(r"\b[Tt]he (?:(?:[\w’'-]+ ){0,3}?([a-z][\w-]+), |(?:[a-z-]+ )?([a-z][\w-]+) )$")
_BEHIND = re.compile(
    r", (?:the|its|a|an|his|her|their|[A-Z]\w+['’]s) (?:[\w’'-]+ ){0,4}?([a-z][\w-]+)"
    r"(?=,| of\b| for\b| who\b| at\b| in\b)"
)


def find_roles(articles: Iterable[Article], mentions: Mapping[Place, str]) -> dict[str, str]:
    """The entity that each role word means, where it is one."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        for m in article.mentions:
            key = mentions.get((article.id, m.start, m.end), "")
            if key.startswith("person:"):
                for role in _roles(article.text, m.start, m.end):
                    held[role].add(key)
    return {role: next(iter(keys)) for role, keys in held.items() if len(keys) == 1}


def _roles(text: str, start: int, end: int) -> Iterable[str]:
    before, behind = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    found = [_TITLE.search(before), _FRONT.search(before), _BEHIND.match(behind)]
    words = (fold(match[match.lastindex or 0]) for match in found if match)
    return [word[0] for word in words if word and rarity(word[0]) >= TELLING]
