"""Groups to stories: names resolved and sentences collated inside one story, once for its articles and its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import msgspec

from ..collation import Frame, Material, collate_story
from ..fingerprints import fingerprint
from ..model import Article
from ..resolution import Name, StoryNames, resolve_story
from ..settings import STAGES, Settings
from ..store import Key, key_of
from .cleaning import body_key
from .engine import Engine, Work
from .parts import bare, join_article, pack
from .reading import notes_keys

LENGTH = 3_000
"""Weight of a story of one article: about its characters."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story: its facts, its body and its notes as bytes."""

    facts: bytes
    body: bytes
    notes: bytes


@dataclass(frozen=True, slots=True)
class Links:
    """Whose the mentions and quotations of a story are: lists of pairs, as MessagePack has no tuples as keys."""

    mentions: tuple[tuple[tuple[str, int, int], str], ...]
    speakers: tuple[tuple[str, str], ...]


def collate(chunk: tuple[frozenset[str], Sequence[tuple[Frame, Sequence[Member]]]]) -> list[tuple[bytes, bytes, bytes]]:
    """Each story, its names, and whose its mentions and quotations are; keys hold inside the story."""
    on, stories = chunk
    return [_collate(frame, members, on) for frame, members in stories]


def _collate(frame: Frame, members: Sequence[Member], on: frozenset[str]) -> tuple[bytes, bytes, bytes]:
    articles = tuple(join_article(_ARTICLE.decode(m.facts), m.body, m.notes) for m in members)
    known = resolve_story(articles, enabled="resolution" in on)
    material = Material(articles, known.mentions, known.speakers)
    story = collate_story(frame, material, label(known.names), on)
    links = Links(tuple(sorted(known.mentions.items())), tuple(sorted(known.speakers.items())))
    return pack(story), pack(known.names), pack(links)


def label(names: Sequence[Name]) -> dict[str, str]:
    """Short words for the names of a story: a person's surname, anything else in full."""
    best = {n.key: min(n.forms, key=lambda f: (-n.forms[f], -len(f), f)) for n in names}
    return {n.key: best[n.key].split()[-1] if n.type == "PERSON" else best[n.key] for n in names}


@dataclass(frozen=True, slots=True)
class Told:
    """A story to be told: its frame, its articles oldest first, and the keys of their parts."""

    frame: Frame
    articles: tuple[Article, ...]
    cleaned: tuple[Key, ...]


def collate_all(engine: Engine, stories: Sequence[Told], settings: Settings) -> list[Key]:
    """Have the store hold every story; give their keys, under which `names_key` and `links_key` find the rest."""
    on = frozenset(stage for stage in STAGES if settings.is_on(stage))
    base = key_of("story", fingerprint("resolution", "collation", "stages"), " ".join(sorted(on)))
    found = iter(notes_keys((key for told in stories for key in told.cleaned), settings))
    notes = [list(islice(found, len(told.cleaned))) for told in stories]
    facts = [[pack(bare(article)) for article in told.articles] for told in stories]
    keys = [key_of(base, pack(told.frame), *facts[n], *notes[n]) for n, told in enumerate(stories)]
    lengths = [len(told.articles) for told in stories]

    def chunk(places: Sequence[int]) -> tuple[frozenset[str], list[tuple[Frame, list[Member]]]]:
        return on, [(stories[n].frame, members(n)) for n in places]

    def members(n: int) -> list[Member]:
        bodies = engine.store.take(map(body_key, stories[n].cleaned))
        return [Member(*parts) for parts in zip(facts[n], bodies, engine.store.take(notes[n]), strict=True)]

    def keep(places: Sequence[int], found: Sequence[tuple[bytes, bytes, bytes]]) -> dict[Key, bytes]:
        answers: dict[Key, bytes] = {}
        for n, (story, names, links) in zip(places, found, strict=True):
            answers |= {keys[n]: story, names_key(keys[n]): names, links_key(keys[n]): links}
        return answers

    def beside(key: Key) -> tuple[Key, Key]:
        return names_key(key), links_key(key)

    # Comparing every sentence with every other: the work grows as the square of the articles.
    engine.ensure(
        Work("stories collated", keys, lambda n: LENGTH * lengths[n] ** 2, chunk, collate, keep, beside=beside)
    )
    return keys


def names_key(story: Key) -> Key:
    """The key of the names of a story."""
    return key_of("names", story)


def links_key(story: Key) -> Key:
    """The key of whose the mentions and quotations of a story are."""
    return key_of("links", story)


def read_names(engine: Engine, stories: Sequence[Key]) -> list[StoryNames]:
    """The names of each story, without their links."""
    return [StoryNames(_NAMES.decode(data), {}, {}) for data in engine.store.take(map(names_key, stories))]


_ARTICLE = msgspec.msgpack.Decoder(Article)
_NAMES = msgspec.msgpack.Decoder(tuple[Name, ...])
