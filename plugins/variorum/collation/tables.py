"""The tables that collation reads, from `data/`, each compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..word_lists import read_table


@dataclass(frozen=True, slots=True)
class Family:
    """A question with answers that exclude each other."""

    kind: str
    topic: str
    classes: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything in which two reports of one fact can differ by expression."""

    hedges: re.Pattern[str]
    families: Sequence[Family]
    times: re.Pattern[str]
    units: Mapping[str, str]
    bounds: Mapping[str, str]
    same_opening: Mapping[str, str]


@cache
def differences() -> Differences:
    """Read and compile the table of differences."""
    table = read_table("differences")
    families = [
        Family(f["kind"], f["topic"], {name: _any(p) for name, p in f["classes"].items()}) for f in table["family"]
    ]
    bounds = {word: sign for sign, words in table["bounds"].items() for word in words}
    return Differences(
        _any(table["hedges"]), families, _times(table["times"]), table["units"], bounds, table["same_opening"]
    )


@cache
def weekdays() -> tuple[Mapping[str, int], re.Pattern[str]]:
    """The names of the days with their numbers, Monday 1, and the pattern that finds them."""
    names: dict[str, int] = read_table("days")["weekdays"]
    return names, re.compile(r"\b(" + "|".join(names) + r")\b", re.IGNORECASE)


@cache
def near_days(language: str) -> tuple[Mapping[str, int], re.Pattern[str]]:
    """A language's words for days near that of a report, with how many days before it they lie, and their pattern."""
    names: dict[str, int] = read_table("days")["near"].get(language, {})
    return names, re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")\b", re.IGNORECASE)


@cache
def ahead() -> re.Pattern[str]:
    """Words that put a day into the future."""
    return _any(read_table("days")["ahead"]["words"])


@cache
def leaning() -> re.Pattern[str]:
    """The opening of a sentence that leans on the one before it."""
    words = "|".join(map(re.escape, read_table("openings")["leaning"]))
    return re.compile(rf"[“\"‘„«]?(?:{words})\b", re.IGNORECASE)


@cache
def clause_edges() -> re.Pattern[str]:
    """Where one clause ends and the next begins."""
    words = "|".join(read_table("openings")["clauses"])
    return re.compile(rf"(?:[,;:]|\s[–—-])\s+(?=(?:{words})\b)|[;:]\s+|\s[–—]\s+")


@cache
def topic_phrase(key: str) -> str:
    """The fixed phrase of the interface for what a difference is about."""
    return str(read_table("interface")["topics"][key])


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns).replace("~", r"\s+") + r")\b", re.IGNORECASE)


def _times(parts: Mapping[str, Any]) -> re.Pattern[str]:
    inner = rf"(?:(?:{parts['inner']})[\s-]+){{0,5}}"
    ends = rf"(?<=\b)(?:{parts['ends']})\s+(?:(?:{parts['inner']})[\s-]+){{0,5}}(?:{parts['ends_units']})"
    return re.compile(
        rf"\b(?=(?:{parts['openings']})\s+{inner}(?:{parts['units']})\b|{ends}\b)"
        rf"(?P<opening>{parts['openings']})\s+(?P<time>{inner}(?:{parts['units']}|{parts['ends_units']}))\b",
        re.IGNORECASE,
    )
