"""Who is who in one story: the mentions of its articles, joined by name, title and acronym."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Article, Mention, Role
from .bodies import join_bodies
from .names import fold_name
from .offices import holder, role_after, role_before
from .persons import join_persons
from .speakers import resolve_speakers
from .titles import strip_titles

Place = tuple[str, int, int]
"""A mention by article id, start and end."""


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something that one story names: all mentions that are certainly theirs."""

    key: str
    type: str
    forms: Mapping[str, int]
    roles: tuple[Role, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class StoryNames:
    """What resolution found in one story. Keys hold inside the story only."""

    names: tuple[Name, ...]
    mentions: Mapping[Place, str]
    speakers: Mapping[str, str]


def resolve_story(articles: Sequence[Article], *, enabled: bool = True) -> StoryNames:
    """Join the mentions of a story's articles and find who speaks in their quotations."""
    if not enabled:
        return StoryNames((), {}, {})
    ordered = sorted(articles, key=lambda a: a.id)
    persons = join_persons(ordered)
    keys = join_bodies(ordered, persons) | persons
    by_key: defaultdict[str, list[tuple[Article, Mention]]] = defaultdict(list)
    for article in ordered:
        for mention in article.mentions:
            key = keys.get((article.id, mention.start, mention.end))
            if key is not None:
                by_key[key].append((article, mention))
    names = tuple(_name(key, by_key[key]) for key in sorted(by_key))
    holders = [(n.key, [r.title for r in n.roles]) for n in names if n.type == "PERSON"]
    return StoryNames(names, keys, resolve_speakers(ordered, keys, lambda title: holder(title, holders, None)))


def _name(key: str, found: Iterable[tuple[Article, Mention]]) -> Name:
    mentions = list(found)
    forms = Counter(
        _form(article, m) if key.startswith("person:") else article.text[m.start : m.end] for article, m in mentions
    )
    kind = "PERSON" if key.startswith("person:") else _type(key, mentions)
    roles = _roles(mentions) if kind == "PERSON" else ()
    return Name(key, kind, forms, roles, tuple((article.id, m.start, m.end) for article, m in mentions))


def _type(key: str, mentions: Sequence[tuple[Article, Mention]]) -> str:
    """The type that a body or place has most often; its bare last word, "the Guildhall", counts only without others."""
    linked = [(article, m) for article, m in mentions if m.type != "PERSON"]
    last = key.rpartition(" ")[2]
    fuller = [m for article, m in linked if fold_name(article.text[m.start : m.end]) != last]
    types = Counter(m.type for m in fuller or [m for _, m in linked])
    return min(types, key=lambda t: (-types[t], t))


def _form(article: Article, mention: Mention) -> str:
    """A person's name as a mention spells it, without ranks in front."""
    words, folded = (
        article.text[mention.start : mention.end].split(),
        fold_name(article.text[mention.start : mention.end]),
    )
    ranks = len(folded.split()) - len(strip_titles(folded, article.language).split())
    return " ".join(words[ranks:]) if len(words) == len(folded.split()) else " ".join(words)


def _roles(mentions: Iterable[tuple[Article, Mention]]) -> tuple[Role, ...]:
    seen = Counter(
        role
        for article, m in mentions
        for role in (role_before(article, m), role_after(article, m))
        if role is not None
    )
    return tuple(sorted(seen, key=lambda role: (-seen[role], -len(role.title), role.title)))
