"""Articles against their raw records: each is proved by its row and by the words of its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .facts import Facts
from .ledger import Line, RecordProof, digest_of_text
from .raw_readings import Record
from .raw_records import find_records, record_file
from .site_files import Stamps, hash_file


@dataclass(frozen=True, slots=True)
class RecordProver:
    """Finds the proofs of articles against the raw files in `content`."""

    content: Path
    facts: Facts
    known: Mapping[str, RecordProof]
    stamps: Stamps | None
    counts: Counter[str]

    def prove(self) -> dict[str, RecordProof]:
        """The proof of every article, by its id."""
        by_path: dict[str, list[Line]] = {}
        for line in self.facts.index.data.files["articles"].lines:
            by_path.setdefault(line.brief.name, []).append(line)
        proofs: dict[str, RecordProof] = {}
        for path, lines in sorted(by_path.items()):
            proofs |= self._prove_file(path, lines)
        self.counts["records proved before"] += len(proofs) - self.counts["records verified"]
        return proofs

    def _prove_file(self, path: str, lines: list[Line]) -> dict[str, RecordProof]:
        digest = self._digest(path)
        proofs = {line.brief.id: self.known[line.brief.id] for line in lines if line.brief.id in self.known}
        stale = [line for line in lines if not _holds(proofs.get(line.brief.id), digest, line.digest)]
        if not stale:
            return proofs
        proofs |= self._prove_lines(path, digest, stale)
        if self._digest(path) != digest:
            changed = b"changed while it was read"
            proofs |= {line.brief.id: replace(proofs[line.brief.id], file=changed) for line in stale}
        return proofs

    def _prove_lines(self, path: str, digest: bytes, lines: list[Line]) -> dict[str, RecordProof]:
        """The proofs of articles of one file, whose records are read one after the other: they may be many."""
        by_record: dict[str | None, list[Line]] = {}
        for line in lines:
            by_record.setdefault(self.facts.rows.articles.unnoted(line.brief.id)["record"], []).append(line)
        proofs: dict[str, RecordProof] = {}
        for name, candidates in find_records(self.content, path):
            for line in by_record.get(name, []):
                before = proofs.get(line.brief.id)
                if before is None or before.findings:  # of records under one name the best counts
                    proof = self._prove(line, digest, candidates)
                    proofs[line.brief.id] = min(filter(None, (before, proof)), key=lambda one: len(one.findings))
        return proofs | {line.brief.id: self._prove(line, digest, []) for line in lines if line.brief.id not in proofs}

    def _prove(self, line: Line, digest: bytes, candidates: list[Record]) -> RecordProof:
        words = digest_of_text(*candidates)
        proof = self.known.get(line.brief.id)
        if proof is not None and (proof.row, proof.words) == (line.digest, words):
            return RecordProof(digest, proof.row, words, proof.findings)
        from .sources import check_record  # noqa: PLC0415 - not needed where all is proved

        self.counts["records verified"] += 1
        row = self.facts.rows.articles.unnoted(line.brief.id)
        return RecordProof(digest, line.digest, words, check_record(row, candidates))

    def _digest(self, path: str) -> bytes:
        return hash_file(str(record_file(self.content, path)), self.stamps) or b""


def _holds(proof: RecordProof | None, file: bytes, row: bytes) -> bool:
    return proof is not None and (proof.file, proof.row) == (file, row)
