"""The nouns of Variorum: frozen values that every room takes and gives. Imports nothing of ours.

The fields of the classes that are written out are the keys of the digest data, in its order; `docs/digest-data.md`
says what each holds. All offsets count Unicode code points of an article's `text`, `end` exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

RECALLED = frozenset({"withheld", "canceled"})
"""States of an article in which no version of it may be published, as the IPTC defines them."""
Pair = tuple[int, int]
"""Start and end of a span inside a text that the context names."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of one article's text."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or block quotation of the text, or a subheading that stands before an offset of it."""

    kind: str
    start: int | None = None
    end: int | None = None
    text: str | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """The receipt for a line that is not in the text: where it stood, its words, and the rule that took it."""

    line: int | None
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Image:
    """Image markup lifted into data."""

    url: str
    alt: str | None = None
    credit: str | None = None
    caption: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text; `entity` is None while nobody knows whose it is."""

    start: int
    end: int
    type: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words; the span takes in the quotation marks.

    `speaker_span` and `cue` are the name or pronoun, and the verb; `antecedent` is the name that a pronoun stands for.
    """

    id: str
    start: int
    end: int
    kind: str  # direct, partial, scare, indirect
    speaker: str | None = None
    speaker_span: Pair | None = None
    cue: Pair | None = None
    continues: str | None = None
    antecedent: Pair | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text: a decimal string, its unit, what qualifies it ("over") and what it counts ("rounds")."""

    start: int
    end: int
    value: str
    unit: str | None = None
    qualifier: str | None = None
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's report."""

    id: str
    path: str
    record: str | None = None
    also: tuple[str, ...] = ()
    earlier: tuple[Mapping[str, object], ...] = ()
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    rights: str | None = None
    status: str = "usable"
    evidence: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    blocks: tuple[Block, ...] = ()
    origin: tuple[tuple[int, int, int], ...] | None = None
    cuts: tuple[Cut, ...] = ()
    images: tuple[Image, ...] = ()
    sentences: tuple[Pair, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that could not become an article, and why."""

    path: str
    record: str | None
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Days:
    """Days from one to another, both included, and from what something is known of them."""

    from_: str
    to: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher or agency. `rights` is full, cited or link; all that it told on days of `full_feed` is here."""

    id: str
    name: str
    domain: str | None = None
    agency: bool = False
    rights: str = "full"
    articles: int = 0
    full_feed: tuple[Days, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """An office that somebody holds, as the texts name it."""

    title: str
    body: str | None = None
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body or place with all the forms under which the articles name it."""

    id: str
    name: str
    type: str
    identifiers: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    articles: tuple[str, ...] = ()
    mentions: int = 0
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A span that supports a statement. `relation` is words, also or partly; `score` counts millionths."""

    article: str
    start: int
    end: int
    relation: str
    score: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one or more outlets say, shown in one whole sentence of one of them."""

    id: str
    tier: str  # core, only, folded
    block: str | None
    under: str | None
    shown: Span
    speaker: str | None
    citations: tuple[Citation, ...]
    sources: int
    event_day: Mapping[str, str | None] | None = None
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a discrepancy: a value and the words that state it."""

    value: str
    citations: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A difference between sources about one thing, told at a statement."""

    id: str
    statement: str
    kind: str  # number, date, name, office, attribution, certainty, scope, omission, wording
    topic: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """The same passage in two articles: identical or edited."""

    kind: str
    spans: tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two articles are one story."""

    articles: tuple[str, str]
    score: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """The same words in several articles, by one speaker."""

    id: str
    speaker: str | None
    members: tuple[Mapping[str, str], ...]  # article, quotation, variant: full, truncated, altered


@dataclass(frozen=True, slots=True)
class Story:
    """All reports of one event."""

    id: str
    slug: str
    kind: str  # event, single, round-up
    headline: Mapping[str, str]  # text, article, field
    deck: Mapping[str, str] | None
    articles: tuple[str, ...]
    first_published: str | None
    last_published: str | None
    event_days: tuple[Mapping[str, str | None], ...]
    sources: tuple[Mapping[str, object], ...]
    merges: tuple[Merge, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    chains: tuple[Mapping[str, object], ...] = ()
    statements: tuple[Statement, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    quotations: tuple[SharedQuotation, ...] = ()
    follows: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    corrections: tuple[Mapping[str, object], ...] = ()  # on, what, articles, statements, digest, sentences
    split_from: str | None = None
    headline_by: str = "rule"  # rule, editor
    news: Mapping[str, object] | None = None  # articles, statements, sources, figures
