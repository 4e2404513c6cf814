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
from .search_files import name_file, read_script, write_script
from .search_keys import cut_by_bits, text_bits

LARGEST = 64_000
"""Bytes of a file, unless one list alone is longer."""
COMMON = 24_000
"""Bytes of a list past which the browser leaves its word out beside rarer ones: about 5,000 stories."""

Lists = dict[str, str]
"""Entries as they are written, by the word that they are under."""


@dataclass(slots=True)
class Changes:
    """Entries that went and that came, by word."""

    gone: Mapping[str, list[str]] = field(default_factory=dict)
    come: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of lists: the bits they begin with, its size, and the words in it whose lists are long."""

    bits: str
    size: int
    common: tuple[str, ...] = ()


def update_shards(
    folder: str, old: list[Shard], changes: Changes, read: Callable[[str], str]
) -> tuple[list[Shard], dict[str, str]]:
    """The files of a folder after changes, and the texts of those that are new or different.

    `read` gives the text of a file as it is. With no old files, all entries are among those that came.
    """
    return _Update(folder, old, read).make(changes)


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
    opened: set[str] = field(default_factory=set)

    def make(self, changes: Changes) -> tuple[list[Shard], dict[str, str]]:
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
            sizes = {term: _size(term, told[term]) for term in told}
            common = tuple(term for term, size in sizes.items() if size > COMMON)
            found.append(Shard(bits, sum(sizes.values()), common))
        return found, texts

    def _change(self, changes: Changes) -> Lists:
        """The lists of all files that changes fall into, after them."""
        if not self.old:
            return {term: write_entries(entries) for term, entries in changes.come.items()}
        counts = _count(changes)
        lists = self._open_for(counts)
        for term, count in counts.items():
            now = Counter(read_entries(lists.pop(term))) if term in lists else Counter[str]()
            now.update(count)
            if +now:
                lists[term] = write_entries((+now).elements())
        return lists

    def _open_for(self, terms: Iterable[str]) -> Lists:
        """The lists of the files into which some words fall."""
        starts = [shard.bits for shard in self.old]
        longest = max(map(len, starts))
        lists: Lists = {}
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


def print_lists(folder: str, bits: str, lists: Lists) -> str:
    """The text of a file of lists."""
    return write_script(name_file(folder, bits), "\n".join(f"{term}\t{told}" for term, told in lists.items()))


def read_lists(text: str) -> Lists:
    """The lists of a file; raise ValueError if it is none."""
    return dict(line.split("\t") for line in read_script(text).split("\n"))


def _size(term: str, told: str) -> int:
    return len(term.encode()) + len(told) + 2
