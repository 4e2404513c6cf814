"""Stories to rows: the lines of the digest data, each written once for what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import msgspec

from ..collation import tell_correction, tell_news
from ..digest_data import dump_line
from ..fingerprints import fingerprint
from ..model import Article, Mention, Story
from ..news import Corrected, Update
from ..settings import Settings
from ..store import Key, key_of
from .cleaning import body_key
from .engine import Engine, Work
from .parts import join_article, pack, read_text
from .reading import notes_keys
from .stories import Links, links_key

LENGTH = 3_000
"""Weight of an article to write: about its characters."""


@dataclass(frozen=True, slots=True)
class Tale:
    """A story as `collate` gave it, the entity ids of its keys, and its articles with their facts and extra keys.

    And what it follows, which changes with its neighbours, and what came with its last change, with the bodies that
    stood before, as far as they are at hand: nothing is collated anew for that.
    """

    story: bytes
    links: bytes
    ids: Mapping[str, str]
    articles: tuple[tuple[Article, str, bytes, bytes], ...]
    follows: tuple[str, ...]
    update: Update
    before: Mapping[Corrected, bytes]


def write_rows(chunk: Sequence[Tale]) -> list[list[bytes]]:
    """The row of each story and then those of its articles, as `Row`."""
    return [_write_rows(tale) for tale in chunk]


def _write_rows(tale: Tale) -> list[bytes]:
    links = _LINKS.decode(tale.links)
    mentions, speakers = dict(links.mentions), dict(links.speakers)
    articles = [join_article(facts, body, notes, extra) for facts, extra, body, notes in tale.articles]
    story = _tell_since(replace(_STORY.decode(tale.story), follows=tale.follows), articles, tale)
    rows = [_story_row(story, tale.ids)]
    rows += [_article_row(_assign(article, mentions, speakers, tale.ids)) for article in articles]
    return [pack(row) for row in rows]


def _tell_since(story: Story, articles: Sequence[Article], tale: Tale) -> Story:
    """The story with what came since it last changed."""
    by_id = {article.id: article for article in articles}
    texts = {one: read_text(tale.before[one]) if one in tale.before else None for one in tale.update.corrected}
    corrections = [tell_correction(story, by_id[one.article], one.digest, text) for one, text in texts.items()]
    return replace(
        story, news=tell_news(story, articles, frozenset(tale.update.articles)), corrections=tuple(corrections)
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the digest data, and what the report counts of it."""

    line: str
    counts: Mapping[str, int]


def _story_row(story: Story, ids: Mapping[str, str]) -> Row:
    """The story with entity ids for the keys that hold inside it."""
    named = replace(
        story,
        statements=tuple(replace(s, speaker=ids.get(s.speaker or "")) for s in story.statements),
        quotations=tuple(replace(q, speaker=ids.get(q.speaker or "")) for q in story.quotations),
    )
    counts = {
        "stories": 1,
        "stories of several sources": int(len(story.sources) > 1),
        "statements": len(story.statements),
        "discrepancies": len(story.discrepancies),
    }
    return Row(dump_line(named), counts)


def _assign(
    article: Article, keys: Mapping[tuple[str, int, int], str], speakers: Mapping[str, str], ids: Mapping[str, str]
) -> Article:
    """The article with entities at its mentions and quotations; what is a person's is typed so."""

    def assign(mention: Mention) -> Mention:
        key = keys.get((article.id, mention.start, mention.end), "")
        return replace(mention, entity=ids.get(key), type=_find_type(mention, key))

    return replace(
        article,
        mentions=tuple(map(assign, article.mentions)),
        quotations=tuple(replace(q, speaker=ids.get(speakers.get(q.id, ""))) for q in article.quotations),
    )


def _find_type(mention: Mention, key: str) -> str:
    """What a mention is: as its article has it, unless the story knows better."""
    if key.startswith("person:"):
        return "PERSON"
    if mention.type == "PERSON" and key:
        return "GPE" if key.startswith("place:") else "ORG"
    return mention.type


def _article_row(article: Article) -> Row:
    counts = {
        "articles": 1,
        "lines cut": len(article.cuts),
        "sentences": len(article.sentences),
        "mentions": len(article.mentions),
        "mentions unlinked": sum(m.entity is None for m in article.mentions),
        "quotations": len(article.quotations),
        "quotations without speaker": sum(q.speaker is None for q in article.quotations),
    }
    return Row(dump_line(article), counts)


def unpack_row(data: bytes) -> Row:
    """A row of `write_rows`."""
    return _ROW.decode(data)


@dataclass(frozen=True, slots=True)
class Finished:
    """A story whose names have ids: its key, those ids, and its articles with what the store keeps them by.

    `before` has the keys of the texts that stood before its corrections, where they are at hand.
    """

    id: str
    story: Key
    ids: Mapping[str, str]
    articles: tuple[Article, ...]
    extra: tuple[str, ...]
    cleaned: tuple[Key, ...]
    follows: tuple[str, ...]
    update: Update
    before: Mapping[Corrected, Key]


def write_all(engine: Engine, stories: Sequence[Finished], settings: Settings) -> dict[str, dict[str, Key]]:
    """Have the store hold the rows of all stories and articles; give their keys by file and id."""
    base = key_of("rows", fingerprint("collation/news.py", "digest_data.py", "stages"))
    found = iter(notes_keys((key for story in stories for key in story.cleaned), settings))
    notes = [list(islice(found, len(story.cleaned))) for story in stories]
    keys = [_row_keys(base, story, notes[n]) for n, story in enumerate(stories)]

    def chunk(places: Sequence[int]) -> list[Tale]:
        return [_tale(engine, stories[n], notes[n]) for n in places]

    def keep(places: Sequence[int], found: Sequence[Sequence[bytes]]) -> dict[Key, bytes]:
        return {key: row for n, rows in zip(places, found, strict=True) for key, row in zip(keys[n], rows, strict=True)}

    firsts = [story[0] for story in keys]
    others = {story[0]: story[1:] for story in keys}
    engine.ensure(
        Work(
            "stories written",
            firsts,
            lambda n: LENGTH * len(keys[n]),
            chunk,
            write_rows,
            keep,
            beside=lambda key: others[key],
        )
    )
    rows: dict[str, dict[str, Key]] = {"articles": {}, "stories": {}}
    for story, row in zip(stories, keys, strict=True):
        rows["stories"][story.id] = row[0]
        rows["articles"] |= zip((article.id for article in story.articles), row[1:], strict=True)
    return rows


def _row_keys(base: Key, story: Finished, notes: Sequence[Key]) -> list[Key]:
    """The keys of a story's row and of its articles': all of them are written together."""
    facts = [pack(article) for article in story.articles]
    whole = key_of(base, story.story, pack(sorted(story.ids.items())), *facts, *story.extra, *notes)
    since = pack((story.follows, story.update, sorted(one.article for one in story.before)))
    return [key_of(whole, since), *(key_of(whole, n) for n in range(len(facts)))]


def _tale(engine: Engine, story: Finished, notes: Sequence[Key]) -> Tale:
    told, links = engine.store.take([story.story, links_key(story.story)])
    bodies = engine.store.take(map(body_key, story.cleaned))
    read = engine.store.take(notes)
    articles = tuple(zip(story.articles, story.extra, bodies, read, strict=True))
    before = dict(zip(story.before, engine.store.take(map(body_key, story.before.values())), strict=True))
    return Tale(told, links, story.ids, articles, story.follows, story.update, before)


_ROW = msgspec.msgpack.Decoder(Row)
_STORY = msgspec.msgpack.Decoder(Story)
_LINKS = msgspec.msgpack.Decoder(Links)
