"""The ledger of a site's pages: of what each page was made, so that only those whose facts changed are made again.

It lies beside the private folder of a site, not in the site. While pages are being written it does not name them, so
that a build that is killed has its half-written pages made again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from .index import Index
from .recorder import THERE, Facts
from .site_rows import HASH_BYTES, hash_of

Parts = dict[str, bytes]
"""A hash of each field of a row; an index has one part, its answer."""

SPARE = 2
"""Names in a ledger for each row there is, past which those that no page speaks of any more are cleared out."""


class Made(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A page that was made: a hash of its bytes, what its template was given beside facts, and the facts.

    A fact is some fields of a row, or an index: the number of its name, then that of the fields' names.
    """

    hash: bytes
    salt: str
    facts: list[int]


class State(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A row or an index as it was: a hash of all of it, and of its parts."""

    whole: bytes
    parts: Parts


@dataclass(slots=True)
class PageLedger:
    """What is known of the pages of a site.

    `basis` is a hash of all that every page depends on: code, theme, look. `refs` and `fields` are the names that facts
    speak of by number; `states` holds each of `refs` as it was, `pages` the facts of each page.
    """

    basis: bytes = b""
    refs: list[str] = field(default_factory=list)
    fields: list[tuple[str, ...]] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    pages: dict[str, Made] = field(default_factory=dict)


class Facing:
    """The facts of a site as they are now, against a ledger of how they were."""

    def __init__(self, index: Index) -> None:
        """The digest data as it is now."""
        self._tables = {table.name: table for table in index.rows.tables}
        self._answers = {answers.name: answers for answers in index.answers}
        self._index = index
        self._answered: dict[str, bytes] = {}
        self._lines = {ref: digest for table in index.rows.tables for ref, digest in table.hash_lines().items()}

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._lines)

    def whole(self, ref: str) -> bytes:
        """A hash of a whole row, or of an index's answer; empty if there is none."""
        if not ref.startswith("?"):
            return self._lines.get(ref, b"")
        if ref not in self._answered:
            self._answered[ref] = self._hash(*ref[1:].partition("/")[::2])
        return self._answered[ref]

    def _hash(self, name: str, key: str) -> bytes:
        if name in self._answers:
            return self._answers[name].hash(key)
        whole = {"report": self._index.rows.report, "rejects": self._index.rows.rejects}[name]
        return hash_of(msgspec.json.encode(whole))

    def state(self, ref: str) -> State:
        """A row or an index as it is now."""
        whole = self.whole(ref)
        if ref.startswith("?"):
            return State(whole, {THERE: whole})
        name, _, key = ref.partition("/")
        return State(whole, self._tables[name].hash_fields(key))


def find_stale(ledger: PageLedger, facing: Facing) -> set[str]:
    """The pages of a ledger whose facts have changed."""
    changed: dict[int, frozenset[str]] = {}
    for n, ref in enumerate(ledger.refs):
        if facing.whole(ref) != ledger.states[n].whole:
            changed[n] = _differ(ledger.states[n].parts, facing.state(ref).parts)
    if not changed:
        return set()
    return {path for path, made in ledger.pages.items() if _speaks_of(made.facts, ledger.fields, changed)}


def _differ(before: Parts, now: Parts) -> frozenset[str]:
    return frozenset(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def _speaks_of(facts: list[int], fields: list[tuple[str, ...]], changed: dict[int, frozenset[str]]) -> bool:
    return any(
        ref in changed and not changed[ref].isdisjoint(fields[names])
        for ref, names in zip(facts[::2], facts[1::2], strict=True)
    )


class LedgerWriter:
    """Makes the ledger of a build out of the last one: pages that stay as they were, and pages that are made."""

    def __init__(self, old: PageLedger, kept: frozenset[str], facing: Facing | None) -> None:
        """The old ledger, of which these pages are kept. Without `facing` only the hashes of pages are noted."""
        pages = {path: made for path, made in old.pages.items() if path in kept}
        self.ledger = PageLedger(old.basis, list(old.refs), list(old.fields), list(old.states), pages)
        self._facing = facing
        self._refs: dict[str, int] = {}
        self._fields: dict[frozenset[str], int] = {}
        if facing is None:
            return
        if len(self.ledger.refs) > SPARE * len(facing):
            _clear_out(self.ledger)
        self._refs = {ref: n for n, ref in enumerate(self.ledger.refs)}
        self._fields = {frozenset(names): n for n, names in enumerate(self.ledger.fields)}
        for n, ref in enumerate(self.ledger.refs):
            if facing.whole(ref) != self.ledger.states[n].whole:
                self.ledger.states[n] = facing.state(ref)

    def add(self, path: str, digest: bytes, salt: str, facts: Facts) -> None:
        """Add a page that was made of these facts."""
        told: list[int] = []
        if self._facing is not None:
            for ref, names in facts.items():
                told += self._number(ref, self._facing), self._number_fields(frozenset(names))
        self.ledger.pages[path] = Made(digest, salt, told)

    def _number(self, ref: str, facing: Facing) -> int:
        number = self._refs.get(ref)
        if number is None:
            number = self._refs[ref] = len(self.ledger.refs)
            self.ledger.refs.append(ref)
            self.ledger.states.append(facing.state(ref))
        return number

    def _number_fields(self, names: frozenset[str]) -> int:
        number = self._fields.get(names)
        if number is None:
            number = self._fields[names] = len(self.ledger.fields)
            self.ledger.fields.append(tuple(sorted(names)))
        return number


def _clear_out(ledger: PageLedger) -> None:
    """Forget the names of which no page speaks any more."""
    spoken = sorted({ref for made in ledger.pages.values() for ref in made.facts[::2]})
    place = {ref: n for n, ref in enumerate(spoken)}
    ledger.refs = [ledger.refs[ref] for ref in spoken]
    ledger.states = [ledger.states[ref] for ref in spoken]
    for path, made in ledger.pages.items():
        told = [place[n] if spot % 2 == 0 else n for spot, n in enumerate(made.facts)]
        ledger.pages[path] = Made(made.hash, made.salt, told)


def read_ledger(path: Path | None) -> PageLedger:
    """The ledger of an earlier build, on whatever basis; an empty one if there is none, or if it is damaged."""
    try:
        return _LEDGER.decode(_read(path))
    except msgspec.DecodeError:
        return PageLedger()


def known_pages(path: Path | None) -> frozenset[str]:
    """The pages that an earlier build left, on whatever basis."""
    try:
        return frozenset(_KNOWN.decode(_read(path)).pages)
    except msgspec.DecodeError:
        return frozenset()


def _read(path: Path | None) -> bytes:
    """The bytes of a ledger that is as it was written; none of any other."""
    try:
        data = path.read_bytes() if path else b""
    except OSError:
        return b""
    body, digest = data[:-HASH_BYTES], data[-HASH_BYTES:]
    return body if digest == hash_of(body) else b""


def write_ledger(path: Path | None, ledger: PageLedger) -> None:
    """Keep a ledger for the next build."""
    if path is None:
        return
    body = msgspec.msgpack.encode(ledger)
    new = path.with_name(path.name + ".new")
    new.write_bytes(body + hash_of(body))
    new.replace(path)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is needed of a ledger to know its pages."""

    pages: dict[str, msgspec.Raw]


_LEDGER = msgspec.msgpack.Decoder(PageLedger)
_KNOWN = msgspec.msgpack.Decoder(_Known)
