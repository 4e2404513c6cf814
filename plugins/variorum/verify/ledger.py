"""The ledger: what was proved last time, each proof with the facts that it stands on.

A proof holds as long as its subject (a page, a row, a record) has the same bytes and each of its facts the same answer:
then it is the proof that would be found again. Facts are told by name and kept once, in a table; a proof names them by
their numbers in it. The ledger is one value of the store, so that its proofs and its tables never come from two runs.
"""

from __future__ import annotations

import logging
from hashlib import blake2b
from pathlib import Path

import msgspec

from ..fingerprints import fingerprint
from ..store import Key, Store, key_of
from .finding import Finding

log = logging.getLogger(__name__)

DIGEST_BYTES = 16
"""As the manifest's: one hash of a page is both its seal and the basis of its proof."""
CODE = (
    *("verify", "digest_data.py", "model.py", "errors.py", "word_lists.py"),
    *("data/page_elements.toml", "data/schema_org.toml", "data/interface.toml"),
)
"""What finds the proofs: change it, and nothing that was proved before is trusted. No other room's tables matter."""


class Brief(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What the indexes need of a row, so that an unchanged row is not parsed again.

    `head` is the digest of its head; `name` is an article's path, a story's slug, or where a redirect leads; `articles`
    are a story's; `ids` are those of a story's statements or an article's quotations, or the days of an outlet's full
    feed, `2026-03-09/2026-03-12`; `parts` are the digests of what a story cites of each article, with its topics, or of
    where an article names each entity and what it quotes of it. A
    redirect's `id` is the address that it leads on from, `key` what had that address, and `reason` why it leads on.
    `changed` is when a story last changed, or an article was published, `outlet` an article's.
    """

    id: str = ""
    head: bytes = b""
    name: str = ""
    articles: list[str] = []
    ids: list[str] = []
    parts: dict[str, bytes] = {}
    key: str = ""
    reason: str = ""
    changed: str = ""
    outlet: str = ""


def said_by(entity: str) -> str:
    """The part of an article's brief that stands for what it quotes of an entity."""
    return f"said by {entity}"


def of_topic(code: str) -> str:
    """The part of a story's brief that stands for one of its topics."""
    return f"of topic {code}"


class Line(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A line of a data file that has the shape of its kind."""

    digest: bytes
    brief: Brief


class File(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A data file: the digest of its bytes, and its rows."""

    digest: bytes
    lines: list[Line]


class Proof(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What was found of a subject with these bytes while these facts were so."""

    basis: bytes
    grounds: list[int]
    findings: list[Finding]


class SearchPart(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What a file of the index of search adds to the whole: sums over its entries, the least and the last in it.

    The sums are over words, over names and outlets, and over stories; what a file does not hold adds nothing.
    """

    sums: list[int]
    first: str
    last: str


class PageProof(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What was found of a page and of its links; the digest of the ids on it; its words of the site's own.

    `is_hidden` says whether it asks search engines to leave it alone; `part` is what it adds to the index of search.
    """

    own: Proof
    links: Proof
    anchors: bytes
    words: list[str]
    is_hidden: bool = False
    part: SearchPart | None = None


class RecordProof(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What was found of an article against its raw record: of the whole raw file, and of the record by itself."""

    file: bytes
    row: bytes
    words: bytes
    findings: list[Finding]


class Table(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Facts by name, each with the digest of its answer."""

    names: list[str] = []
    digests: list[bytes] = []


class Ledger(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """All that is kept of a site."""

    files: dict[str, File] = {}
    facts: Table = Table()
    rows: dict[str, Proof] = {}
    ends: Table = Table()
    pages: dict[str, PageProof] = {}
    records: dict[str, RecordProof] = {}


def digest_of(data: bytes) -> bytes:
    """The digest of bytes."""
    return blake2b(data, digest_size=DIGEST_BYTES).digest()


def digest_of_text(*parts: object) -> bytes:
    """The digest of plain values, which may hold any characters."""
    return digest_of(repr(parts).encode(errors="surrogatepass"))


def ledger_key(interface: Path, prefix: str) -> Key:
    """The key of a site's ledger: all that every proof in it stands on. The interface may still be missing."""
    phrases = interface.read_bytes() if interface.is_file() else None
    return key_of("verify", hash_code(), phrases, prefix)


def hash_code() -> bytes:
    """The hash of all code and tables that find proofs."""
    return fingerprint(*CODE, below=())


def load_ledger(store: Store, key: Key) -> Ledger:
    """What was kept; nothing if it can't be read."""
    found = store.get([key]).get(key)
    if found is None:
        return Ledger()
    try:
        ledger = msgspec.msgpack.decode(found, type=Ledger)
    except ValueError:
        ledger = None
    if ledger is not None and _is_whole(ledger):
        return ledger
    log.warning("What was verified before can't be read; the site is verified anew.")
    return Ledger()


def _is_whole(ledger: Ledger) -> bool:
    """Whether every proof's facts stand in the tables."""
    own = [*ledger.rows.values(), *(page.own for page in ledger.pages.values())]
    return _is_within(own, ledger.facts) and _is_within([page.links for page in ledger.pages.values()], ledger.ends)


def _is_within(proofs: list[Proof], table: Table) -> bool:
    size = len(table.names)
    return size == len(table.digests) and all(
        not proof.grounds or 0 <= proof.grounds[0] <= proof.grounds[-1] < size for proof in proofs
    )


def save_ledger(store: Store, key: Key, ledger: Ledger) -> None:
    """Keep a ledger, unless it tells of characters that no file can hold."""
    try:
        store.put({key: msgspec.msgpack.encode(ledger)})
    except UnicodeEncodeError:
        log.debug("The ledger holds lone surrogates; it is not kept.")
