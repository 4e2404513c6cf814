"""An article in parts, as the store keeps them: its facts, its body, and what reading found in it.

Every build looks at all facts; bodies and notes are looked at only where something is worked out anew. All are bytes of
MessagePack, decoded into the types named here and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

import msgspec

from ..model import Article, Block, Cut, Image, Mention, Pair, Quantity, Quotation
from ..raw_article import Line, RawArticle

OPENING_WORDS = 12
"""Words of a text that an address is minted from when a story has no title."""

MAX_VERSION = 1_000_000_000
"""Above it stands a time of day or a mistake, which MessagePack could not keep either."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article without its text; `raw` and `text` are digests, `opening` its first words.

    `version` is the number that its publisher gave this version of it, 0 if none.
    """

    article: Article
    extra: str
    raw: str
    text: str
    opening: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class Body:
    """What cleaning made of an article's lines."""

    text: str
    blocks: tuple[Block, ...]
    origin: tuple[tuple[int, int, int], ...] | None
    cuts: tuple[Cut, ...]
    images: tuple[Image, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """What reading found."""

    sentences: tuple[Pair, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Raw:
    """A raw article without its place: the same words elsewhere are the same work."""

    article: Article
    extra: str
    raw: str
    form: str
    lines: tuple[Line, ...]


def pack(value: object) -> bytes:
    """A value as MessagePack."""
    return msgspec.msgpack.encode(value)


def pack_raw(raw: RawArticle) -> bytes:
    """A raw article without its place, as bytes."""
    article = replace(raw.article, path="", record=None, extra={})
    return pack(Raw(article, _dump(raw.article.extra), raw.raw, raw.form, raw.lines))


def unpack_raw(data: bytes) -> RawArticle:
    """The raw article of `pack_raw`."""
    raw = _RAW.decode(data)
    return RawArticle(replace(raw.article, extra=json.loads(raw.extra)), raw.raw, raw.form, raw.lines)


def part_article(article: Article, raw: str) -> tuple[Facts, Body]:
    """A cleaned article as facts and body; `raw` is the record that it was cleaned from."""
    bare = replace(article, text="", blocks=(), origin=None, cuts=(), images=(), extra={})
    facts = Facts(
        article=bare,
        extra=_dump(article.extra),
        raw=digest(" ".join(raw.split())),
        text=digest(article.text),
        opening=" ".join(article.text.split()[:OPENING_WORDS]),
        version=_version(article.extra.get("item")),
    )
    return facts, Body(article.text, article.blocks, article.origin, article.cuts, article.images)


def _version(item: object) -> int:
    number = item.get("version") if isinstance(item, dict) else None
    return number if isinstance(number, int) and 0 < number <= MAX_VERSION else 0


def join_article(facts: Article, body: bytes, notes: bytes | None = None, extra: str = "{}") -> Article:
    """The article of its parts."""
    parts: dict[str, Any] = _fields(_BODY.decode(body)) | (_fields(_NOTES.decode(notes)) if notes else {})
    return replace(facts, extra=json.loads(extra), **parts)


def read_text(body: bytes) -> str:
    """The text of a body."""
    return _BODY.decode(body).text


def note_reading(article: Article) -> Notes:
    """What reading found in an article."""
    return Notes(article.sentences, article.mentions, article.quotations, article.quantities)


def unpack_facts(data: bytes) -> Facts:
    """The facts of an article."""
    return _FACTS.decode(data)


def unpack_outcome(data: bytes) -> Facts | int:
    """The facts of an article; or how many words cleaning left, if too few for one."""
    return _OUTCOME.decode(data)


def bare(article: Article) -> Article:
    """The facts on which a story may depend: not where the record lies, nor how each fact was found."""
    return replace(article, path="", record=None, also=(), earlier=(), evidence={}, url=None)


def digest(text: str) -> str:
    """The digest of a text, as versions are remembered by."""
    return blake2b(text.encode(errors="replace"), digest_size=16).hexdigest()


def _dump(extra: Mapping[str, object]) -> str:
    # As JSON: its integers may be longer than MessagePack's.
    return json.dumps(extra, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _fields(value: Body | Notes) -> dict[str, Any]:
    names: Sequence[str] = value.__slots__
    return {name: getattr(value, name) for name in names}


_RAW = msgspec.msgpack.Decoder(Raw)
_FACTS = msgspec.msgpack.Decoder(Facts)
_OUTCOME: msgspec.msgpack.Decoder[Facts | int] = msgspec.msgpack.Decoder(Facts | int)
_BODY = msgspec.msgpack.Decoder(Body)
_NOTES = msgspec.msgpack.Decoder(Notes)
