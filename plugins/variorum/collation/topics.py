"""What a story is about: the top-level IPTC Media Topics (CC BY 4.0), by what its publishers say, else by its words.

`data/topics.toml` has for each topic what publishers call their part for it, and plain words. A word that is no plain
word of any topic speaks for those whose words it is near to in meaning. What is not sure is not said.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

import numpy as np

from ..model import Article
from ..word_lists import base_language, read_table
from ..words import fold, rarity, stem
from .word_vectors import LENGTH, Vectors, look_up

MOST_WORDS = 250
"""Words of a report that are looked at, from its beginning: what it is about stands there."""
MOST_REPORTS = 6
"""Reports of a story that are looked at, the oldest: more of them say the same."""
IN_TITLE = 3
"""How many times a word of a headline counts."""
NEAR = 0.55
"""Cosine from which a word is near to a plain word of a topic."""
NEARLY = 0.3
"""How much such a word counts, of a plain one and by its cosine."""
PLAIN, SCALE, HEAVIEST = 2.0, 3.0, 1.4
"""A word counts by its rarity above that of plain talk, in nats, up to a most: "pay" little, "picket" much."""
LEAST = 3.0
"""What the words of a report must say together for a topic."""
LEAD = 1.25
"""By how much the first topic must lead the second to be the only one; one nearer than that is named too."""

_PART = re.compile(r"[^\W\d_][\w-]*")


def find_topics(articles: Sequence[Article]) -> tuple[str, ...]:
    """The codes of a story's topics, the surest first, two at most; empty if nothing is sure."""
    for votes in (_given(articles), _by_section(articles)):
        if votes:
            return tuple(sorted(votes, key=lambda code: (-votes[code], code)))[:2]
    return _by_words(articles)


def _given(articles: Sequence[Article]) -> Counter[str]:
    return Counter(
        code for article in articles for code in dict.fromkeys(article.topics) if code in read_table("topics")
    )


def _by_section(articles: Sequence[Article]) -> Counter[str]:
    """Topics by what the publishers call the part in which a report stands, or by the first parts of its address."""
    return Counter(code for article in articles for code in {_sections().get(name) for name in _parts(article)} if code)


def _parts(article: Article) -> Iterator[str]:
    if article.section:
        yield from ("-".join(part.casefold().split()) for part in re.split(r"[/,;|>]", article.section))
    folders = urlsplit(article.url or "").path.casefold().split("/")[1:-1]
    yield from [folder for folder in folders if _PART.fullmatch(folder)][:2]


@cache
def _sections() -> Mapping[str, str]:
    return {name.casefold(): code for code, row in read_table("topics").items() for name in row["sections"]}


def _by_words(articles: Sequence[Article]) -> tuple[str, ...]:
    scores: defaultdict[str, float] = defaultdict(float)
    read = articles[:MOST_REPORTS]
    for article in read:
        for code, score in score_topics(article).items():
            scores[code] += score / len(read)
    ranked = sorted(((round(score, 6), code) for code, score in scores.items()), key=lambda pair: (-pair[0], pair[1]))
    if not ranked or ranked[0][0] < LEAST:
        return ()
    best = ranked[0][0]
    sure = [code for score, code in ranked if score * LEAD >= best]
    return tuple(sure) if len(sure) <= 2 else ()  # noqa: PLR2004 - three that are alike are none


def score_topics(article: Article) -> Mapping[str, float]:
    """What the words of a report say for each topic."""
    language = base_language(article.language)
    told: Counter[str] = Counter()
    heft: dict[str, float] = {}
    for text, times in ((article.title or "", IN_TITLE), (article.standfirst or "", 2), (_begin(article.text), 1)):
        words = fold(text)
        stems = [stem(word, language) for word in words]
        heft |= {
            term: max(heft.get(term, 0.0), _weigh(word, language)) for word, term in zip(words, stems, strict=True)
        }
        for term in (*stems, *(f"{a} {b}" for a, b in pairwise(stems))):
            told[term] += times
    table = _plain(language)
    scores: defaultdict[str, float] = defaultdict(float)
    for term, n in told.items():
        for code, weight in (table.get(term) or _near(term, language)).items():
            scores[code] += weight * heft.get(term, HEAVIEST) * (1.0 + math.log2(n))
    return scores


def _weigh(word: str, language: str) -> float:
    return min(HEAVIEST, max(0.0, (rarity(word, language) - PLAIN) / SCALE))


def _begin(text: str) -> str:
    return " ".join(text.split()[:MOST_WORDS])


@cache
def _plain(language: str) -> Mapping[str, Mapping[str, float]]:
    """The topics of each plain word, by stem; a word of several counts less for each."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for code, row in read_table("topics").items():
        for word in row["words"].get(language, ()):
            homes[" ".join(stem(part, language) for part in fold(word))].add(code)
    return {term: {code: 1.0 / len(codes) for code in codes} for term, codes in homes.items()}


@dataclass(frozen=True, slots=True)
class _Seeds:
    codes: tuple[str, ...]
    vectors: Vectors


@cache
def _seeds(language: str) -> _Seeds:
    told = [(code, term) for term, codes in sorted(_plain(language).items()) for code in codes if " " not in term]
    return _Seeds(tuple(code for code, _ in told), look_up([(term, language) for _, term in told]))


@lru_cache(maxsize=65_536)
def _near(term: str, language: str) -> Mapping[str, float]:
    """The topic to whose plain words a word is nearest, if it is near to any."""
    seeds = _seeds(language)
    vector = look_up([(term, language)])[0]
    if not vector.any() or not len(seeds.codes):
        return {}
    likeness = seeds.vectors @ vector / (LENGTH * LENGTH)
    best = int(np.argmax(likeness))
    return {seeds.codes[best]: NEARLY * float(likeness[best])} if likeness[best] >= NEAR else {}
