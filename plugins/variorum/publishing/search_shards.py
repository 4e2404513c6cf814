"""The lists of the index, cut into files by what they begin with, and brought up to date where stories changed.

A file holds lists that follow each other. It is cut in two when it grows too large and put together again when it
shrinks, so that what files there are follows from what is in them, whatever the order in which stories came.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from .search_entries import read_entries, write_entries
from .search_files import WORDS, Damaged, name_file, read_script, write_script
from .search_keys import cut_by_bits, text_bits

LARGEST = 60_000
"""Bytes of a file, unless one list alone is longer."""
COMMON = 4_000
"""Stories past which a word is left out: with others it says nothing, and alone nobody would read what it finds."""
PRIME = 2**61 - 1
"""Seals are taken modulo this, as `verify` takes its sums."""

Lists = dict[str, str]
"""Entries as they are written, by the word that they are under."""


@dataclass(slots=True)
class Changes:
    """Entries that went and that came, by word."""

    gone: Mapping[str, list[str]] = field(default_factory=dict)
    come: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of lists: the bits they begin with, and its size."""

    bits: str
    size: int


@dataclass(frozen=True, slots=True)
class Shards:
    """The files of a folder, and the words that are left out, each with its number of stories and a seal of them."""

    files: list[Shard] = field(default_factory=list)
    common: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def update_shards(
    folder: str, old: Shards, changes: Changes, read: Callable[[str], str]
) -> tuple[Shards, dict[str, str]]:
    """The files of a folder after changes, and the texts of those that are new or different.

    `read` gives the text of a file as it is. With no old files, all entries are among those that came. Raise Damaged
    if the index must be made anew: what was left out has become rarer.
    """
    return _Update(folder, old.files, read, dict(old.common)).make(changes)


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is laid into files: a list by itself, or all that an old file holds, as long as nobody need open it."""

    bits: str
    size: int
    term: str = ""
    shard: Shard | None = None


@dataclass(slots=True)
class _Update:
    folder: str
    old: list[Shard]
    read: Callable[[str], str]
    common: dict[str, tuple[int, int]]
    opened: set[str] = field(default_factory=set)

    def make(self, changes: Changes) -> tuple[Shards, dict[str, str]]:
        lists = self._change(changes)
        units = [_Unit(text_bits(term), _size(term, told), term) for term, told in lists.items()]
        units += [_Unit(s.bits, s.size, shard=s) for s in self.old if s.bits not in self.opened]
        units.sort(key=lambda unit: (unit.bits, unit.term))
        found, texts = [], {}
        for bits, start, end in cut_by_bits([u.bits for u in units], [u.size for u in units], LARGEST):
            inside = units[start:end]
            if len(inside) == 1 and inside[0].shard is not None and inside[0].bits == bits:
                found.append(inside[0].shard)
                continue
            told = self._join(inside, lists)
            texts[name_file(self.folder, bits)] = print_lists(self.folder, bits, told)
            found.append(Shard(bits, sum(unit.size for unit in inside)))
        return Shards(found, self.common), texts

    def _change(self, changes: Changes) -> Lists:
        """The lists of all files that changes fall into, after them."""
        if not self.old and not self.common:
            self.common |= {term: _seal(told) for term, told in changes.come.items() if self._is_common(len(told))}
            rare = changes.come.keys() - self.common.keys()
            return {term: write_entries(changes.come[term]) for term in rare}
        counts = _count(changes)
        self._count_common(counts)
        lists = self._open_for(counts.keys() - self.common.keys())
        for term in counts.keys() - self.common.keys():
            now = Counter(read_entries(lists.pop(term))) if term in lists else Counter[str]()
            now.update(counts[term])
            if self._is_common(now.total()):
                self.common[term] = _seal(now.elements())
            elif +now:
                lists[term] = write_entries((+now).elements())
        return lists

    def _is_common(self, stories: int) -> bool:
        return self.folder == WORDS and stories > COMMON

    def _count_common(self, counts: Mapping[str, Counter[str]]) -> None:
        for term in self.common.keys() & counts.keys():
            stories, seal = self.common[term]
            stories += counts[term].total()
            seal += sum(n * _square(entry) for entry, n in counts[term].items())
            if not self._is_common(stories):
                raise Damaged(term)
            self.common[term] = stories, seal % PRIME

    def _open_for(self, terms: Iterable[str]) -> Lists:
        """The lists of the files into which some words fall."""
        starts = [shard.bits for shard in self.old]
        longest = max(map(len, starts), default=0)
        lists: Lists = {}
        if not starts:
            return lists
        for term in sorted(terms):
            bits = text_bits(term).ljust(longest, "0")
            start = starts[max(0, bisect_right(starts, bits) - 1)]
            if bits.startswith(start) and start not in self.opened:
                self.opened.add(start)
                lists |= self._open(start)
        return lists

    def _open(self, bits: str) -> Lists:
        return read_lists(self.read(name_file(self.folder, bits)))

    def _join(self, units: list[_Unit], lists: Lists) -> Lists:
        """The lists of units, in order."""
        told: Lists = {}
        for unit in units:
            told |= {unit.term: lists[unit.term]} if unit.shard is None else self._open(unit.bits)
        return told


def _count(changes: Changes) -> dict[str, Counter[str]]:
    """How often each entry came, or went, by word; nothing of what did both."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for term, entries in changes.come.items():
        counts[term].update(entries)
    for term, entries in changes.gone.items():
        counts[term].subtract(entries)
    return {term: count for term, count in counts.items() if any(count.values())}


def _seal(entries: Iterable[str]) -> tuple[int, int]:
    """How many entries there are, and a sum that tells whether they are the same."""
    squares = [*map(_square, entries)]
    return len(squares), sum(squares) % PRIME


def _square(entry: str) -> int:
    return int.from_bytes(entry.encode()) ** 2


def print_lists(folder: str, bits: str, lists: Lists) -> str:
    """The text of a file of lists."""
    return write_script(name_file(folder, bits), "\n".join(f"{term}\t{told}" for term, told in lists.items()))


def read_lists(text: str) -> Lists:
    """The lists of a file; raise ValueError if it is none."""
    return dict(line.split("\t") for line in read_script(text).split("\n"))


def _size(term: str, told: str) -> int:
    return len(term.encode()) + len(told) + 2
