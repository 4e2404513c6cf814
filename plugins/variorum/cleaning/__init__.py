"""Cleaning: the lines of a raw article become its text, and everything else gets a receipt.

`clean_article` is the door. The steps, in order: markup is lifted off the lines, lines broken inside a sentence are
joined, furniture is cut by its words, pictures and captions are lifted, the extent of the article is found, what stands
above it is lifted, subheadings are marked, and the rest is composed. No sentence is rewritten, and what is unclear
stays.
"""

from __future__ import annotations

from dataclasses import replace

from ..model import Article, Image, RawArticle
from .captions import caption_images, cut_captions
from .composing import compose_body, compose_cuts, scrub
from .extent import cut_surroundings, find_extent
from .followers import cut_author_notes, cut_headlines
from .furniture import cut_furniture
from .head import lift_head
from .joining import join_lines, single_lines
from .markup import lift_markup
from .passages import MarkedLine, Passage, Piece
from .standfirsts import drop_repeated_standfirst
from .subheadings import mark_subheadings

__all__ = ["clean_article"]


def clean_article(raw: RawArticle, *, enabled: bool = True) -> Article:
    """The article with text, blocks, origin, cuts and pictures; switched off, every line is a paragraph of the text."""
    lines = _mark_lines(raw, enabled=enabled)
    if not enabled:
        return _compose(raw, [_cut_unless(scrub(p.text), p) for p in single_lines(lines)])
    passages = join_lines(lines) if raw.form == "text" else single_lines(lines)
    passages = _cut_pictures(passages)
    passages = cut_furniture(passages)
    passages = cut_captions(passages)
    passages = cut_headlines(passages)
    extent = find_extent(passages)
    passages = cut_surroundings(passages, extent)
    passages = lift_head(passages, extent[0], raw.article)
    passages = cut_author_notes(passages, raw.article.authors)
    passages = mark_subheadings(passages)
    return drop_repeated_standfirst(_compose(raw, passages))


def _mark_lines(raw: RawArticle, *, enabled: bool) -> list[MarkedLine]:
    rows = raw.raw.split("\n") if raw.form == "text" else []
    marked = []
    for line in raw.lines:
        stood = rows[line.number - 1] if rows and line.number is not None else line.text
        if raw.form == "text" and enabled:
            marked.append(lift_markup(line, stood))
        else:
            marked.append(MarkedLine(line, stood, (Piece(line.text, line.start),)))
    return marked


def _cut_pictures(passages: list[Passage]) -> list[Passage]:
    """The passages, those without words of their own cut: pictures, rules, underlines of headings."""
    return [_cut_unless(any(map(str.isalnum, passage.text)), passage) for passage in passages]


def _cut_unless(words: object, passage: Passage) -> Passage:
    if words:
        return passage
    return passage.cut("lifted: image" if any(line.images for line in passage.lines) else "furniture: rule")


def _compose(raw: RawArticle, passages: list[Passage]) -> Article:
    body = compose_body(passage for passage in passages if passage.is_kept)
    lifted = {rule: [p for p in passages if p.rule == rule] for rule in ("lifted: title", "lifted: standfirst")}
    images = (*raw.article.images, *(image for passage in passages for line in passage.lines for image in line.images))
    article = _with_fact(raw.article, "title", lifted["lifted: title"])
    article = _with_fact(article, "standfirst", lifted["lifted: standfirst"])
    return replace(
        article,
        text=body.text,
        blocks=body.blocks,
        origin=body.origin if raw.form == "text" else None,
        cuts=(*article.cuts, *compose_cuts(passages)),
        images=_captioned(images, passages),
    )


def _captioned(images: tuple[Image, ...], passages: list[Passage]) -> tuple[Image, ...]:
    return caption_images(images, passages) if images else ()


def _with_fact(article: Article, fact: str, passages: list[Passage]) -> Article:
    """The article with a fact that stood in its text, unless it was known better."""
    if not passages or getattr(article, fact) is not None:
        return article
    evidence = dict(sorted({**article.evidence, fact: "text: head"}.items()))
    if fact == "title":
        return replace(article, title=scrub(passages[0].text), evidence=evidence)
    return replace(article, standfirst=scrub(passages[0].text), evidence=evidence)
