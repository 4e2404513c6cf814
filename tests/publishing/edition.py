"""A small edition by hand: a story of three reports by two sources, and one report by itself that nobody dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from digests import Digest, write_digest
from variorum.digest_data import DigestRows, Redirect, read_digest
from variorum.model import (
    Article,
    Block,
    Citation,
    Cut,
    Discrepancy,
    Entity,
    Image,
    Mention,
    Merge,
    Outlet,
    Position,
    Quotation,
    Reject,
    Role,
    SharedQuotation,
    Span,
    Statement,
    Story,
)

TEXT_A = (
    "The lamp of Orrin Head went out on Tuesday after 160 years. Keeper Ida Lorne had lit it for 31 of them.\n\n"
    "She said: “I shall miss the climb. I shall not miss the gulls.”\n\n"
    "A museum will move in next spring."
)
TEXT_B = (
    "After 150 years the lamp at Orrin Head was switched off on Tuesday. "
    "“I shall miss the climb,” Ida Lorne said. The stairs have 212 steps."
)
TEXT_C = "The lamp of Orrin Head went out on Tuesday after 160 years. Ships no longer need it, the harbour board said."
TEXT_D = "A kiln from the ninth century lies under the school field. Pupils found it while digging a pond."

TEXTS = {"a-one": TEXT_A, "a-two": TEXT_B, "a-three": TEXT_C, "a-four": TEXT_D}
CULTURE, WEATHER = "01000000", "17000000"


def span(article: str, words: str) -> Span:
    """Where words stand in an article."""
    start = TEXTS[article].index(words)
    return Span(article, start, start + len(words))


def cite(article: str, words: str, relation: str = "words", score: int = 1_000_000) -> Citation:
    """A citation of words."""
    place = span(article, words)
    return Citation(article, place.start, place.end, relation, score, "by hand")


def mention(article: str, words: str, entity: str = "e-lorne", kind: str = "PERSON") -> Mention:
    """A mention of a name."""
    place = span(article, words)
    return Mention(place.start, place.end, kind, entity)


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text."""
    return tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of our own plain texts."""
    return tuple((m.start(), m.end()) for m in re.finditer(r"[^\s].*?[.](?=[”\s]|$)”?", text))


def report(key: str, outlet: str, **facts: object) -> Article:
    """A report with the text of its key."""
    text = TEXTS[key]
    known: dict[str, object] = {"language": "en", "evidence": {"outlet": "byline"}} | facts
    return Article(key, f"{key}.txt", outlet=outlet, text=text, blocks=blocks(text), sentences=sentences(text), **known)


def quote(key: str, article: str, words: str, **facts: object) -> Quotation:
    """A direct quotation by the keeper."""
    place = span(article, words)
    return Quotation(key, place.start, place.end, "direct", "e-lorne", **facts)


def make_articles() -> tuple[Article, ...]:
    """Three reports of the lamp and one of the kiln."""
    she = span("a-one", "She")
    name = span("a-one", "Ida Lorne")
    long = quote(
        "q-long",
        "a-one",
        "“I shall miss the climb. I shall not miss the gulls.”",
        speaker_span=(she.start, she.end),
        antecedent=(name.start, name.end),
    )
    return (
        report(
            "a-four",
            "o-unnamed-a",
            title="A kiln under the field",
            cuts=(Cut(1, "A kiln under the field", "lifted: title"),),
        ),
        report(
            "a-one",
            "o-gull",
            title="Lamp of Orrin Head goes out",
            standfirst="Keeper leaves after 31 years",
            url="https://gull.example/lamp",
            published="2031-05-06T18:20:00+01:00",
            mentions=(mention("a-one", "Ida Lorne"), mention("a-one", "Orrin Head", "e-orrin", "LOC")),
            quotations=(long,),
            cuts=(Cut(4, "SHARE 12", "furniture: share bar"),),
            images=(Image("https://gull.example/lamp.jpg", "The lamp", "P. Teal", "The lamp in May", 3),),
        ),
        report("a-three", "o-gull", agency="o-wire", published="2031-05-06", title="Lamp out"),
        report(
            "a-two",
            "o-tern",
            published="2031-05-07T06:00:00Z",
            title="150 years of light end",
            mentions=(mention("a-two", "Ida Lorne"),),
            quotations=(quote("q-short", "a-two", "“I shall miss the climb,”"),),
        ),
    )


def make_statements() -> tuple[Statement, ...]:
    """A core point with a fold, two open points, and folds under a point and under an outlet."""
    out = "The lamp of Orrin Head went out on Tuesday after 160 years."
    off = "After 150 years the lamp at Orrin Head was switched off on Tuesday."
    day = {"said": "Tuesday", "date": "2031-05-06", "evidence": "the text"}

    def only(key: str, article: str, words: str, **facts: object) -> Statement:
        known: dict[str, object] = {"tier": "only", "under": None, "block": None, "speaker": None} | facts
        return Statement(
            key,
            shown=span(article, words),
            citations=(cite(article, words),),
            sources=1,
            **known,  # type: ignore[arg-type]
        )

    return (
        Statement(
            "st-out",
            "core",
            "Orrin Head",
            None,
            span("a-one", out),
            None,
            (cite("a-one", out), cite("a-three", out, "also", 990_000), cite("a-two", off, "also", 700_000)),
            2,
            day,
        ),
        Statement(
            "st-climb",
            "core",
            "Lorne",
            None,
            span("a-two", "“I shall miss the climb,” Ida Lorne said."),
            None,
            (
                cite("a-two", "“I shall miss the climb,” Ida Lorne said."),
                cite("a-one", "She said: “I shall miss the climb.", "partly", 500_000),
            ),
            2,
        ),
        only("st-gulls", "a-one", "I shall not miss the gulls.”", speaker="e-lorne"),
        only("st-steps", "a-two", "The stairs have 212 steps."),
        only("st-keeper", "a-one", "Keeper Ida Lorne had lit it for 31 of them.", tier="folded", under="st-out"),
        only("st-museum", "a-one", "A museum will move in next spring.", tier="folded", under="o-gull"),
        only("st-ships", "a-three", "Ships no longer need it, the harbour board said.", tier="folded", under="o-gull"),
    )


def make_stories() -> tuple[Story, ...]:
    """The story of the lamp and that of the kiln."""
    years = Discrepancy(
        "d-years",
        "st-out",
        "number",
        "how many",
        (
            Position("160", (span("a-one", "160 years"), span("a-three", "160 years"))),
            Position("150", (span("a-two", "150 years"),)),
        ),
    )
    verb = Discrepancy(
        "d-verb",
        "st-out",
        "wording",
        "how it is put",
        (Position("out", (span("a-one", "went out"),)), Position("off", (span("a-two", "switched off"),))),
    )
    members = (
        {"article": "a-one", "quotation": "q-long", "variant": "full"},
        {"article": "a-two", "quotation": "q-short", "variant": "truncated"},
    )
    kiln = ("A kiln from the ninth century lies under the school field.", "Pupils found it while digging a pond.")
    return (
        Story(
            "s-kiln",
            "a-kiln-under-the-field",
            "single",
            {"text": "A kiln under the field", "article": "a-four", "field": "title"},
            None,
            ("a-four",),
            None,
            None,
            (),
            ({"outlet": "o-unnamed-a", "articles": ["a-four"]},),
            statements=tuple(
                Statement(f"st-kiln-{n}", "only", None, None, span("a-four", w), None, (cite("a-four", w),), 1)
                for n, w in enumerate(kiln)
            ),
        ),
        Story(
            "s-lamp",
            "lamp-of-orrin-head-goes-out",
            "event",
            {"text": "Lamp of Orrin Head goes out", "article": "a-one", "field": "title"},
            {"text": "Keeper leaves after 31 years", "article": "a-one", "field": "standfirst"},
            ("a-one", "a-three", "a-two"),
            "2031-05-06",
            "2031-05-07T06:00:00Z",
            ({"said": "Tuesday", "date": "2031-05-06", "evidence": "the text"},),
            (
                {"agency": "o-wire", "articles": ["a-one", "a-three"]},
                {"outlet": "o-tern", "articles": ["a-two"]},
            ),
            merges=(Merge(("a-one", "a-two"), 612_345, ("rare words: Orrin, Lorne", "the same quotation")),),
            statements=make_statements(),
            discrepancies=(years, verb),
            quotations=(SharedQuotation("sq-climb", "e-lorne", members),),
        ),
    )


def make_redirects() -> tuple[Redirect, ...]:
    """Where a story moved, a name is another's, and a report, a story and a day are gone."""
    story = "stories/lamp-of-orrin-head-goes-out.html"
    return (
        Redirect("articles/a-gone.html", story, "withdrawn", "a-gone", "Lamp & fog", "The Gull", "s-lamp"),
        Redirect("days/2031-05-01.html", "index.html", "withdrawn", "2031-05-01"),
        Redirect("entities/e-keeper.html", "entities/e-lorne.html", "renamed", "e-keeper"),
        Redirect("fog", "index.html", "withdrawn", "s-fog", "Fog over Orrin Head"),
        Redirect("orrin-lamp", "lamp-of-orrin-head-goes-out", "merged", "s-old"),
    )


