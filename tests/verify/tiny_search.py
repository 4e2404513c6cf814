"""The index of search of the tiny site, written by hand as the agreement has it: one file of each kind."""

from __future__ import annotations

import json
import re
from collections import Counter
from hashlib import blake2b
from typing import Any

from variorum.model import Citation, Span
from verify.tiny_digest import HEADLINE, NAMES, TEXTS, tiny_digest

DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
STORIES, WORDS, FACETS = (f"search/{folder}/0123456789.js" for folder in ("stories", "words", "facets"))


def digits(number: int, width: int) -> str:
    """A number in base 64."""
    return "".join(DIGITS[number >> 6 * place & 63] for place in reversed(range(width)))


DAY = (2026 * 12 + 2) * 100 + 9 + 1
"""9 March 2026."""
SLOT = int.from_bytes(blake2b(b"s-bridge", digest_size=2).digest()) >> 2
KEY = digits(DAY, 4) + digits(16 * SLOT, 3)


def step(number: int) -> str:
    """A number in base 32, of which all digits but the last are those of the upper half."""
    last, before = DIGITS[number % 32], number // 32
    return (step(before)[:-1] + DIGITS[32 + before % 32] + last) if before else last


def entry(weight: int) -> str:
    """The only entry of a list."""
    return step(DAY) + digits(16 * SLOT + weight, 3)


def files() -> dict[str, str]:
    """The files of the index by path."""
    row = make_row()
    words = [f"{word}\t{entry(weight)}" for word, weight in sorted(weigh(row).items())]
    facets = [f"{name}\t{entry(15)}" for name in sorted([*(f"n:{n}" for n in row[5]), *(f"o:{n}" for n in row[4])])]
    index = {
        "count": 1,
        "common": [],
        "stories": [["-------", "0123456789"]],
        "words": [["", "0123456789", 0, 1]],
        "facets": [["", "0123456789", 0, 1]],
    }
    ids = " ".join(key.removeprefix("st-") for key in (*row[6][::2], *row[7][::2]))
    rows = [[*row[:6], row[6][1::2], row[7][1::2]]]
    told = {STORIES: [rows, [ids]], WORDS: "\n".join(words), FACETS: "\n".join(facets), "search/index.js": index}
    return {path: f'variorumSearch.take("{path}",{dump(data)});\n' for path, data in told.items()}


def dump(data: object) -> str:
    """Data as the files have it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def make_row() -> list[Any]:
    """The row of the one story."""
    digest = tiny_digest()
    story = digest.stories[0]
    opened: dict[str, str] = {}
    others: dict[str, str] = {}
    for statement in story.statements:
        if statement.tier != "folded":
            opened.setdefault(words_at(statement.shown), statement.id)
    for statement in story.statements:
        for place in (statement.shown, *statement.citations):
            others.setdefault(words_at(place), statement.id)
    titles = dict.fromkeys(a.title for key in story.articles for a in digest.articles if a.id == key and a.title)
    mentions = Counter(m.entity for a in digest.articles for m in a.mentions if m.entity)
    names = [name for _, name in sorted((-n, NAMES[key]) for key, n in mentions.items())]
    outlets = sorted({NAMES[a.outlet] for a in digest.articles if a.outlet})
    return [
        KEY,
        story.slug,
        HEADLINE,
        [title for title in titles if title != HEADLINE],
        outlets,
        names,
        [text for words, key in opened.items() for text in (key, words)],
        [text for words, key in others.items() if words not in opened for text in (key, words)],
    ]


def words_at(place: Span | Citation) -> str:
    """The words at a place."""
    return TEXTS[place.article][place.start : place.end]


def weigh(row: list[Any]) -> dict[str, int]:
    """The weight of each word of a row."""
    fields = ((8, [row[2]]), (4, row[3]), (6, row[5]), (3, row[6][1::2]), (2, row[7][1::2]))
    told = [(weight, re.findall(r"[a-z0-9]{2,}|[0-9]", " ".join(texts).lower())) for weight, texts in fields]
    counts: Counter[str] = Counter()
    for weight, words in told:
        for word in words:
            counts[word] += weight
    norm = 300 + 3 * sum(len(words) for _, words in told)
    return {word: max(1, 15 * 1200 * n // (1200 * n + 5 * norm)) for word, n in counts.items()}
