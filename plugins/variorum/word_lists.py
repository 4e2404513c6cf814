"""Word lists and tables: TOML files in `data/`, read once, by language where they differ by language.

A language is a BCP 47 tag; only its first part counts, and a language without a table falls back to English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

FALLBACK = "en"
_DATA = Path(__file__).parent / "data"


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """The whole of `data/NAME.toml`."""
    return tomllib.loads(files("variorum").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def table_for(name: str, language: str | None) -> Mapping[str, Any]:
    """The part of `data/NAME.toml` for a language, or English."""
    table = read_table(name)
    part: Mapping[str, Any] = table.get(base_language(language), table[FALLBACK])
    return part


@cache
def first_name_genders() -> Mapping[str, str]:
    """The first names that are men's or women's only, each with which: male or female."""
    table = read_table("first_names")
    both = set(table["male"]) & set(table["female"])
    return {name: gender for gender in ("male", "female") for name in table[gender] if name not in both}


@cache
def age_behind(language: str | None) -> re.Pattern[str]:
    """How an age stands behind a person's name: ", 71," and, by language, ", 42 ans" or " (58)"."""
    return re.compile(table_for("ages", language)["behind"])


def base_language(language: str | None) -> str:
    """The first part of a language tag ("de" of "de-AT"); English when none is known."""
    return (language or FALLBACK).replace("_", "-").split("-")[0].lower()


def catalogue_of(language: str) -> Path:
    """The file with what the interface says in a language; English is in `interface.toml`."""
    return _DATA / ("interface.toml" if language == FALLBACK else f"interface_{language}.toml")


@cache
def interface_languages() -> tuple[str, ...]:
    """The languages that the interface speaks."""
    others = (path.stem.removeprefix("interface_") for path in _DATA.glob("interface_*.toml"))
    return (FALLBACK, *sorted(others))
