"""The small words and verbs of one language, as sets: what the speaker rules know of grammar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ..word_lists import base_language, table_for

CONTINENTAL = frozenset({"de", "fr", "es"})
_SETS = (
    *("bare", "addressing", "nouns", "pronouns", "determiners", "possessives", "topical", "topics", "referring"),
    *("particles", "openers", "fillers", "finite", "before_bases", "present", "absolutes", "links", "auxiliaries"),
    *("joints", "prepositions", "stops", "passive", "clause", "coordinators", "together"),
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's tables: `data/speech_verbs.toml` and `data/titles.toml`.

    `cues` are `say` and the framing verbs; `breaks`, at which a noun phrase ends, are those, prepositions and stops.
    `reports` are the verbs that report without marks, `plain` those of them that need no "that"; `bases` are the forms
    of verbs that are also their names, and often nouns. `cue_kinds` says of each cue whether it is of `say`, `frame`,
    `stance` or `noun`. `companions` are words one of which must stand near a verb that tells only then ("gab …
    bekannt"); `reported` are forms of verbs in reported speech (German's Konjunktiv I); `attaching` words hang a noun
    on another; `clitics` are written together with the next word ("l’").
    """

    language: str
    say: frozenset[str]
    cues: frozenset[str]
    reports: frozenset[str]
    plain: frozenset[str]
    cue_kinds: Mapping[str, str]
    bases: frozenset[str]
    bare: frozenset[str]
    addressing: frozenset[str]
    nouns: frozenset[str]
    sources: tuple[tuple[str, ...], ...]
    source_heads: frozenset[str]
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
    topical: frozenset[str]
    topics: frozenset[str]
    referring: frozenset[str]
    particles: frozenset[str]
    openers: frozenset[str]
    fillers: frozenset[str]
    finite: frozenset[str]
    before_bases: frozenset[str]
    present: frozenset[str]
    absolutes: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    plurals: frozenset[str]
    personal: frozenset[str]
    office_parts: frozenset[str]
    attaching: frozenset[str]
    companions: Mapping[str, frozenset[str]]
    reported: frozenset[str]
    clitics: tuple[str, ...]

    @property
    def is_continental(self) -> bool:
        """Whether the subject stands behind its verb as often as before it: German, French and Spanish."""
        return self.language in CONTINENTAL


def grammar_for(language: str | None) -> Grammar:
    """The grammar of a language, or of English."""
    return _read(base_language(language))


@cache
def _read(language: str) -> Grammar:
    speech, titles = table_for("speech_verbs", language), table_for("titles", language)
    words = {name: frozenset(speech[name]) for name in _SETS}
    say = _forms(speech["say"].values())
    cues = say | _forms(speech["frame"].values())
    stances = speech.get("stance", {})
    lemmas = speech["say"] | speech["frame"] | stances
    reports = (cues | _forms(stances.values())) - frozenset(speech["vague"]) if stances else say
    return Grammar(
        language=language,
        say=say,
        cues=cues,
        reports=reports,
        cue_kinds={
            **dict.fromkeys(words["nouns"], "noun"),
            **dict.fromkeys(reports, "stance"),
            **dict.fromkeys(cues, "frame"),
            **dict.fromkeys(say, "say"),
        },
        plain=reports if stances else words["bare"],
        bases=frozenset(base for base, forms in lemmas.items() if base in forms),
        breaks=words["prepositions"] | words["stops"] | cues,
        sources=tuple(tuple(phrase.split()) for phrase in speech["sources"]),
        source_heads=frozenset(phrase.split()[0] for phrase in speech["sources"]),
        by=speech["by"],
        attaching=frozenset(speech.get("attaching", ())),
        companions={verb: frozenset(words) for verb, words in speech.get("companions", {}).items()},
        reported=frozenset(speech.get("reported", ())),
        clitics=tuple(speech.get("clitics", ())),
        **words,
        **{name: frozenset(titles[name]) for name in ("offices", "bodies", "plurals", "personal", "office_parts")},
    )


def _forms(lemmas: Iterable[list[str]]) -> frozenset[str]:
    return frozenset(form for forms in lemmas for form in forms)
