"""Passages that two articles share word for word, and what they make of the number of sources.

A shared run of SHORTEST_PASSAGE words or more is one passage, however the rest is ordered; runs parted by a few other
words in both articles are one edited passage. (Winnowing guarantees what is searched here exactly: no run of that
length is missed.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Article, Reuse, Span
from ..words import WORD

SHORTEST_PASSAGE = 8
"""Words of a run that two writers do not hit on by themselves."""
SMALL_CHANGE = 3
"""Words by which two runs may be parted in both articles and still be one edited passage."""
COPIED_WORDS = 40
"""Shared words outside quotations from which two articles count as one text, if they are also COPIED_SHARE of the
shorter."""
COPIED_SHARE = 20
"""Per cent of the shorter article: independent reports share set phrases and quotations, agency copies far more."""


@dataclass(frozen=True, slots=True)
class _Words:
    article: Article
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What counts once: a publisher, or one text of an agency that several print."""

    kind: str  # outlet, agency
    name: str
    articles: tuple[str, ...]


def find_reuse(articles: Sequence[Article]) -> tuple[Reuse, ...]:
    """The passages that articles, given oldest first, share with the first that has them, by article and place.

    What two hundred outlets print of one wire are two hundred passages, not twenty thousand.
    """
    first: dict[tuple[str, ...], int] = {}
    texts: list[_Words] = []
    found: list[Reuse] = []
    for text in map(_split, articles):
        runs = [text.words[n : n + SHORTEST_PASSAGE] for n in range(len(text.words) - SHORTEST_PASSAGE + 1)]
        for holder in sorted({first[run] for run in runs if run in first}):
            found += _passages(*sorted((texts[holder], text), key=lambda t: t.article.id))
        for run in runs:
            first.setdefault(run, len(texts))
        texts.append(text)
    return tuple(sorted(found, key=lambda r: r.spans))


def _split(article: Article) -> _Words:
    matches = list(WORD.finditer(article.text))
    return _Words(article, tuple(m.group().casefold() for m in matches), tuple((m.start(), m.end()) for m in matches))


def _passages(a: _Words, b: _Words) -> list[Reuse]:
    runs = _runs(a.words, b.words)
    merged: list[list[tuple[int, int, int]]] = []
    for run in sorted(runs):
        if merged and _follows(merged[-1][-1], run):
            merged[-1].append(run)
        else:
            merged.append([run])
    return [
        Reuse(
            "identical" if len(group) == 1 else "edited",
            (_span(a, group[0][0], group[-1][0] + group[-1][2]), _span(b, group[0][1], group[-1][1] + group[-1][2])),
        )
        for group in merged
    ]


def _follows(before: tuple[int, int, int], after: tuple[int, int, int]) -> bool:
    gaps = after[0] - before[0] - before[2], after[1] - before[1] - before[2]
    return all(0 <= gap <= SMALL_CHANGE for gap in gaps)


def _runs(x: Sequence[str], y: Sequence[str]) -> list[tuple[int, int, int]]:
    """Maximal common runs (start in x, start in y, length), longest first, each word of both used once."""
    where: defaultdict[Sequence[str], list[int]] = defaultdict(list)
    for n in range(len(y) - SHORTEST_PASSAGE + 1):
        where[y[n : n + SHORTEST_PASSAGE]].append(n)
    found = set()
    for n in range(len(x) - SHORTEST_PASSAGE + 1):
        for m in where.get(x[n : n + SHORTEST_PASSAGE], ()):
            if not (n and m and x[n - 1] == y[m - 1]):
                found.add((n, m, _length(x, y, n, m)))
    used_x, used_y = bytearray(len(x)), bytearray(len(y))
    kept = []
    for n, m, length in sorted(found, key=lambda run: (-run[2], run[0], run[1])):
        if not (any(used_x[n : n + length]) or any(used_y[m : m + length])):
            used_x[n : n + length] = used_y[m : m + length] = bytes([1]) * length
            kept.append((n, m, length))
    return kept


def _length(x: Sequence[str], y: Sequence[str], n: int, m: int) -> int:
    length = 0
    while n + length < len(x) and m + length < len(y) and x[n + length] == y[m + length]:
        length += 1
    return length


def _span(text: _Words, first: int, after: int) -> Span:
    return Span(text.article.id, text.spans[first][0], text.spans[after - 1][1])


def count_sources(articles: Sequence[Article], reuse: Sequence[Reuse]) -> tuple[Source, ...]:
    """The sources of a story: copies of one agency text once, every publisher once."""
    by_id = {a.id: a for a in articles}
    wires = _wires(by_id, reuse)
    members: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for article_id in sorted(by_id):
        members[_source_of(by_id[article_id], wires.get(article_id, ()), by_id)].append(article_id)
    return tuple(Source(kind, name, tuple(ids)) for (kind, name), ids in sorted(members.items()))


def _source_of(article: Article, wire: Sequence[str], by_id: Mapping[str, Article]) -> tuple[str, str]:
    outlets = {by_id[i].outlet for i in wire}
    if len(outlets) < 2:  # noqa: PLR2004 - one publisher's own copies are that publisher
        return "outlet", article.outlet or article.id
    agencies = sorted({agency for i in wire if (agency := by_id[i].agency)})
    if agencies:
        return "agency", agencies[0]
    return "outlet", min((by_id[i].published or "~", by_id[i].outlet or i) for i in wire)[1]


def _wires(by_id: Mapping[str, Article], reuse: Sequence[Reuse]) -> dict[str, tuple[str, ...]]:
    """For each article that shares its text with others, all that do, joined over copies of copies."""
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for r in reuse:
        x, y = r.spans
        if not (_is_quoted(by_id[x.article], x) and _is_quoted(by_id[y.article], y)):
            shared[x.article, y.article] += len(WORD.findall(by_id[x.article].text[x.start : x.end]))
    lengths = {i: len(WORD.findall(by_id[i].text)) for i in {i for pair in shared for i in pair}}
    joined: dict[str, set[str]] = {}
    for (a, b), words in sorted(shared.items()):
        shorter = min(lengths[a], lengths[b])
        same_agency = by_id[a].agency is not None and by_id[a].agency == by_id[b].agency
        if same_agency or (words >= COPIED_WORDS and words * 100 >= COPIED_SHARE * shorter):
            union = joined.get(a, {a}) | joined.get(b, {b})
            for i in union:
                joined[i] = union
    return {i: tuple(sorted(ids)) for i, ids in joined.items()}


def _is_quoted(article: Article, span: Span) -> bool:
    return any(q.start <= span.start and span.end <= q.end for q in article.quotations)
