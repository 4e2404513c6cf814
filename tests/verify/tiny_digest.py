"""Digest data by hand: one story of two reports, as small as it can be and still hold one of everything."""

from __future__ import annotations

from digests import Digest
from variorum.digest_data import Redirect
from variorum.model import (
    Article,
    Block,
    Citation,
    Cut,
    Discrepancy,
    Entity,
    Mention,
    Merge,
    Outlet,
    Position,
    Quantity,
    Quotation,
    Reject,
    SharedQuotation,
    Span,
    Statement,
    Story,
)

RAW_ONE = """Bridge opens in Pell

Mara Quill opened the new bridge in Pell on Monday.

SHARE THIS

Nine years

“It took us nine years,” Quill said. Some 300
people crossed it.
"""
TEXT_ONE = """Mara Quill opened the new bridge in Pell on Monday.

“It took us nine years,” Quill said. Some 300 people crossed it."""
RAW_TWO = """<!doctype html><html><head><title>Pell gets its bridge</title><script>var x = 1;</script></head><body>
<nav>Home</nav><h1>Pell gets its bridge</h1><p>The mayor, Mara <b>Quill</b>, opened a bridge in Pell.</p>
<p>Some 400 people crossed it. “It took us nine years,” said the mayor. A band played.</p>
<p>It rained.</p></body></html>"""
TEXT_TWO = """The mayor, Mara Quill, opened a bridge in Pell.

Some 400 people crossed it. “It took us nine years,” said the mayor. A band played.

It rained."""
TEXTS = {"a-one": TEXT_ONE, "a-two": TEXT_TWO}


