"""Verification: a built site proves its words and citations, or every fault is named.

`verify_site` is the door. It reads the finished HTML and asks the digest data in the site and, if given, the raw files;
`docs/design/how-does-a-page-prove-itself.md` is the agreement that it holds the pages to. It shares no code with the
renderer, and needs neither Pelican nor a language model. `verify_data` asks digest data alone.

In the order of the work (`run`): `data_files` and `shape` read the digest data, `index` and `facts` arrange it;
`data_rows` asks whether it is sound in itself, `site_files` and `manifest` whether the files are there; `site_pages`
proves the pages, and `pages` lists the checks of a page, one module for each, `feed_checks` those of a feed;
`whole_site` follows the links, `sitemap` reads what is for machines alone, and `records` goes back to the raw files.
`ledger` is what is kept from one run to the next: proofs, each with the facts that its checks asked for; `answers` says
what these facts are now, and `grounds` which proofs hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ..errors import VerificationError
from ..store import Store
from .answers import Answers
from .data_files import read_data
from .data_rows import prove_rows
from .facts import Facts
from .finding import Finding
from .grounds import Grounds
from .index import Index
from .interface import find_interface
from .ledger import Table
from .memory import Memory
from .run import Run
from .stories_data import check_stories

__all__ = ["Finding", "Memory", "read_ahead", "verify_data", "verify_site"]


def verify_site(  # noqa: PLR0913 - the site and its raw files; how to look at them; what to keep, and what to count
    site: Path,
    content: Path | None = None,
    *,
    state: Path | None = None,
    prefix: str = "",
    interface: Path | None = None,
    store: Store | None = None,
    memory: Memory | None = None,
    counts: Counter[str] | None = None,
) -> list[Finding]:
    """All faults of a built site, in the order of its pages; none means that every word on it is proved.

    `content` is the folder of raw files that the site was made from, `prefix` our folder in a site where we are a
    guest. `interface` is the catalogue that the pages speak by, as a rule that of the language which the data names.
    `state` is the folder that names what was ever published: every address in it must have a page. What was
    proved before is taken from `store`, or in a process that stays from `memory`, where it still holds; without both,
    all is proved now. `counts` tells how much was. Raise VerificationError or DigestDataError if there is no site, or
    no digest data in it, that can be read at all.
    """
    root = site / prefix
    if not root.is_dir():
        raise VerificationError(f"There is no folder {root}; give the folder of a built site.")
    if content is not None and not content.exists():
        raise VerificationError(f"There is no folder {content}; give the raw files that the site was made from.")
    run = Run(root, site, content, interface or find_interface(root / "data"), store, memory, state)
    findings = run.verify()
    if counts is not None:
        counts.update(run.counts)
    return findings


def read_ahead(  # noqa: PLR0913 - as verify_site, with the data where it lies and the pages that are made
    site: Path,
    data: Path,
    content: Path | None,
    memory: Memory,
    *,
    pages: Sequence[str] = (),
    store: Store | None = None,
    interface: Path | None = None,
) -> None:
    """Have `memory` hold what can be known while pages of a site are still being made, `pages` being finished.

    What it holds is what `verify_site` would find by itself; a file that changes afterwards is read again.
    """
    Run(site, site, content, interface or find_interface(data), store, memory).read_ahead(data, pages)


def verify_data(folder: Path, interface: Path | None = None) -> list[Finding]:
    """All faults of a folder of digest data in itself."""
    data = read_data(folder, {}, {})
    if data.findings:
        return sorted(set(data.findings))
    facts = Facts(Index(data), interface or find_interface(folder))
    proofs = prove_rows(facts, Grounds(Table(), Answers(facts.index).digest), {}, Counter())
    findings = [found for proof in proofs.values() for found in proof.findings]
    return sorted({*check_stories(facts.index), *findings})
