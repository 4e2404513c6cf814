"""Captions: a short passage right below a picture, and the credit in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Image
from ..word_lists import read_table
from .passages import Passage
from .signs import count_words, ends_sentence

_TABLE = read_table("captions")
_LABEL = re.compile(
    rf"(?:^|(?<=[\s.|(/,;–—-]))(?:{'|'.join(_TABLE['credit_labels'])})\s*:?\s*(?:by\s+)?(?P<credit>[^\s].{{0,120}})$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(\s*(?P<credit>[^()\n]{2,100})\s*\)\s*\.?$")
_COPYRIGHT = re.compile(r"[|\s]*(?:©|\(c\)|copyright)\s*(?P<credit>[^\n]{2,100})$", re.IGNORECASE)
_SOURCES = re.compile(rf"\b(?:{'|'.join(_TABLE['sources'])})\b")
MAX_CAPTION_WORDS = 45
"""Words of the longest caption: those of wire photographs with place, date and names."""
MIN_LOOSE_WORDS = 4
"""Words of the shortest caption without a credit."""
MAX_CREDIT_WORDS = 12
"""Words of the longest credit: two photographers and their agencies."""


def split_credit(caption: str) -> tuple[str | None, str | None]:
    """A caption without its credit, and the credit; None for what is not there."""
    for pattern in (_LABEL, _COPYRIGHT, _BRACKETS):
        match = pattern.search(caption[-400:])
        if match and _is_credit(match["credit"], sure=pattern is not _BRACKETS):
            rest = caption[: len(caption) - len(caption[-400:]) + match.start()].strip(" |(–—-")
            return rest or None, match["credit"].strip(" .)")
    return caption or None, None


def _is_credit(text: str, *, sure: bool) -> bool:
    words = text.split()
    if not words or len(words) > MAX_CREDIT_WORDS:
        return False
    return sure or "/" in text or bool(_SOURCES.search(text))


def has_credit(text: str) -> bool:
    """Whether a passage carries a picture's credit."""
    return split_credit(text)[1] is not None


def cut_captions(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, captions below pictures and lone credits cut."""
    settled: list[Passage] = []
    for passage in passages:
        below_picture = bool(settled) and settled[-1].rule in {"lifted: image", "lifted: caption"}
        is_caption = passage.kind == "caption" or (below_picture and _is_caption(passage))
        if passage.is_kept and (is_caption or _is_lone_credit(passage.text)):
            passage = passage.cut("lifted: caption")  # noqa: PLW2901 - the passage goes on under its verdict
        settled.append(passage)
    return settled


def _is_caption(passage: Passage) -> bool:
    words = count_words(passage.text)
    return passage.kind not in {"heading", "list-item"} and words <= MAX_CAPTION_WORDS and has_credit(passage.text)


def is_loose_caption(passage: Passage, above: Passage) -> bool:
    """Whether a passage that is no part of the article is the caption of the picture above it."""
    words = count_words(passage.text)
    return above.rule == "lifted: image" and MIN_LOOSE_WORDS <= words <= MAX_CAPTION_WORDS


def _is_lone_credit(text: str) -> bool:
    """A line that is nothing but a credit: "Photograph: Lew Pascoe/Ostrey Echo"."""
    if count_words(text) > MAX_CREDIT_WORDS:
        return False
    match = _LABEL.match(text) or _COPYRIGHT.match(text)
    return bool(match) and not ends_sentence(text)


def caption_images(images: Sequence[Image], passages: Sequence[Passage]) -> tuple[Image, ...]:
    """The pictures with the captions and credits that stood below them; credits are parted from captions."""
    by_line = {image.line: place for place, image in enumerate(images) if image.line is not None}
    done = [_with_caption(image, image.caption) for image in images]
    last: int | None = None
    for passage in passages:
        places = [by_line[line.source.number] for line in passage.lines if line.source.number in by_line]
        if places:
            last = places[-1]
        elif passage.rule != "lifted: caption":
            last = None
        elif last is not None:
            done[last] = _with_caption(done[last], passage.text)
    return tuple(done)


def _with_caption(image: Image, caption: str | None) -> Image:
    words, credit = split_credit(caption or "")
    joined = " ".join(
        dict.fromkeys(text for text in (image.caption if image.caption != caption else None, words) if text)
    )
    return replace(image, caption=joined or None, credit=image.credit or credit)
