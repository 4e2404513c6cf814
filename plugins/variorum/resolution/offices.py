"""Offices: what stands beside a name ("Transport Minister Ada Lind"), and whom a bare title means in a story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ..model import Article, Mention, Role
from ..word_lists import read_table

LONGEST_OFFICE = 7
"""Words of an office at most: "Permanent Under-Secretary of State for Foreign Affairs" has seven."""

_TOKEN = re.compile(r"[\w.’'-]+$")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a text names it: its words folded, and the country they point to."""

    words: tuple[str, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class _Tables:
    heads: frozenset[str]
    joints: frozenset[str]
    parts: frozenset[str]
    openers: frozenset[str]
    countries: dict[str, str]
    aliases: dict[str, str]
    companies: frozenset[str]


@cache
def tables() -> _Tables:
    """The word lists of `data/offices.toml`."""
    found = read_table("offices")
    return _Tables(
        frozenset(found["heads"]),
        frozenset(found["joints"]),
        frozenset(found["parts"]),
        frozenset(found["openers"]),
        found["countries"],
        found["aliases"],
        frozenset(found["companies"]),
    )


def is_office(title: str) -> bool:
    """Whether words are a title: "the UK's Defence Secretary"."""
    words = office(title).words
    return bool(words) and words[-1] in tables().heads


def is_company_form(folded: str) -> bool:
    """Whether a folded name ends in what a company is by law or trade: "belmar ag"."""
    return folded.rpartition(" ")[2] in tables().companies


def role_before(article: Article, mention: Mention) -> Role | None:
    """The office in capitals, or with a country before it, that stands right before a name."""
    before = article.text[max(0, mention.start - 120) : mention.start]
    if not before.endswith(" "):
        return None
    others = [m.end for m in article.mentions if m.type == "PERSON" and m.end <= mention.start]
    before = before[max(0, len(before) - (mention.start - max(others, default=0))) :]
    words: list[str] = []
    rest = before.rstrip(" ")
    while len(words) < LONGEST_OFFICE:
        found = _TOKEN.search(rest)
        if not found or not _may_be_office(found.group(), first=not words):
            break
        words.insert(0, found.group())
        gap = rest[: found.start()]
        rest = gap.rstrip(" ")
        if gap and gap[-1] != " ":
            break
    while words and (words[0].casefold() in tables().openers or words[0].casefold() in tables().joints):
        words.pop(0)
    return Role(" ".join(words)) if words else None


def _may_be_office(word: str, *, first: bool) -> bool:
    folded = word.casefold().rstrip(".")
    if first:
        return folded in tables().heads
    if word.endswith(".") and folded not in tables().heads:
        return False  # a sentence ends here: "40 per cent. Mayor Ada Lind"
    return word[0].isupper() or folded in tables().joints or folded in tables().heads or folded in tables().parts


def office(title: str) -> Office:
    """A title as a key: "the US Defence Secretary" and "US defence secretary" are one."""
    words = [re.sub(r"[’']s$", "", w) for w in re.findall(r"[\w.’'-]+", title.casefold())]
    words = [w.rstrip(".") for w in words if w not in tables().openers and w not in tables().joints]
    country = next((tables().countries[w] for w in words if w in tables().countries), None)
    kept = tuple(_respelt(w) for w in words if w not in tables().countries)
    return Office(kept, country)


def _respelt(word: str) -> str:
    return "defence" if word == "defense" else word


def holder(title: str, holders: Iterable[tuple[str, Sequence[str]]], home: str | None) -> str | None:
    """The one entity of the story that a bare title means, or None.

    `holders` are (entity, titles seen before its name); `home` is the country a title without one speaks of.
    """
    wanted = office(title)
    if not wanted.words:
        return None
    fits: dict[str, int] = {}
    for entity, titles in holders:
        for seen in map(office, titles):
            if seen.words[-len(wanted.words) :] == wanted.words:
                asked, has = wanted.country or home, seen.country or home
                if wanted.country and asked != has:
                    continue
                rank = 2 if asked == has else 1
                fits[entity] = max(fits.get(entity, 0), rank)
    best = [entity for entity, rank in sorted(fits.items()) if rank == max(fits.values())]
    return best[0] if len(best) == 1 else None


_APPOSITION = re.compile(r"(?:, (?:the |an? |who is the )?| \()([^,.;:()“”\"]{3,70})(?=[,.)])")


def role_after(article: Article, mention: Mention) -> Role | None:
    """The office in the apposition after a name: "Ada Lind, the mayor of Quillon,"."""
    found = _APPOSITION.match(article.text, mention.end, mention.end + 90)
    if not found:
        return None
    words = found.group(1).split()
    plain = [w.casefold().strip("’'") for w in words[:LONGEST_OFFICE]]
    if not 1 <= len(words) <= LONGEST_OFFICE + 2 or not any(w in tables().heads for w in plain):
        return None
    return Role(" ".join(words)) if not {"said", "told", "and", "who", "was"} & set(plain) else None