def span(article: str, words: str, nth: int = 0) -> Span:
    """Where words stand in an article."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[article].index(words, start + 1)
    return Span(article, start, start + len(words))


ONE_1 = span("a-one", "Mara Quill opened the new bridge in Pell on Monday.")
ONE_2 = span("a-one", "“It took us nine years,” Quill said.")
ONE_3 = span("a-one", "Some 300 people crossed it.")
TWO_1 = span("a-two", "The mayor, Mara Quill, opened a bridge in Pell.")
TWO_2 = span("a-two", "Some 400 people crossed it.")
TWO_3 = span("a-two", "“It took us nine years,” said the mayor.")
TWO_4 = span("a-two", "A band played.")
TWO_5 = span("a-two", "It rained.")
SENTENCES = {"a-one": (ONE_1, ONE_2, ONE_3), "a-two": (TWO_1, TWO_2, TWO_3, TWO_4, TWO_5)}
QUOTE_ONE = span("a-one", "“It took us nine years,”")
QUOTE_TWO = span("a-two", "“It took us nine years,”")
CITED = {
    "st-1": ("core", ((ONE_1, "words"), (TWO_1, "also"))),
    "st-2": ("core", ((TWO_2, "words"), (ONE_3, "also"))),
    "st-3": ("core", ((ONE_2, "words"), (TWO_3, "partly"))),
    "st-4": ("only", ((TWO_4, "words"),)),
    "st-5": ("folded", ((TWO_5, "words"),)),
}
OUTLET_OF = {"a-one": "o-dawn", "a-two": "o-dusk"}
NAMES = {"o-dawn": "Dawn Post", "o-dusk": "Dusk Times", "e-mara": "Mara Quill", "e-pell": "Pell"}
HEADLINE = "Bridge opens in Pell"


def _mentions(article: str) -> tuple[Mention, ...]:
    mara, pell = span(article, "Mara Quill"), span(article, "Pell")
    found = [Mention(mara.start, mara.end, "PERSON", "e-mara"), Mention(pell.start, pell.end, "GPE", "e-pell")]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _article_one() -> Article:
    first = len("Bridge opens in Pell\n\n")
    second = RAW_ONE.index("“It took")
    return Article(
        id="a-one",
        path="one.txt",
        outlet="o-dawn",
        url="https://dawn.example/bridge",
        title=HEADLINE,
        published="2026-03-09T07:40:00Z",
        language="en",
        text=TEXT_ONE,
        blocks=(
            Block("paragraph", 0, ONE_1.end),
            Block("subheading", text="Nine years", before=ONE_2.start),
            Block("paragraph", ONE_2.start, ONE_3.end),
        ),
        origin=((0, first, ONE_1.end), (ONE_2.start, second, ONE_3.end - ONE_2.start)),
        cuts=(Cut(1, HEADLINE, "lifted: title"), Cut(5, "SHARE THIS", "furniture: sharing")),
        sentences=tuple((s.start, s.end) for s in SENTENCES["a-one"]),
        mentions=_mentions("a-one"),
        quotations=(Quotation("q-1", QUOTE_ONE.start, QUOTE_ONE.end, "direct", "e-mara"),),
        quantities=(Quantity(ONE_3.start + 5, ONE_3.start + 8, "300", counted="people"),),
    )


def _article_two() -> Article:
    return Article(
        id="a-two",
        path="many.jsonl",
        record="line 2",
        outlet="o-dusk",
        title="Pell gets its bridge",
        standfirst="Pell gets its bridge",
        language="en",
        text=TEXT_TWO,
        blocks=(Block("paragraph", 0, TWO_1.end), Block("paragraph", TWO_2.start, TWO_5.end)),
        sentences=tuple((s.start, s.end) for s in SENTENCES["a-two"]),
        mentions=_mentions("a-two"),
        quotations=(Quotation("q-2", QUOTE_TWO.start, QUOTE_TWO.end, "direct", "e-mara"),),
    )


def _statement(name: str) -> Statement:
    tier, cited = CITED[name]
    citations = tuple(
        Citation(s.article, s.start, s.end, relation, 1_000_000 if relation == "words" else 700_000, "by hand")
        for s, relation in cited
    )
    under = "st-1" if tier == "folded" else None
    speaker = "e-mara" if name == "st-3" else None
    return Statement(name, tier, "Pell" if tier == "core" else None, under, cited[0][0], speaker, citations, len(cited))


def _story() -> Story:
    return Story(
        id="s-bridge",
        slug="bridge-opens-in-pell",
        kind="event",
        headline={"text": HEADLINE, "article": "a-one", "field": "title"},
        deck={"text": "Pell gets its bridge", "article": "a-two", "field": "standfirst"},
        articles=("a-one", "a-two"),
        first_published="2026-03-09T07:40:00Z",
        last_published="2026-03-09T07:40:00Z",
        event_days=({"said": "Monday", "date": "2026-03-09", "evidence": "the text"},),
        sources=({"outlet": "o-dawn", "articles": ["a-one"]}, {"outlet": "o-dusk", "articles": ["a-two"]}),
        merges=(Merge(("a-one", "a-two"), 800_000, ("shared rare words",)),),
        topics=("04000000",),
        statements=tuple(_statement(name) for name in CITED),
        discrepancies=(
            Discrepancy(
                "d-1",
                "st-2",
                "number",
                "number of people",
                (Position("400", (span("a-two", "400"),)), Position("300", (span("a-one", "300"),))),
            ),
        ),
        quotations=(
            SharedQuotation(
                "sq-1",
                "e-mara",
                (
                    {"article": "a-one", "quotation": "q-1", "variant": "full"},
                    {"article": "a-two", "quotation": "q-2", "variant": "truncated"},
                ),
            ),
        ),
    )


def tiny_digest() -> Digest:
    """The data of the site."""
    both = ("a-one", "a-two")
    return Digest(
        articles=(_article_one(), _article_two()),
        stories=(_story(),),
        entities=(
            Entity("e-mara", "Mara Quill", "PERSON", articles=both, mentions=2),
            Entity("e-pell", "Pell", "GPE", articles=both, mentions=2),
        ),
        outlets=(Outlet("o-dawn", "Dawn Post", articles=1), Outlet("o-dusk", "Dusk Times", articles=1)),
        redirects=(Redirect("old-bridge", "bridge-opens-in-pell", "merged"),),
        rejects=(Reject("broken.txt", None, "intake", "the file is empty"),),
        report={"counts": {"articles": 2, "stories": 1}},
    )
