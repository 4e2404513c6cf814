"""What is known of every row of a site without decoding it: the little that lists and ways between rows need."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec


@dataclass(frozen=True, slots=True)
class CorrectionBrief:
    """When a report was corrected."""

    on: str | None


@dataclass(frozen=True, slots=True)
class StoryBrief:
    """What lists need to know of every story."""

    id: str
    slug: str
    articles: tuple[str, ...]
    sources: tuple[msgspec.Raw, ...]
    discrepancies: tuple[msgspec.Raw, ...]
    follows: tuple[str, ...]
    split_from: str | None = None
    first_published: str | None = None
    last_published: str | None = None
    corrections: tuple[CorrectionBrief, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotationBrief:
    """Who speaks."""

    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleBrief:
    """What lists need to know of every article."""

    id: str
    outlet: str | None
    published: str | None
    quotations: tuple[QuotationBrief, ...] = ()


class DaysBrief(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """Days from one to another, both included."""

    from_: str
    to: str


@dataclass(frozen=True, slots=True)
class OutletBrief:
    """What lists need to know of every outlet."""

    id: str
    agency: bool = False
    full_feed: tuple[DaysBrief, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known of any row without decoding it."""

    id: str
