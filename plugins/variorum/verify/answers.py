"""The digests of answers: what every fact that a check can ask for says now, as a few bytes.

A fact is told by its kind and a name, `citing:a-x`. Its digest stands for everything that a check can learn by asking:
two answers with one digest are the same. That there is no such thing is an answer too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from .index import BY_ID, Index
from .ledger import Brief, digest_of, digest_of_text

NOTHING = b""


class Answers:
    """The digests of what an index and its rows answer."""

    def __init__(self, index: Index) -> None:
        """Answer for the data of an index."""
        self._index = index
        self._kinds: dict[str, Callable[[str], bytes]] = {
            "page": lambda path: _text("/".join(index.identify(path))),
            "redirect": lambda path: _text(index.redirects.get(path)),
            "redirects": self._gone,
            "story of": lambda article: _text(index.story_of.get(article)),
            "reports of": lambda outlet: _list(index.reports_of.get(outlet, ())),
            "citing": lambda article: _parts(index.cited_by.get(article, ()), article),
            "named": lambda entity: _parts(index.named_in.get(entity, ()), entity),
            "statement": lambda key: _list(index.statements.of(key)),
            "statements": lambda story: _list(index.statements.shared(story)),
            "quotation": lambda key: _list(index.quotations.of(key)),
            "quotations": lambda article: _list(index.quotations.shared(article)),
            "rejects": lambda _: index.data.files["rejects"].digest,
            "report": lambda _: digest_of(index.data.report),
            "latest": lambda day: _text(index.latest.get(day)),
            "newest": lambda topic: digest_of_text(*index.newest.get(topic, ())),
            "full feeds": lambda story: digest_of_text(*index.full_feeds.get(story, ())),
            "site words": lambda _: digest_of_text(*sorted(index.site_words)),
        }
        for file in BY_ID:
            self._kinds |= {
                file: partial(self._row, file),
                f"is {file}": partial(self._is, file),
                f"head of {file}": partial(self._head, file),
            }

    def digest(self, fact: str) -> bytes:
        """The digest of a fact's answer."""
        kind, _, name = fact.partition(":")
        return self._kinds[kind](name) if kind in self._kinds else NOTHING

    def _row(self, file: str, key: str) -> bytes:
        number = self._index.numbers[file].get(key)
        return NOTHING if number is None else self._index.data.files[file].lines[number].digest

    def _gone(self, key: str) -> bytes:
        number = self._index.gone.get(key)
        return NOTHING if number is None else self._index.data.files["redirects"].lines[number].digest

    def _is(self, file: str, key: str) -> bytes:
        return b"1" if key in self._index.numbers[file] else NOTHING

    def _head(self, file: str, key: str) -> bytes:
        brief = self._index.briefs[file].get(key)
        return NOTHING if brief is None else brief.head


def _parts(briefs: Sequence[Brief], part: str) -> bytes:
    ids = repr([brief.id for brief in briefs]).encode(errors="surrogatepass")
    return digest_of(ids + b"".join([brief.parts[part] for brief in briefs]))


def _list(found: Sequence[object]) -> bytes:
    return digest_of_text(*found) if found else NOTHING


def _text(text: str | None) -> bytes:
    return NOTHING if text is None else b"=" + text.encode(errors="surrogatepass")
