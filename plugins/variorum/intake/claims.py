"""Ranked claims become facts: for each fact the first claim wins whose value is usable, and its evidence is kept."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

from .dates import iso_date
from .people import person_names, staff_names
from .records import Claim, fold, status_of
from .urls import canonical_url

_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff]")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")
MAX_NAME = 80
"""Characters above which an outlet's or a section's name is a sentence in the wrong field."""


def tidy(value: object) -> str | None:
    """One line of visible text: entities resolved, white space folded, no control characters; None if nothing stays."""
    if not isinstance(value, str):
        return None
    text = fold(_INVISIBLE.sub("", html.unescape(value)))
    return text or None


def _name(value: object) -> str | None:
    text = tidy(value)
    return text if text and len(text) <= MAX_NAME and "://" not in text else None


def _language(value: object) -> str | None:
    match = _LANGUAGE.match(value.strip()) if isinstance(value, str) else None
    return match[1].lower() if match else None


def _topics(value: object) -> tuple[str, ...]:
    return tuple(code for code in value if isinstance(code, str)) if isinstance(value, list | tuple) else ()


_USABLE: dict[str, Callable[[object], object]] = {
    "url": canonical_url,
    "outlet": _name,
    "agency": _name,
    "title": tidy,
    "standfirst": tidy,
    "authors": person_names,
    "published": iso_date,
    "modified": iso_date,
    "language": _language,
    "section": _name,
    "rights": tidy,
    "status": status_of,
    "topics": _topics,
}


def settle(claims: Iterable[Claim]) -> tuple[dict[str, object], dict[str, str]]:
    """The facts, and the evidence for each; a fact that no claim can fill is in neither."""
    facts: dict[str, object] = {}
    evidence: dict[str, str] = {}
    claims = tuple(claims)
    for claim in claims:
        if claim.fact in evidence:
            continue
        if claim.fact not in _USABLE:
            evidence[claim.fact] = claim.evidence
        elif value := _USABLE[claim.fact](claim.value):
            facts[claim.fact] = value
            evidence[claim.fact] = claim.evidence
    staffs = ((staff_names(claim.value), claim.evidence) for claim in claims if claim.fact == "authors")
    signed = next((staff for staff in staffs if staff[0]), None)
    if signed and "authors" not in facts:
        facts["authors"], evidence["authors"] = signed
    return facts, dict(sorted(evidence.items()))
