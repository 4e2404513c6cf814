"""A record becomes a raw article: its claims are settled, the evidence of its text added, its id made."""

from __future__ import annotations

from typing import Any

from ..model import Article
from ..raw_article import RawArticle
from .claims import settle
from .identity import article_id
from .languages import guess_language
from .origin import claims_of_text, settle_agency
from .outlets import OutletTable
from .records import Claim, Record


def make_article(record: Record, table: OutletTable) -> RawArticle:
    """The article of a record, with its facts and evidence, and without text."""
    own = [claim for claim in record.claims if claim.fact != "credit"]
    declared, _ = settle(own)
    claims = [*own, *claims_of_text(record, declared, table), *_language(record, declared)]
    facts, evidence = settle(claims)
    facts, evidence = settle_agency(facts, evidence, table)
    url, outlet = facts.get("url"), declared.get("outlet")
    fields: dict[str, Any] = dict(facts)
    article = Article(
        id=article_id(str(url) if url else record.uri, str(outlet) if outlet else None, record.raw),
        path=record.path,
        record=record.name,
        evidence=evidence,
        cuts=record.cuts,
        images=record.images,
        extra=record.extra,
        **fields,
    )
    return RawArticle(article, record.raw, record.form, record.lines)


def _language(record: Record, declared: dict[str, object]) -> list[Claim]:
    if "language" in declared:
        return []
    return [Claim("language", guess_language(" ".join(line.text for line in record.lines)), "text")]
