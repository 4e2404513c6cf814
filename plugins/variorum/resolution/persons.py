"""Persons of one story: full names that must be one are joined, bare surnames follow the one they can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..model import Article, Mention
from ..word_lists import age_behind
from ..words import rarity
from .names import compatible, fold_name, given, same_word, surname
from .offices import role_before
from .titles import find_gender, find_titles, first_name_gender, share_head, strip_titles

Keys = dict[tuple[str, int, int], str]

RARE_SURNAME = 7.5
"""Rarity (nats) from which a word behind a first name is a surname, whatever a model calls the two."""
MISTAKEN = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT", "NORP"})
"""Types that a model gives to a person's name by mistake."""


def join_persons(articles: Sequence[Article]) -> Keys:
    """Give each PERSON mention that is certainly somebody's the key of that person."""
    found = _persons(articles)
    group = _join_full(sorted({p.folded for p in found if " " in p.folded}))
    known: defaultdict[str, _Known] = defaultdict(_Known)
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for p in found:
        if p.folded in group:
            homes[p.article].add(group[p.folded])
            known[group[p.folded]].add(p)
    for name in known:
        known[name].gender = known[name].gender or first_name_gender(given(name)[0])
    keys: Keys = {}
    for p in found:
        key = group.get(p.folded) or _bare(p, homes[p.article], known)
        if key is not None:
            keys[(p.article, p.start, p.end)] = f"person:{key}"
    return keys


@dataclass(frozen=True, slots=True)
class _Person:
    """A mention of a person: its folded name, and the titles around it."""

    article: str
    start: int
    end: int
    folded: str
    titles: frozenset[str]
    gender: str | None
    language: str | None


@dataclass(slots=True)
class _Known:
    """What a story says of somebody with a full name."""

    titles: set[str] = field(default_factory=set)
    gender: str | None = None

    def add(self, person: _Person) -> None:
        self.titles |= person.titles
        self.gender = self.gender or person.gender


def _persons(articles: Sequence[Article]) -> list[_Person]:
    """Mentions that are a person's: marked so, or the very name that most marks of the story give to a person."""
    found = [(a, m, strip_titles(fold_name(a.text[m.start : m.end]), a.language)) for a in articles for m in a.mentions]
    told = {folded for a, m, folded in found if " " in folded and (_is_titled(a, m) or _has_age(a, m))}
    full = {
        folded for folded, is_person in _majority(found).items() if is_person or folded in told or _sounds_so(folded)
    }
    surnames = {surname(folded) for folded in full}
    return [
        _Person(a.id, m.start, m.end, folded, find_titles(a, m), find_gender(a, m), a.language)
        for a, m, folded in found
        if folded in full or (" " not in folded and (m.type == "PERSON" or (m.type in MISTAKEN and folded in surnames)))
    ]


def _is_titled(article: Article, mention: Mention) -> bool:
    return mention.type in MISTAKEN and role_before(article, mention) is not None


def _has_age(article: Article, mention: Mention) -> bool:
    """Whether a report gives a person's age: no other report knows better what that name is."""
    return mention.type == "PERSON" and age_behind(article.language).match(article.text, mention.end) is not None


def _sounds_so(folded: str) -> bool:
    """Whether a name is a first name and a rare word: no "Victoria Park"."""
    words = folded.split()
    is_full = len(words) == 2 and first_name_gender(words[0]) is not None  # noqa: PLR2004 - first name and surname
    return is_full and rarity(words[-1]) >= RARE_SURNAME


def _majority(found: Sequence[tuple[Article, Mention, str]]) -> Mapping[str, bool]:
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


def _bare(person: _Person, here: set[str], known: Mapping[str, _Known]) -> str | None:
    """The one whom a surname, or a first name alone, means: in its article, else in the story by surname only."""
    if " " in person.folded:
        return None
    named = [c for c in known if surname(c) == person.folded]
    named = named or [c for c in known if same_word(surname(c), person.folded)]
    local = [c for c in named if c in here]
    for candidates in (local, named):
        fits = _fit(person, candidates, known, rivals=named)
        if len(fits) == 1:
            return fits[0]
    if named:
        return None
    by_given = [c for c in sorted(here) if given(c)[:1] == (person.folded,)]
    return by_given[0] if len(by_given) == 1 else None


def _fit(person: _Person, candidates: Sequence[str], known: Mapping[str, _Known], rivals: Sequence[str]) -> list[str]:
    """Those of the candidates whom the titles in front of a surname do not rule out.

    A gender rules out the other; an office rules out who has less of it than another of the surname.
    """
    fits = [c for c in candidates if not person.gender or known[c].gender in {None, person.gender}]
    held = {c: share_head(known[c].titles, person.titles, person.language) for c in rivals}
    most = max(held.values(), default=0)
    return [c for c in fits if held[c] == most]