def make_digest() -> Digest:
    """The whole edition."""
    lorne = Entity(
        "e-lorne",
        "Ida Lorne",
        "PERSON",
        {"wikidata": "Q1"},
        ("Lorne", "I. M. Lorne"),
        (Role("Keeper"),),
        ("a-one", "a-two"),
        2,
    )
    return Digest(
        articles=make_articles(),
        stories=make_stories(),
        entities=(lorne, Entity("e-orrin", "Orrin Head", "LOC", articles=("a-one",), mentions=1)),
        outlets=(
            Outlet("o-gull", "The Gull", "gull.example", articles=2),
            Outlet("o-tern", "Morning Tern", articles=1),
            Outlet("o-unnamed-a", "Unnamed A", articles=1),
            Outlet("o-wire", "Coast Wire", agency=True),
        ),
        redirects=make_redirects(),
        rejects=(Reject("broken.txt", None, "intake", "The file is empty."),),
        report={"counts": {"articles": 4, "stories": 2, "rejects": 1}, "credits": ["Names: by hand."]},
    )


def write_edition(folder: Path, change: Callable[[Digest], Digest] = replace) -> Path:
    """Write the edition, changed or not, as digest data."""
    write_digest(change(make_digest()), folder)
    return folder


def read_edition(folder: Path) -> DigestRows:
    """The edition as the renderer reads it."""
    return read_digest(write_edition(folder))


def give_topics(**topics: tuple[str, ...]) -> Callable[[Digest], Digest]:
    """Stories by the end of their id, with topics."""

    def change(digest: Digest) -> Digest:
        stories = tuple(replace(s, topics=topics.get(s.id.removeprefix("s-"), ())) for s in digest.stories)
        return replace(digest, stories=stories)

    return change
