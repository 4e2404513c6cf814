"""What a sentence needs to stand alone: its speaker, missing quotation marks, whom its first word means, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..digest_data import Row
from ..model import Pair
from .addresses import entity_page
from .fields import Field
from .index import SiteRows
from .marks import Insert, Wrap, add_mark, add_name, link_mention, name_mention
from .quotation_marks import find_missing_marks, find_running_quotation


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom we name before words: the entity, its name, and of which statement or quotation it is the speaker."""

    id: str
    name: Field
    of: str


def name_speaker(rows: SiteRows, entity: str | None, of: str) -> Speaker | None:
    """The speaker as named on the page; None if nobody knows who it is."""
    if entity is None or entity not in rows.entities:
        return None
    return Speaker(entity, Field(f"entities/{entity}/name", rows.entities[entity]["name"]), of)


def find_speaker(rows: SiteRows, article: Row, statement: Row) -> Speaker | None:
    """The speaker to name before a statement: only where its sentence is all quotation, and so names nobody."""
    shown = statement["shown"]
    if find_running_quotation(article, shown["start"], shown["end"]) is None:
        return None
    return name_speaker(rows, statement["speaker"], statement["id"])


def note_apparatus(rows: SiteRows, article: Row, span: Pair, *, named: bool) -> list[Insert]:
    """Our additions to a sentence: missing marks, and whom an opening pronoun means unless the speaker is `named`."""
    before, after = find_missing_marks(article, *span)
    notes = [add_mark(span[0], before)] if before else []
    meant = None if named else _find_meant(rows, article, span)
    if meant is not None:
        notes.append(add_name(span[0], meant))
    return [*notes, add_mark(span[1], after)] if after else notes


def _find_meant(rows: SiteRows, article: Row, span: Pair) -> Field | None:
    """The name that the sentence's first word stands for, where the data settles it."""
    for quotation in article["quotations"]:
        named = quotation["speaker_span"]
        if named is None or named[0] != span[0] or not quotation.get("antecedent"):
            continue
        speaker = rows.entities.get(quotation["speaker"] or "")
        if speaker is not None:
            return Field(f"entities/{speaker['id']}/name", speaker["name"])
    return None


def link_names(rows: SiteRows, mentions: Iterable[Row], span: Pair, root: str) -> list[Wrap]:
    """The resolved names in a span as links; of names inside each other, the longest."""
    return [link_mention(m, root, entity_page(m["entity"])) for m in _find_named(rows, mentions, span)]


def mark_names(rows: SiteRows, mentions: Iterable[Row], span: Pair) -> tuple[list[Wrap], list[str]]:
    """The resolved names in a span as plain text that says whom it names, and whom."""
    named = list(_find_named(rows, mentions, span))
    return [name_mention(m) for m in named], [m["entity"] for m in named]


def _find_named(rows: SiteRows, mentions: Iterable[Row], span: Pair) -> Iterator[Row]:
    """The mentions in a span that are resolved; of those inside each other, the longest."""
    start, end = span
    inside = [m for m in mentions if start <= m["start"] and m["end"] <= end]
    at = start
    for mention in sorted(inside, key=lambda m: (m["start"], -m["end"])):
        if mention["start"] >= at and mention["entity"] in rows.entities:
            at = mention["end"]
            yield mention
