"""Bodies, places and things of one story.

Joined by spelling, by authority, by acronym, and by the fuller name they shorten or are the last word of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from ..model import Article
from ..words import rarity
from .gazetteer import identifiers, known_entity
from .last_words import join_last_words
from .names import fold_name, initials
from .offices import is_company_form

Keys = dict[tuple[str, int, int], str]

LINKED = frozenset({"ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK", "LAW"})
PLACES = frozenset({"GPE", "LOC"})
_BRACKET = re.compile(r" \((\w{2,6})\)")

_WHERE = re.compile(r"\b(?:in|at|near|im|bei|dans|en)(?: the)? $", re.IGNORECASE)
OWN_WORD = 7.0
"""Rarity (nats) from which a body's first word may stand for all of it: "Boreal" for "Boreal Lithium", no "Bank"."""
LONGEST_NAME = 100
"""Characters before a bracket in which the name that it abbreviates is looked for."""
LONGEST_ACRONYM = 6
"""Letters of an acronym that initials may explain."""


def join_bodies(articles: Sequence[Article], persons: Container[tuple[str, int, int]]) -> Keys:
    """Give each mention of a body, place or thing its key; a single word seen once, in no authority, stays unlinked."""
    others = [
        (a.id, m, a.text[m.start : m.end])
        for a in articles
        for m in a.mentions
        if (a.id, m.start, m.end) not in persons
    ]
    known = {text for _, m, text in others if m.type in LINKED}
    # A word that is a place or body elsewhere in the story is no stranger's surname here.
    found = [item for item in others if item[1].type in LINKED or (item[1].type == "PERSON" and item[2] in known)]
    forms = Counter(text for _, _, text in found)
    types = _majority([(fold_name(text), m.type) for _, m, text in found if m.type in LINKED])
    keys = {text: _key(text, types) for text in forms}
    keys = _join_acronyms(articles, keys)
    keys = join_last_words(articles, _join_shortened(keys, _places_named(articles)))
    kept = [(article_id, m, text) for article_id, m, text in found if text in keys]
    counts = Counter(keys[text] for _, _, text in kept)
    return {
        (article_id, m.start, m.end): keys[text]
        for article_id, m, text in kept
        if counts[keys[text]] > 1 or " " in text or ":" in keys[text].partition(":")[2]
    }


def _majority(pairs: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    counts: dict[str, Counter[str]] = {}
    for folded, kind in pairs:
        counts.setdefault(folded, Counter())[kind] += 1
    return {folded: min(types, key=lambda t: (-types[t], t)) for folded, types in counts.items()}


def _key(text: str, types: Mapping[str, str]) -> str:
    folded = fold_name(text)
    place = types[folded] in PLACES
    if place and (known := identifiers(text)):
        scheme, value = next(iter(known.items()))
        return f"place:{scheme}:{value}"
    ours = known_entity(text)
    if ours and ours.type != "PERSON":
        return f"{'place' if ours.type in PLACES else 'body'}:known:{fold_name(ours.names[0])}"
    return f"{'place' if place else 'body'}:{folded}"


def _join_acronyms(articles: Sequence[Article], keys: dict[str, str]) -> dict[str, str]:
    """An acronym takes the key of the one long name that it abbreviates or stands behind: "Long Name (LN)"."""
    long_names = sorted(text for text in keys if " " in text and keys[text].startswith("body:"))
    stated = _stated(articles, long_names)
    joined = dict(keys)
    for short in sorted(text for text in keys if " " not in text and len(text) <= LONGEST_ACRONYM):
        spelt = [name for name in long_names if initials(name) == short.upper() and len(short) > 1]
        fits = sorted({keys[name] for name in stated.get(short) or spelt})
        if len(fits) == 1 and keys[short].startswith("body:"):
            joined = {text: fits[0] if key == keys[short] else key for text, key in joined.items()}
    return joined


def _stated(articles: Sequence[Article], long_names: Sequence[str]) -> dict[str, list[str]]:
    """Acronyms in brackets with the long names they stand behind: "Long Name (LN)"."""
    found: dict[str, list[str]] = {}
    for article in articles:
        for bracket in _BRACKET.finditer(article.text):
            before = article.text[max(0, bracket.start() - LONGEST_NAME) : bracket.start()]
            # "National Ports Authority (NPA)" says nothing of a "Ports Authority" that is named elsewhere.
            told = max((name for name in long_names if before.endswith(name)), key=len, default=None)
            found.setdefault(bracket.group(1), []).extend([told] if told else [])
    return found


def _places_named(articles: Sequence[Article]) -> set[str]:
    """Folded names that stand behind "in" or "near" somewhere: those of places, whatever a model calls them."""
    return {
        fold_name(a.text[m.start : m.end]) for a in articles for m in a.mentions if _WHERE.search(a.text, 0, m.start)
    }


def _join_shortened(keys: dict[str, str], places: Container[str]) -> dict[str, str]:
    """A name takes the key of the one longer name that ends with it, adds a company's form to it, or begins with it."""
    bodies = sorted({key for key in keys.values() if key.startswith("body:")})
    short_to_long: dict[str, str] = {}
    for key in bodies:
        name = key.removeprefix("body:")
        longer = [other for other in bodies if " " in name and other.endswith(f" {name}")]
        longer += [other for other in bodies if other.rpartition(" ")[0] == key and is_company_form(other)]
        if " " not in name and name not in places and rarity(name) >= OWN_WORD:
            longer += [other for other in bodies if other.startswith(f"{key} ") and other not in longer]
        if len(longer) == 1:
            short_to_long[key] = longer[0]
    return {text: short_to_long.get(key, key) for text, key in keys.items()}
