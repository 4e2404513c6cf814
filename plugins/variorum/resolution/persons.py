"""Persons of one story: full names that must be one are joined, bare surnames follow the one they can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..model import Article, Mention
from .names import compatible, fold_name, given, same_word, surname
from .offices import role_before

Keys = dict[tuple[str, int, int], str]

MISTAKEN = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT", "NORP"})
"""Types that a model gives to a person's name by mistake."""


def join_persons(articles: Sequence[Article]) -> Keys:
    """Give each PERSON mention that is certainly somebody's the key of that person."""
    full = sorted({f for _, _, f in _persons(articles) if " " in f})
    group = _join_full(full)
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for article_id, _, folded in _persons(articles):
        if folded in group:
            homes[article_id].add(group[folded])
    everywhere = set(group.values())
    keys: Keys = {}
    for article_id, place, folded in _persons(articles):
        key = (
            group.get(folded)
            or _bare(folded, homes[article_id])
            or _bare_in_story(folded, homes[article_id], everywhere)
        )
        if key is not None:
            keys[(article_id, *place)] = f"person:{key}"
    return keys


def _persons(articles: Sequence[Article]) -> list[tuple[str, tuple[int, int], str]]:
    """Mentions that are a person's: marked so, or the very name that most marks of the story give to a person."""
    found = [(a.id, m, fold_name(a.text[m.start : m.end])) for a in articles for m in a.mentions]
    titled = {
        fold_name(a.text[m.start : m.end])
        for a in articles
        for m in a.mentions
        if m.type in MISTAKEN and role_before(a, m)
    }
    full = {folded for folded, is_person in _majority(found).items() if is_person or folded in titled}
    surnames = {surname(folded) for folded in full}
    return [
        (article_id, (m.start, m.end), folded)
        for article_id, m, folded in found
        if folded in full or (" " not in folded and (m.type == "PERSON" or (m.type in MISTAKEN and folded in surnames)))
    ]


def _majority(found: Sequence[tuple[str, Mention, str]]) -> Mapping[str, bool]:
    """For each full name whether at least half of its marks say PERSON: a model wavers between man and firm."""
    counts: defaultdict[str, list[bool]] = defaultdict(list)
    for _, m, folded in found:
        if " " in folded:
            counts[folded].append(m.type == "PERSON")
    return {folded: 2 * sum(marks) >= len(marks) for folded, marks in counts.items()}


def _join_full(full: Sequence[str]) -> Mapping[str, str]:
    """Map each full name to the name of its group. Names with whole given names first; initials join only one group."""
    groups: dict[str, str] = {}
    for name in sorted(full, key=lambda n: (min(map(len, given(n))) == 1, n)):
        fits = sorted({groups[other] for other in groups if compatible(name, other)})
        groups[name] = fits[0] if len(fits) == 1 else name
    return groups


def _bare(folded: str, candidates: set[str]) -> str | None:
    """The one person among `candidates` whom a surname, or a first name alone, means."""
    if " " in folded:
        return None
    by_surname = [c for c in candidates if same_word(surname(c), folded)]
    if by_surname:
        return by_surname[0] if len(by_surname) == 1 else None
    by_given = [c for c in candidates if given(c)[:1] == (folded,)]
    return by_given[0] if len(by_given) == 1 else None


def _bare_in_story(folded: str, here: set[str], everywhere: set[str]) -> str | None:
    """The same over the story, for an article that never gives the full name; a surname only."""
    if " " in folded or any(same_word(surname(c), folded) for c in here):
        return None
    fits = [c for c in everywhere if same_word(surname(c), folded)]
    return fits[0] if len(fits) == 1 else None
