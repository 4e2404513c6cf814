"""A story from a few texts, by the real rooms: what the collation tests stand on."""

from __future__ import annotations

from variorum.collation import Frame, Material, collate_story
from variorum.model import Article, Block, Story
from variorum.reading import load_names, read_article
from variorum.resolution import resolve_story
from variorum.settings import STAGES

ALL = frozenset(STAGES)


def article(key: str, text: str, **facts: object) -> Article:
    """An article with one paragraph a line, read by rules; its outlet is `o-KEY` unless told."""
    blocks, at = [], 0
    for line in text.split("\n\n"):
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 2
    known: dict[str, object] = {"outlet": f"o-{key}", "language": "en", "published": "2026-02-04"} | facts
    return read_article(
        Article(key, f"{key}.txt", text=text, blocks=tuple(blocks), **known), load_names("rules"), on=ALL
    )


def collate(*articles: Article, off: str = "") -> Story:
    """The articles as one story."""
    known = resolve_story(articles)
    names = {n.key: min(n.forms) for n in known.names}
    material = Material(tuple(articles), known.mentions, known.speakers)
    return collate_story(Frame("s-x", "x", ()), material, names, ALL - {off})


def words(articles, span) -> str:
    """What a span or citation says."""
    text = {a.id: a.text for a in articles}
    return text[span.article][span.start : span.end]
