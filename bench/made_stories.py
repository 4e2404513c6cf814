"""Digest data of stories made by rule, in any number: what the engine would make of `corpus.py`, without its work.

A story has one report with all of its text, and up to three that say some of it in other words. Each sentence of the
first is a statement, which those of the others are cited under. Names are entities. One seed makes the same bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from corpus import FURNITURE, OUTLETS, Event, make_event, write_report

from variorum import digest_data
from variorum.digest_data import FILES, write_line
from variorum.model import Article, Block, Citation, Entity, Mention, Outlet, Pair, Span, Statement, Story
from variorum.slugs import slugify

MOST = 4
"""Reports of a story."""
OTHERS = 3
"""Sentences that a further report has."""
SAME = 0.5
"""The share of its words that a sentence has in common with one that it says in other words."""
_SENTENCE = re.compile(r"[^\s].*?[.?!]”?(?=\s|$)")
_WORD = re.compile(r"\w{4,}")


def write_stories(folder: Path, stories: int, seed: int = 1) -> None:
    """Write digest data of so many stories."""
    made = [Maker(make_event(number, seed), seed) for number in range(stories)]
    articles = sorted((article for maker in made for article in maker.articles), key=lambda row: row.id)
    told = Counter(article.outlet for article in articles)
    named: dict[str, list[str]] = {}
    for article in articles:
        for mention in article.mentions:
            named.setdefault(str(mention.entity), []).append(article.id)
    names = {key: (name, kind) for maker in made for key, name, kind in maker.names}
    rows = {
        "articles": articles,
        "stories": sorted((maker.story for maker in made), key=lambda row: row.id),
        "entities": [
            Entity(key, names[key][0], names[key][1], articles=tuple(sorted({*found})), mentions=len(found))
            for key, found in sorted(named.items())
        ],
        "outlets": [
            Outlet(_id("o", name), name, articles=told[_id("o", name)]) for name in sorted(OUTLETS, key=_outlet)
        ],
    }
    counts = {"counts": {"articles": len(articles), "stories": stories, "rejects": 0}, "credits": []}
    digest_data.write_digest({name: map(write_line, rows.get(name, ())) for name in FILES}, lambda: counts, folder)


class Maker:
    """Makes the rows of one event."""

    def __init__(self, event: Event, seed: int) -> None:
        """The event and its names."""
        self.event = event
        self.names = [
            *((_id("e", name), name, "PERSON") for name, _ in event.people),
            (_id("e", event.body), event.body, "ORG"),
            (_id("e", event.place), event.place, "GPE"),
        ]
        count = min(event.size, MOST)
        self.articles = [self._report(teller, write_report(event, teller, seed)) for teller in range(count)]
        self.story = self._tell()

    def _report(self, teller: int, written: str) -> Article:
        head, _, body = written.removeprefix("---\n").partition("\n---\n")
        facts = dict(line.split(": ", 1) for line in head.split("\n"))
        paragraphs = [part for part in body.strip().split("\n\n") if part not in FURNITURE]
        text = "\n\n".join(paragraphs if teller == 0 else paragraphs[:2]).strip()
        sentences = tuple((m.start(), m.end()) for m in _SENTENCE.finditer(text))
        if teller:
            sentences = sentences[:OTHERS]
            text = text[: sentences[-1][1]]
        return Article(
            _id("a", f"{self.event.number}/{teller}"),
            f"{self.event.number}-{teller}.md",
            outlet=_id("o", facts["site"]),
            title=facts["title"],
            published=facts["date"],
            language="en",
            evidence={"outlet": "metadata"},
            text=text,
            blocks=tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)),
            sentences=sentences,
            mentions=tuple(sorted(self._mentions(text), key=lambda m: m.start)),
        )

    def _mentions(self, text: str) -> Iterator[Mention]:
        for key, name, kind in self.names:
            for found in re.finditer(rf"\b{re.escape(name)}\b", text):
                yield Mention(found.start(), found.end(), kind, key)

    def _tell(self) -> Story:
        first, *others = self.articles
        key = _id("s", str(self.event.number))
        statements = [self._state(key, first, span) for span in first.sentences]
        for other in others:
            for span in other.sentences:
                home = self._find_home(first, other, span)
                if home is None:
                    statements.append(self._state(key, other, span))
                else:
                    statements[home] = self._cite(statements[home], other, span)
        outlets = {article.outlet: [] for article in self.articles}
        for article in self.articles:
            outlets[article.outlet].append(article.id)
        return Story(
            key,
            slugify(f"{first.title} {self.event.number}")[:80].strip("-"),
            "event",
            {"text": str(first.title), "article": first.id, "field": "title"},
            None,
            tuple(article.id for article in self.articles),
            min(str(article.published) for article in self.articles),
            max(str(article.published) for article in self.articles),
            (),
            tuple({"outlet": outlet, "articles": keys} for outlet, keys in outlets.items()),
            statements=tuple(statements),
        )

    def _find_home(self, first: Article, other: Article, span: Pair) -> int | None:
        """The sentence of the first report that says the same, if one does."""
        words = {*_WORD.findall(other.text[span[0] : span[1]])}
        shares = [len(words & {*_WORD.findall(first.text[a:b])}) / len(words) for a, b in first.sentences]
        best = max(range(len(shares)), key=shares.__getitem__)
        return best if shares[best] >= SAME else None

    def _state(self, story: str, article: Article, span: Pair) -> Statement:
        key = _id("st", f"{story}/{article.id}/{span[0]}")
        words = Citation(article.id, *span, "words", 1_000_000, "by rule")
        return Statement(key, "only", None, None, Span(article.id, *span), None, (words,), 1)

    def _cite(self, statement: Statement, article: Article, span: Pair) -> Statement:
        citations = (*statement.citations, Citation(article.id, *span, "also", 800_000, "by rule"))
        sources = len({citation.article for citation in citations})
        return replace(statement, tier="core", citations=citations, sources=sources)


def _outlet(name: str) -> str:
    return _id("o", name)


def _id(kind: str, name: str) -> str:
    digest = int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) >> 4
    return f"{kind}-" + "".join("abcdefghijklmnopqrstuvwxyz234567"[digest >> 5 * n & 31] for n in range(12))
