"""The ledger of a site's pages: of what each page was made, so that only those whose facts changed are made again.

It lies beside the private folder of a site, not in the site. While pages are being written it does not name them, so
that a build that is killed has its half-written pages made again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

import msgspec

from .index import Index
from .recorder import Facts
from .site_rows import HASH_BYTES

Fact = tuple[int, int, bytes]
"""Some fields of a row, or an index: the number of its name, of the fields' names, and a hash of them."""


@dataclass(frozen=True, slots=True)
class Made:
    """A page that was made: a hash of its bytes, what its template was given beside facts, and the facts."""

    hash: bytes
    salt: str
    facts: list[Fact]


@dataclass(slots=True)
class PageLedger:
    """What is known of the pages of a site.

    `basis` is a hash of all that every page depends on: code, theme, look. `refs` and `fields` are the names that facts
    speak of by number; `states` holds a hash for each of `refs` as it was, `pages` the facts of each page.
    """

    basis: bytes = b""
    refs: list[str] = field(default_factory=list)
    fields: list[tuple[str, ...]] = field(default_factory=list)
    states: list[bytes] = field(default_factory=list)
    pages: dict[str, Made] = field(default_factory=dict)


class Facing:
    """The facts of a site as they are now, against a ledger of how they were."""

    def __init__(self, index: Index) -> None:
        """The digest data as it is now."""
        self._tables = {table.name: table for table in index.rows.tables}
        self._answers = {answers.name: answers for answers in index.answers}
        self._index = index
        self._states = {ref: digest for table in index.rows.tables for ref, digest in table.hash_lines().items()}

    def state(self, ref: str) -> bytes:
        """A hash of a whole row, or of an index's answer."""
        if not ref.startswith("?"):
            return self._states.get(ref, b"")
        return self.hash(ref, ())

    def hash(self, ref: str, fields: tuple[str, ...]) -> bytes:
        """A hash of some fields of a row, or of an index's answer."""
        name, _, key = ref.partition("/")
        if not name.startswith("?"):
            return self._tables[name].hash_fields(key, fields)
        if name[1:] in self._answers:
            return self._answers[name[1:]].hash(key)
        return self._hash_whole(name)

    def _hash_whole(self, name: str) -> bytes:
        whole = {"?report": self._index.rows.report, "?rejects": self._index.rows.rejects}.get(name)
        return blake2b(msgspec.json.encode(whole), digest_size=HASH_BYTES).digest()


def find_stale(ledger: PageLedger, facing: Facing) -> set[str]:
    """The pages of a ledger whose facts have changed."""
    changed = {n for n, ref in enumerate(ledger.refs) if facing.state(ref) != ledger.states[n]}
    return {
        path
        for path, made in ledger.pages.items()
        if any(
            ref in changed and facing.hash(ledger.refs[ref], ledger.fields[fields]) != digest
            for ref, fields, digest in made.facts
        )
    }


class LedgerWriter:
    """Makes the ledger of a build: pages that stay as they were, and pages that were made."""

    def __init__(self, basis: bytes, facing: Facing) -> None:
        """An empty ledger."""
        self.ledger = PageLedger(basis)
        self._facing = facing
        self._refs: dict[str, int] = {}
        self._fields: dict[tuple[str, ...], int] = {}

    def keep(self, path: str, old: PageLedger) -> None:
        """Take over a page of an earlier ledger."""
        made = old.pages[path]
        facts = [(self._number(old.refs[r]), self._number_fields(old.fields[f]), d) for r, f, d in made.facts]
        self.ledger.pages[path] = replace(made, facts=facts)

    def add(self, path: str, digest: bytes, salt: str, facts: Facts) -> None:
        """Add a page that was made of these facts."""
        noted = [(ref, tuple(sorted(facts[ref]))) for ref in sorted(facts)]
        told = [(self._number(r), self._number_fields(f), self._facing.hash(r, f)) for r, f in noted]
        self.ledger.pages[path] = Made(digest, salt, told)

    def _number(self, ref: str) -> int:
        if ref not in self._refs:
            self._refs[ref] = len(self.ledger.refs)
            self.ledger.refs.append(ref)
            self.ledger.states.append(self._facing.state(ref))
        return self._refs[ref]

    def _number_fields(self, fields: tuple[str, ...]) -> int:
        if fields not in self._fields:
            self._fields[fields] = len(self.ledger.fields)
            self.ledger.fields.append(fields)
        return self._fields[fields]


def read_ledger(path: Path | None, basis: bytes) -> PageLedger:
    """The ledger of an earlier build; an empty one if there is none, if it is damaged, or made on another basis."""
    ledger = _read(path)
    return ledger if ledger.basis == basis else PageLedger(basis)


def _read(path: Path | None) -> PageLedger:
    try:
        data = path.read_bytes() if path else b""
        body, digest = data[:-HASH_BYTES], data[-HASH_BYTES:]
        whole = digest == blake2b(body, digest_size=HASH_BYTES).digest()
        return _LEDGER.decode(body) if whole else PageLedger()
    except (OSError, msgspec.DecodeError):
        return PageLedger()


def known_pages(path: Path | None) -> frozenset[str]:
    """The pages that an earlier build left, on whatever basis."""
    return frozenset(_read(path).pages)


def write_ledger(path: Path | None, ledger: PageLedger) -> None:
    """Keep a ledger for the next build."""
    if path is None:
        return
    body = msgspec.msgpack.encode(ledger)
    new = path.with_name(path.name + ".new")
    new.write_bytes(body + blake2b(body, digest_size=HASH_BYTES).digest())
    new.replace(path)


_LEDGER = msgspec.msgpack.Decoder(PageLedger)
