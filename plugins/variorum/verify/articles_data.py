"""Is the data of each article sound: spans inside the text, sentences that cover it, references that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind, excerpt

FILE = "data/articles.jsonl"
MENTION_TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK", "LAW"})
QUOTATION_KINDS = frozenset({"direct", "partial", "scare", "indirect"})
BLOCK_KINDS = frozenset({"paragraph", "list-item", "blockquote", "subheading"})
STATUSES = frozenset({"usable", "withheld", "canceled"})

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\ud800-\udfff]")
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")


def check_article_row(key: str, facts: Facts) -> Iterator[Finding]:
    """All faults of a row of `articles.jsonl`."""
    for kind, where, message in _faults(facts.rows.articles[key], facts):
        yield Finding(FILE, f"{key}/{where}", kind, message)


def check_entity_row(key: str, facts: Facts) -> Iterator[Finding]:
    """The counts of a row of `entities.jsonl`, which follow from the articles."""
    entity, places = facts.rows.entities[key], facts.places_of(key)
    if entity["mentions"] != len(places) or set(entity["articles"]) != {place[0] for place in places}:
        message = f"It is mentioned {len(places)} times; the data says {entity['mentions']}, or other articles."
        yield Finding("data/entities.jsonl", key, Kind.BAD_VALUE, message)


Fault = tuple[Kind, str, str]


def _faults(article: Row, facts: Facts) -> Iterator[Fault]:
    yield from _check_text(article)
    yield from _check_sentences(article)
    yield from _check_spans(article)
    yield from _check_kinds(article)
    yield from _check_references(article, facts)
    if article["origin"] is not None:
        yield from _check_origin(article)


def _check_text(article: Row) -> Iterator[Fault]:
    control = _CONTROL.search(article["text"])
    if control:
        message = f"Clean text holds no control characters; found U+{ord(control[0]):04X} at {control.start()}."
        yield Kind.CONTROL_CHARACTER, "text", message


def _check_sentences(article: Row) -> Iterator[Fault]:
    """Sentences stand in order, none empty or with white space at its ends, and between them is white space only."""
    text = article["text"]
    for n, (start, end) in enumerate(article["sentences"]):
        words = text[start:end] if 0 <= start < end <= len(text) else ""
        if not words or words != words.strip():
            message = f"A sentence must be a span of the text without white space at its ends; found {start} to {end}."
            yield Kind.BAD_SPAN, f"sentences/{n}", message
    yield from _check_cover(text, [(start, end) for start, end in article["sentences"]], "sentences")


def _check_cover(text: str, spans: Iterable[tuple[int, int]], name: str) -> Iterator[Fault]:
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        if start < at:
            yield Kind.BAD_SPAN, name, f"The {name} must stand in order without overlap; {start} to {end} does not."
        elif text[at:start].strip():
            message = f"All words of the text must be in {name}; {excerpt(text[at:start])} at {at} is not."
            yield Kind.UNCOVERED_TEXT, name, message
        at = max(at, end)


def _check_spans(article: Row) -> Iterator[Fault]:
    length = len(article["text"])
    for name in ("mentions", "quotations", "quantities"):
        for n, row in enumerate(article[name]):
            spans = [("", [row["start"], row["end"]])]
            spans += [
                (f"/{key}", row[key]) for key in ("speaker_span", "cue", "antecedent") if row.get(key) is not None
            ]
            for key, (start, end) in spans:
                if not 0 <= start < end <= length:
                    message = f"A span must lie in the text of {length} code points; found {start} to {end}."
                    yield Kind.BAD_SPAN, f"{name}/{n}{key}", message
    for n, block in enumerate(article["blocks"]):
        if not _is_sound_block(block, length):
            yield (
                Kind.BAD_SPAN,
                f"blocks/{n}",
                f"A block must lie in the text, or a subheading before an offset; found {block}.",
            )


def _is_sound_block(block: Row, length: int) -> bool:
    if block["kind"] == "subheading":
        before = block.get("before")
        return isinstance(block.get("text"), str) and isinstance(before, int) and 0 <= before <= length
    start, end = block.get("start"), block.get("end")
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length


def _check_kinds(article: Row) -> Iterator[Fault]:
    values = [(f"mentions/{n}", m["type"], MENTION_TYPES) for n, m in enumerate(article["mentions"])]
    values += [(f"quotations/{n}", q["kind"], QUOTATION_KINDS) for n, q in enumerate(article["quotations"])]
    values += [(f"blocks/{n}", block["kind"], BLOCK_KINDS) for n, block in enumerate(article["blocks"])]
    values.append(("status", article["status"], STATUSES))
    for where, value, known in values:
        if value not in known:
            yield Kind.BAD_VALUE, where, f"The value must be one of {', '.join(sorted(known))}; found {excerpt(value)}."
    for n, quantity in enumerate(article["quantities"]):
        if not _DECIMAL.fullmatch(quantity["value"]):
            message = f"A quantity must be a decimal number; found {excerpt(quantity['value'])}."
            yield Kind.BAD_VALUE, f"quantities/{n}", message
    for n, cut in enumerate(article["cuts"]):
        if not cut["rule"] or (cut["line"] is not None and cut["line"] < 1):
            yield Kind.BAD_VALUE, f"cuts/{n}", f"A cut must name its rule and a line from 1; found line {cut['line']}."


def _check_references(article: Row, facts: Facts) -> Iterator[Fault]:
    entities, outlets = facts.rows.entities, facts.rows.outlets
    named = [(f"mentions/{n}", mention["entity"], entities) for n, mention in enumerate(article["mentions"])]
    named += [(f"quotations/{n}", quotation["speaker"], entities) for n, quotation in enumerate(article["quotations"])]
    named += [(key, article[key], outlets) for key in ("outlet", "agency")]
    for where, name, known in named:
        if name is not None and name not in known:
            yield Kind.UNKNOWN_REFERENCE, where, f"The data has nothing of the id {name}."
    ids = [quotation["id"] for quotation in article["quotations"]]
    for n, quotation in enumerate(article["quotations"]):
        if ids.count(quotation["id"]) > 1:
            yield Kind.DUPLICATE_ID, f"quotations/{n}", f"The id {quotation['id']} stands twice in an article."
        if quotation["continues"] is not None and quotation["continues"] not in ids:
            message = f"The article has no quotation {quotation['continues']} to continue."
            yield Kind.UNKNOWN_REFERENCE, f"quotations/{n}", message


def _check_origin(article: Row) -> Iterator[Fault]:
    """Runs of origin lie in the text and account for all of its words."""
    length = len(article["text"])
    for n, (start, raw_start, size) in enumerate(article["origin"]):
        if start < 0 or raw_start < 0 or size < 1 or start + size > length:
            message = f"A run of origin must lie in the text; found {start}, {raw_start}, {size}."
            yield Kind.BAD_SPAN, f"origin/{n}", message
    yield from _check_cover(article["text"], [(start, start + size) for start, _, size in article["origin"]], "origin")
