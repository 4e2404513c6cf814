"""Cleaning: the lines of a raw article become its text, and everything else gets a receipt.

`clean_article` is the door. The steps, in order: markup is lifted off the lines, lines broken inside a sentence are
joined, furniture is cut by its words and where the outlet repeats it, pictures and captions are lifted, the extent of
the article is found, what stands above it is lifted, subheadings are marked, what the editor keeps is put back, and the
rest is composed. No sentence is rewritten, and what is unclear stays.
"""

from __future__ import annotations

from dataclasses import replace

from ..model import Article, Image
from ..raw_article import RawArticle
from .captions import caption_images
from .composing import compose_body, compose_cuts, scrub
from .extent import cut_surroundings, find_extent
from .followers import cut_author_notes
from .head import lift_head
from .joining import single_lines
from .orders import Editing, Keep, Orders, read_editing
from .passages import Passage
from .repetition import MAX_LINE, learn_repeated, mark_line, mark_lines, split_marks
from .rules import NO_ORDERS, apply_rules, plain_line
from .standfirsts import drop_repeated_standfirst
from .subheadings import mark_subheadings

__all__ = [
    "MAX_LINE",
    "Editing",
    "Keep",
    "Orders",
    "clean_article",
    "learn_repeated",
    "mark_line",
    "mark_lines",
    "read_editing",
    "split_marks",
]


def clean_article(raw: RawArticle, orders: Orders = NO_ORDERS, *, enabled: bool = True) -> Article:
    """The article with text, blocks, origin, cuts and pictures; switched off, every line is a paragraph of the text."""
    if not enabled:
        lines = single_lines([plain_line(raw, line) for line in raw.lines])
        return _compose(raw, [p if scrub(p.text) else p.cut("furniture: rule") for p in lines])
    passages = apply_rules(raw, orders)
    extent = find_extent(passages, raw.form)
    passages = cut_surroundings(passages, extent)
    passages = lift_head(passages, extent.start, raw.article)
    passages = cut_author_notes(passages, raw.article.authors)
    passages = mark_subheadings(passages)
    passages = _undo_cuts(passages, frozenset(orders.kept))
    return drop_repeated_standfirst(_compose(raw, passages))


def _undo_cuts(passages: list[Passage], kept: frozenset[str]) -> list[Passage]:
    """The passages, those that are or hold a line which the editor keeps back in the text."""
    if not kept:
        return passages
    return [replace(p, rule=None, kind=_kind(p)) if _is_kept_by_editor(p, kept) else p for p in passages]


def _is_kept_by_editor(passage: Passage, kept: frozenset[str]) -> bool:
    lines = (line.stood for line in passage.lines)
    return bool(passage.text) and any(" ".join(text.split()) in kept for text in (passage.text, *lines))


def _kind(passage: Passage) -> str:
    return "paragraph" if passage.kind in {"heading", "subheading", "caption"} else passage.kind


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
