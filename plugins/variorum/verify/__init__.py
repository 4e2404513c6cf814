"""Verification: a built site proves its words and citations, or every fault is named.

`verify_site` is the door. It reads the finished HTML and asks the digest data in the site and, if given, the raw files;
`docs/design/how-does-a-page-prove-itself.md` is the agreement that it holds the pages to. It shares no code with the
renderer, and needs neither Pelican nor a language model. `verify_data` asks digest data alone.

In the order of the work: `shape`, `articles_data` and `stories_data` ask whether the digest data is sound in itself;
`manifest` whether the files are there; `pages` lists the checks of a page, one module for each; `whole_site` follows
the links; `sources` goes back to the raw files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ..errors import VerificationError
from .articles_data import check_articles
from .facts import Facts, gather_facts
from .finding import Finding
from .interface import INTERFACE, read_interface
from .manifest import check_file, check_pages_exist, check_strays, read_file, read_manifest
from .memory import DataReport, Memory, hash_basis, hash_data
from .pages import PageReport, check_page, read_site_words
from .shape import read_rows
from .sources import check_sources
from .stories_data import check_stories
from .whole_site import check_links, check_site_words

__all__ = ["Finding", "Memory", "verify_data", "verify_site"]


def verify_site(
    site: Path,
    content: Path | None = None,
    *,
    prefix: str = "",
    interface: Path = INTERFACE,
    memory: Memory | None = None,
) -> list[Finding]:
    """All faults of a built site, in the order of its pages; none means that every word on it is proved.

    `content` is the folder of raw files that the site was made from, `prefix` our folder in a site where we are a
    guest; `memory` makes it quick to verify the same site again. Raise VerificationError or DigestDataError if there is
    no site, or no digest data in it, that can be read at all.
    """
    root = site / prefix
    if not root.is_dir():
        raise VerificationError(f"There is no folder {root}; give the folder of a built site.")
    if content is not None and not content.exists():
        raise VerificationError(f"There is no folder {content}; give the raw files that the site was made from.")
    memory = memory or Memory()
    manifest = read_manifest(root)
    basis = hash_data(root / "data", interface)
    facts, findings = memory.of_data(basis, lambda: _check_data(root / "data", interface))
    if facts is None:
        return findings  # nothing can be asked of data that has lost its shape
    reports, faults = _check_pages(root, manifest, facts, basis, memory)
    findings = [*findings, *faults, *check_strays(root, manifest), *check_pages_exist(manifest, facts.rows)]
    findings += [*check_links(reports, manifest, root, site), *check_site_words(reports)]
    if content is not None:
        findings += check_sources(facts.rows, content)
    return sorted(set(findings))


def verify_data(folder: Path, interface: Path = INTERFACE) -> list[Finding]:
    """All faults of a folder of digest data in itself."""
    return _check_data(folder, interface)[1]


def _check_data(folder: Path, interface: Path) -> DataReport:
    rows, findings = read_rows(folder)
    if findings:
        return None, sorted(findings)
    facts = gather_facts(rows, read_interface(interface))
    return facts, sorted({*check_articles(facts), *check_stories(facts)})


def _check_pages(
    root: Path, manifest: dict[str, str], facts: Facts, basis: bytes, memory: Memory
) -> tuple[dict[str, PageReport], list[Finding]]:
    """The reports of all pages, and what is wrong with them and with the other files."""
    told = replace(facts, site_words=read_site_words(read_file(root, "index.html") or b"", facts))
    basis = hash_basis(basis, told.site_words)
    reports: dict[str, PageReport] = {}
    findings: list[Finding] = []
    for path in sorted(manifest):
        data = read_file(root, path)
        findings += check_file(path, data, manifest[path])
        if data is not None and path.endswith(".html"):
            reports[path] = memory.of_page(path, data, basis, _finder(path, data, told))
            findings += reports[path].findings
    return reports, findings


def _finder(path: str, data: bytes, facts: Facts) -> Callable[[], PageReport]:
    return lambda: check_page(path, data, facts)
