"""What the index says of a story: its words, each with how much it tells, and what results may be narrowed by.

An entry is a story's key and a digit, and depends on the story alone. How rare a word is among
all stories the browser sees by the length of the word's list; so a story changes no entry of another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from .search_keys import DAY, DIGITS, KEY, read_number, write_number
from .search_rows import StoryRow
from .search_words import split_words

HEADLINE, NAME, OPEN, FOLDED = 8, 6, 3, 2
"""What a word counts in each field (chosen on made sites, `bench/search.py`)."""
USUAL = 300
"""Words of a usual story: in one three times as long a word tells less than half as much."""
SATURATION = 5
"""The count at which a word of a usual story tells half of what it can (the k of BM25, counted as fields count)."""
OUTLET, PERSON = "o:", "n:"
"""How facets begin: an outlet's name, and that of a person, body or place."""
ALL = "z"
"""The digit of an entry that is not weighed."""


def find_words(row: StoryRow) -> dict[str, str]:
    """The entry of each word of a story."""
    counts: Counter[str] = Counter()
    length = 0
    for weight, texts in (
        (HEADLINE, (row.headline,)),
        (NAME, row.names),
        (OPEN, (words for _, words in row.open)),
        (FOLDED, (words for _, words in row.folded)),
    ):
        told = [word for text in texts for word in split_words(text)]
        length += len(told)
        for word, n in Counter(told).items():
            counts[word] += weight * n
    norm = USUAL + 3 * length
    return {word: row.key + _weigh(n, norm) for word, n in counts.items()}


def _weigh(count: int, norm: int) -> str:
    """How much a word tells as a digit from 1 to 63: BM25's saturation, and three quarters of its norm of length."""
    told = 4 * USUAL * count
    return DIGITS[max(1, 63 * told // (told + SATURATION * norm))]


def find_facets(row: StoryRow) -> dict[str, str]:
    """The entries by which results are narrowed; white space is folded, for it parts the entries of a file."""
    outlets = [OUTLET + " ".join(name.split()) for name in row.outlets]
    names = [PERSON + " ".join(name.split()) for name in row.names]
    return dict.fromkeys([*outlets, *names], row.key + ALL)


def gather(entries: Iterable[dict[str, str]]) -> dict[str, list[str]]:
    """The entries of all stories by what they are under."""
    found: dict[str, list[str]] = defaultdict(list)
    for told in entries:
        for term, entry in told.items():
            found[term].append(entry)
    return found


def write_entries(entries: Iterable[str]) -> str:
    """Entries as a file has them: day by day, each day as its distance from the one before, then what is left."""
    found, last = [], 0
    for day, told in groupby(sorted(entries), key=_day_of):
        number = read_number(day)
        found.append(f"{write_number(number - last)}.{''.join(entry[DAY:] for entry in told)}")
        last = number
    return ",".join(found)


def read_entries(written: str) -> Iterator[str]:
    """The entries again."""
    number, width = 0, KEY - DAY + 1
    for part in written.split(","):
        step, _, told = part.partition(".")
        number += read_number(step)
        day = write_number(number, DAY)
        yield from (day + told[n : n + width] for n in range(0, len(told), width))


def _day_of(entry: str) -> str:
    return entry[:DAY]
