"""What the index says of a story: its words, each with how much it tells, and what results may be narrowed by.

An entry is a story's key with a weight, and depends on the story alone. How rare a word is among
all stories the browser sees by the length of the word's list; so a story changes no entry of another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from .search_keys import DAY, DIGITS, SLOT, WEIGHTS, read_number, weigh_key, write_number, write_step
from .search_rows import StoryRow
from .search_words import split_words

HEADLINE, TITLE, NAME, OPEN, FOLDED = 8, 4, 6, 3, 2
"""What a word counts in each field (chosen on made sites, `bench/search.py`)."""
USUAL = 300
"""Words of a usual story: in one three times as long a word tells less than half as much."""
SATURATION = 5
"""The count at which a word of a usual story tells half of what it can (the k of BM25, counted as fields count)."""
OUTLET, PERSON = "o:", "n:"
"""How facets begin: an outlet's name, and that of a person, body or place."""


SAME_DAY = DIGITS[0]
_STEP = re.compile(rf"([{re.escape(DIGITS[32:])}]*[{re.escape(DIGITS[:32])}])(.{{{SLOT}}})")


def find_words(row: StoryRow) -> dict[str, str]:
    """The entry of each word of a story."""
    counts: Counter[str] = Counter()
    length = 0
    for weight, texts in (
        (HEADLINE, (row.headline,)),
        (TITLE, row.titles),
        (NAME, row.names),
        (OPEN, (words for _, words in row.open)),
        (FOLDED, (words for _, words in row.folded)),
    ):
        told = [word for text in texts for word in split_words(text)]
        length += len(told)
        for word, n in Counter(told).items():
            counts[word] += weight * n
    norm = USUAL + 3 * length
    return {word: weigh_key(row.key, _weigh(n, norm)) for word, n in counts.items()}


def _weigh(count: int, norm: int) -> int:
    """How much a word tells, from 1 to 15: BM25's saturation, and three quarters of its norm of length."""
    told = 4 * USUAL * count
    return max(1, (WEIGHTS - 1) * told // (told + SATURATION * norm))


def find_facets(row: StoryRow) -> dict[str, str]:
    """The entries by which results are narrowed; white space is folded, for it parts the entries of a file."""
    outlets = [OUTLET + " ".join(name.split()) for name in row.outlets]
    names = [PERSON + " ".join(name.split()) for name in row.names]
    return dict.fromkeys([*outlets, *names], weigh_key(row.key, WEIGHTS - 1))


def gather(entries: Iterable[dict[str, str]]) -> dict[str, list[str]]:
    """The entries of all stories by what they are under."""
    found: dict[str, list[str]] = defaultdict(list)
    for told in entries:
        for term, entry in told.items():
            found[term].append(entry)
    return found


def write_entries(entries: Iterable[str]) -> str:
    """Entries as a file has them, by day: each begins with the days since the one before."""
    found, last, number = [], "", 0
    for entry in sorted(entries):
        day = entry[:DAY]
        if day != last:
            now = read_number(day)
            found.append(write_step(now - number))
            last, number = day, now
        else:
            found.append(SAME_DAY)
        found.append(entry[DAY:])
    return "".join(found)


def read_entries(written: str) -> Iterator[str]:
    """The entries again."""
    day, place = 0, 0
    while place < len(written):
        step = _STEP.match(written, place)
        if step is None:
            raise ValueError(written[place : place + 9])
        day += sum(DIGITS.index(digit) % 32 * 32**n for n, digit in enumerate(reversed(step[1])))
        yield write_number(day, DAY) + step[2]
        place = step.end()
