"""The small words and verbs of one language, as sets: what the speaker rules know of grammar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..word_lists import base_language, table_for

_SETS = (
    *("bare", "addressing", "nouns", "pronouns", "determiners", "possessives"),
    *("links", "auxiliaries", "joints", "prepositions", "stops", "passive", "clause", "coordinators", "together"),
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's tables: `data/speech_verbs.toml` and `data/titles.toml`.

    `cues` are `say` and the framing verbs; `breaks`, at which a noun phrase ends, are those, prepositions and stops.
    """

    say: frozenset[str]
    cues: frozenset[str]
    bare: frozenset[str]
    addressing: frozenset[str]
    nouns: frozenset[str]
    sources: tuple[tuple[str, ...], ...]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    links: frozenset[str]
    auxiliaries: frozenset[str]
    joints: frozenset[str]
    coordinators: frozenset[str]
    together: frozenset[str]
    prepositions: frozenset[str]
    stops: frozenset[str]
    breaks: frozenset[str]
    passive: frozenset[str]
    by: str
    clause: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    plurals: frozenset[str]
    personal: frozenset[str]
    office_parts: frozenset[str]


def grammar_for(language: str | None) -> Grammar:
    """The grammar of a language, or of English."""
    return _read(base_language(language))


@cache
def _read(language: str) -> Grammar:
    speech, titles = table_for("speech_verbs", language), table_for("titles", language)
    words = {name: frozenset(speech[name]) for name in _SETS}
    say = _forms(speech["say"].values())
    cues = say | _forms(speech["frame"].values())
    return Grammar(
        say=say,
        cues=cues,
        breaks=words["prepositions"] | words["stops"] | cues,
        sources=tuple(tuple(phrase.split()) for phrase in speech["sources"]),
        by=speech["by"],
        **words,
        **{name: frozenset(titles[name]) for name in ("offices", "bodies", "plurals", "personal", "office_parts")},
    )


def _forms(lemmas: Iterable[list[str]]) -> frozenset[str]:
    return frozenset(form for forms in lemmas for form in forms)
