"""The ledger's tables are written anew where most of a site has changed and many facts are needed by no proof."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from .ledger import Ledger, Proof, Table

WASTE = 1.5
"""So many times the facts that are needed may stand in a table: each costs a microsecond in every run."""


def compact(ledger: Ledger) -> Ledger:
    """The same ledger; if a table of it is wasteful, without the facts that no proof needs."""
    facts = _Renumbering(ledger.facts, [*ledger.rows.values(), *(page.own for page in ledger.pages.values())])
    ends = _Renumbering(ledger.ends, [page.links for page in ledger.pages.values()])
    if not (facts.is_wasteful or ends.is_wasteful):
        return ledger
    rows = {key: facts.apply(proof) for key, proof in ledger.rows.items()}
    pages = {
        path: replace(page, own=facts.apply(page.own), links=ends.apply(page.links))
        for path, page in ledger.pages.items()
    }
    return Ledger(ledger.files, facts.table(), rows, ends.table(), pages, ledger.records)


class _Renumbering:
    """New numbers for the facts of a table that proofs need."""

    def __init__(self, table: Table, proofs: Iterable[Proof]) -> None:
        self._table = table
        self._needed = sorted(set().union(*(proof.grounds for proof in proofs)))
        self._numbers = {old: new for new, old in enumerate(self._needed)}

    @property
    def is_wasteful(self) -> bool:
        return len(self._table.names) > WASTE * len(self._needed)

    def apply(self, proof: Proof) -> Proof:
        return Proof(proof.basis, [self._numbers[number] for number in proof.grounds], proof.findings)

    def table(self) -> Table:
        names, digests = self._table.names, self._table.digests
        return Table([names[number] for number in self._needed], [digests[number] for number in self._needed])
