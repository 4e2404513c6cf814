"""One run of verification: what holds of the ledger is taken from it, the rest is proved, and all is written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..collector import without_collector
from ..store import Key, Store
from .addresses import check_addresses, find_states
from .answers import Answers
from .compaction import compact
from .data_files import REPORT, Data, read_data
from .data_rows import prove_rows
from .facts import Facts
from .finding import Finding
from .grounds import Grounds
from .index import Index
from .ledger import File, Ledger, PageProof, RecordProof, digest_of, ledger_key, load_ledger, save_ledger
from .manifest import check_file, check_pages_exist, check_strays, read_manifest
from .memory import Memory
from .records import RecordProver
from .search_index import check_index
from .site import Site
from .site_files import Stamps, hash_files, list_files
from .site_pages import FRONT, UNKNOWN, PageProver, Shelf, find_site_words, is_proved, outline_key
from .sitemap import check_machines
from .stories_data import check_stories
from .whole_site import check_site_words, prove_links


@dataclass(slots=True)
class Run:
    """Verifies the site in `root`, a folder of `host`, against the raw files in `content`, once."""

    root: Path
    host: Path
    content: Path | None
    interface: Path
    store: Store | None
    memory: Memory | None
    state: Path | None = None
    counts: Counter[str] = field(default_factory=Counter)
    known: Ledger = field(default_factory=Ledger)

    def verify(self) -> list[Finding]:
        """All faults of the site."""
        with without_collector():
            return self._verify()

    def read_ahead(self, folder: Path, finished: Sequence[str]) -> None:
        """Have the memory hold what the data in `folder` proves, and the proofs of pages that are finished.

        A page's proof is kept only if all its facts are as they were. At first all files are hashed: most stay.
        """
        with without_collector():
            self._read_ahead(folder, finished)

    def _read_ahead(self, folder: Path, finished: Sequence[str]) -> None:
        key = ledger_key(self.interface, str(self.root.relative_to(self.host)))
        self.known = self._load(key)
        held = self.memory.files if self.memory is not None else {}
        data = read_data(folder, self.known.files, held, self._stamps)
        if self.memory is None or data.findings:
            return  # the run itself will tell them
        index = Index(data)
        index.site_words = self._site_words_ahead()
        files = _tell_files(data)
        facts, table = Facts(index, self.interface), self.known.facts
        grounds = Grounds(table, Answers(index).digest, is_current=self._is_told(files, index.site_words))
        rows = prove_rows(facts, grounds, self.known.rows, self.counts)
        prover = PageProver(Site(self.root, self.host, {}, {}), facts, grounds, self.counts)
        # The words of the front page are facts for all others: it is proved at the end.
        pages = {FRONT: PageProof(UNKNOWN, UNKNOWN, b"", sorted(index.site_words))}
        pages |= {path: page for path, page in self.known.pages.items() if grounds.hold(page.own.grounds)}
        pages |= {path: prover.check(path) for path in finished if path != FRONT and is_proved(path)}
        self._keep_outlines(prover, pages)
        ledger = Ledger(files, grounds.table(), rows, self.known.ends, pages, self._prove_records(facts))
        self.memory.keep(key, ledger, data.files, 0)
        if not finished:
            hash_files(self.root, list_files(self.root), self._stamps)

    def _verify(self) -> list[Finding]:
        key = ledger_key(self.interface, str(self.root.relative_to(self.host)))
        self.known = self._load(key)
        manifest = read_manifest(self.root)
        held = self.memory.files if self.memory is not None else {}
        data = read_data(self.root / "data", self.known.files, held, self._stamps)
        if data.findings:
            return sorted(set(data.findings))  # nothing can be asked of data that has lost its shape
        self.counts["rows read"] += data.parsed
        known = {f"data/{name}.jsonl": file.digest for name, file in data.files.items()}
        digests = hash_files(self.root, manifest.keys() - known.keys(), self._stamps) | known
        pages = {path: digest for path, digest in sorted(digests.items()) if digest and is_proved(path)}
        index = Index(data)
        ledger = self._prove(Site(self.root, self.host, manifest, pages), Facts(index, self.interface))
        self._save(key, ledger, data)
        findings = [found for path in manifest for found in check_file(path, digests[path], manifest[path])]
        findings += [*check_strays(self.root, manifest), *check_pages_exist(manifest, index), *check_stories(index)]
        findings += check_addresses(manifest, find_states(self.root, self.state))
        findings += [*check_site_words(ledger.pages), *check_machines(self.root, manifest, ledger.pages, index)]
        findings += [*check_index(self.root, manifest, ledger.pages, index), *_told(ledger)]
        if self.content is not None:
            findings += [found for record in ledger.records.values() for found in record.findings]
        return sorted(set(findings))

    def _prove(self, site: Site, facts: Facts) -> Ledger:
        index, known = facts.index, self.known
        index.site_words = find_site_words(site, known.pages)
        files = _tell_files(index.data)
        grounds = Grounds(known.facts, Answers(index).digest, is_current=self._is_told(files, index.site_words))
        rows = prove_rows(facts, grounds, known.rows, self.counts)
        prover = PageProver(site, facts, grounds, self.counts)
        pages, ends = prove_links(prover.prove(known.pages), prover, known.ends, self._shelf)
        self._keep_outlines(prover, pages)
        ledger = Ledger(files, grounds.table(), rows, ends, pages, self._prove_records(facts))
        has_grown = len(ledger.facts.names) + len(ends.names) > len(known.facts.names) + len(known.ends.names)
        return compact(ledger) if has_grown else ledger

    def _site_words_ahead(self) -> frozenset[str]:
        """The words of the site's own as they were, or as the front page has them if that is new."""
        front = self.known.pages.get(FRONT)
        if front is not None and front.words:
            return frozenset(front.words)
        return find_site_words(Site(self.root, self.host, {}, {}), {})

    def _keep_outlines(self, prover: PageProver, pages: Mapping[str, PageProof]) -> None:
        if self._shelf is not None and prover.outlines:
            self._shelf.put({outline_key(path, pages[path].own.basis): data for path, data in prover.outlines.items()})

    def _is_told(self, files: dict[str, File], site_words: frozenset[str]) -> bool:
        """Whether all that facts tell of is as it was when the ledger was written."""
        known = {name: file.digest for name, file in self.known.files.items()}
        front = self.known.pages.get(FRONT)
        is_front = front is not None and site_words == frozenset(front.words)
        return is_front and known == {name: file.digest for name, file in files.items()}

    def _prove_records(self, facts: Facts) -> dict[str, RecordProof]:
        """The proofs against the raw files, or those of a run that was given them."""
        if self.content is None:
            return self.known.records
        return RecordProver(self.content, facts, self.known.records, self._stamps, self.counts).prove()

    @property
    def _stamps(self) -> Stamps | None:
        return self.memory.stamps if self.memory is not None else None

    @property
    def _shelf(self) -> Shelf | None:
        return self.store if self.store is not None else self.memory

    def _load(self, key: Key) -> Ledger:
        if self.memory is not None and self.memory.key == key:
            return self.memory.ledger
        ledger = load_ledger(self.store, key) if self.store is not None else Ledger()
        if self.memory is not None:
            self.memory.written = ledger
        return ledger

    def _save(self, key: Key, ledger: Ledger, data: Data) -> None:
        for file in data.files.values():
            file.forget()
        is_due = ledger != self.known
        if self.memory is not None:
            self.memory.keep(key, ledger, data.files, self.counts["pages verified"])
            is_due = self.memory.is_due()
        if self.store is not None and is_due:
            save_ledger(self.store, key, ledger)


def _tell_files(data: Data) -> dict[str, File]:
    """The data files as the ledger knows them."""
    files = {name: File(file.digest, file.lines) for name, file in data.files.items()}
    return files | {REPORT: File(digest_of(data.report), [])}


def _told(ledger: Ledger) -> list[Finding]:
    """What the proofs of rows, pages and links found."""
    proofs = [*ledger.rows.values(), *(p.own for p in ledger.pages.values()), *(p.links for p in ledger.pages.values())]
    return [found for proof in proofs for found in proof.findings]
