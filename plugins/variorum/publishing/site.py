"""Digest data becomes a folder of pages, with the theme's static files, the data itself, and the manifest.

With a ledger of what an earlier build made them of, only those pages are made whose facts have changed.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment

from ..collector import without_collector
from ..digest_data import FILES
from ..fingerprints import fingerprint
from ..store import key_of
from .addresses import find_root
from .environment import make_environment
from .index import build_index
from .look import Look
from .manifest import HASH_BYTES, hash_file, list_files, write_manifest
from .page_ledger import Facing, LedgerWriter, PageLedger, find_stale, read_ledger, write_ledger
from .pages import Page, list_pages
from .phrases import catalogue, speak
from .search_index import is_of_index
from .search_update import SearchUpdate
from .site_rows import find_language

DATA_FILES = (*(f"{name}.jsonl" for name in FILES), "report.json")
"""The files of the contract that a site carries; nothing else that lies beside them."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is left of an earlier build: the ledger of its pages, None to make all.

    `counts` says what was made, `made` is told of each page that was.
    """

    ledger: Path | None = None
    counts: Counter[str] = field(default_factory=Counter)
    made: Callable[[str], object] = lambda _: None


def render_site(data: Path, site: Path, look: Look | None = None, earlier: Earlier | None = None) -> tuple[str, ...]:
    """Write the site of a folder of digest data; give the paths of its files but the manifest's. Others' files stay."""
    look, earlier = look or Look(), earlier or Earlier()
    with without_collector(), speak(find_language(data)):
        hashes = _write_pages(data, site, look, earlier)
    hashes |= copy_files(look.theme / "static", site, "static", list_files(look.theme / "static"))
    hashes |= copy_files(data, site, "data", DATA_FILES)
    write_manifest(site, hashes)
    return tuple(sorted(hashes))


def _write_pages(data: Path, site: Path, look: Look, earlier: Earlier) -> dict[str, str]:
    """Write the pages that must be made, remove those that are no more; give the hash of each page there is."""
    is_kept = earlier.ledger is not None  # else nobody will ask what a page was made of
    index = build_index(data, is_recorded=is_kept)
    basis = hash_basis(look)
    pages = {page.path: page for page in list_pages(index, look)}
    old = read_ledger(earlier.ledger)
    facing = Facing(index) if is_kept else None
    is_same = old.basis == basis
    kept = _find_kept(pages, old, facing, site) if facing is not None and is_same else frozenset[str]()
    gone = old.pages.keys() - pages.keys()
    if not is_same:
        old = PageLedger(basis)
    search = SearchUpdate(site, index, old, kept)
    for path in sorted(gone - search.kept):
        if not (is_same and is_of_index(path)):  # else its entries are needed yet
            remove_file(site, path)
    writer = LedgerWriter(old, kept | search.kept, facing)
    write_ledger(earlier.ledger, writer.ledger)
    environment = make_environment(look.theme, basis)
    folder = PageFolder(site)
    for path, page in pages.items():
        if path in kept:
            continue
        with index.recorder.record() as facts:
            text = _print_page(environment, page, look)
        written = text.encode()
        folder.write(path, written)
        writer.add(path, blake2b(written, digest_size=HASH_BYTES).digest(), page.salt, facts)
        earlier.counts["pages rendered"] += path.endswith(".html")
        earlier.made(path)
    for path in sorted(search.finish(folder.write, writer)):
        remove_file(site, path)
    write_ledger(earlier.ledger, writer.ledger)
    return {path: made.hash.hex() for path, made in writer.ledger.pages.items()}


def _print_page(environment: Environment, page: Page, look: Look) -> str:
    made = page.make()
    if not page.template:
        return str(made)
    root = find_root(page.path) if page.root is None else page.root
    return environment.get_template(page.template).render(page=made, root=root, site=look)


def _find_kept(pages: Mapping[str, Page], old: PageLedger, facing: Facing, site: Path) -> frozenset[str]:
    """The pages that need no making: known, made of the same facts, and still there."""
    known = old.pages.keys() & pages.keys()
    if not known:
        return frozenset()
    there = known.intersection(list_files(site)) - find_stale(old, facing)
    return frozenset(path for path in there if old.pages[path].salt == pages[path].salt)


def hash_basis(look: Look) -> bytes:
    """A hash of what every page depends on: code, word lists, theme, and how the site looks."""
    templates = look.theme / "templates"
    theme = [f"{path} {hash_file(templates / path)}" for path in list_files(templates)]
    menu = [f"{item.label} {item.page}" for item in look.menu]
    ours = fingerprint("publishing", "digest_data.py")
    spoken = catalogue().language
    return key_of("pages", ours, spoken, look.name, look.noindex, look.address, repr(menu), *theme)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class PageFolder:
    """Where pages are written, each as a new file: the one that stood there may be one with a published page.

    Whoever reads the folder meanwhile finds the old page or the new one.
    """

    def __init__(self, site: Path) -> None:
        """The folder of a site."""
        self._site = str(site)
        self._made: set[str] = set()

    def write(self, path: str, data: bytes) -> None:
        """Write a page."""
        folder, _, _ = path.rpartition("/")
        if folder not in self._made:
            os.makedirs(f"{self._site}/{folder}", exist_ok=True)  # noqa: PTH103 - as below
            self._made.add(folder)
        place = f"{self._site}/{path}"
        try:
            _write_new(place, data)
        except FileExistsError:
            aside = f"{place}.new"
            Path(aside).unlink(missing_ok=True)
            _write_new(aside, data)
            os.replace(aside, place)  # noqa: PTH105


def _write_new(place: str, data: bytes) -> None:
    # Not pathlib: to open a file by it costs as much as to make a small page.
    file = os.open(place, _NEW, 0o666)
    try:
        while data:
            data = data[os.write(file, data) :]
    finally:
        os.close(file)


def copy_files(source: Path, site: Path, folder: str, names: Iterable[str]) -> dict[str, str]:
    """Put files unchanged into a folder of the site, unless they are there; give the hash of each by its path there."""
    hashes = {}
    for name in names:
        target = site / folder / name
        digest = hashes[f"{folder}/{name}"] = hash_file(source / name)
        if not target.is_file() or hash_file(target) != digest:
            target.parent.mkdir(parents=True, exist_ok=True)
            aside = target.with_name(f"{target.name}.new")
            aside.unlink(missing_ok=True)
            shutil.copyfile(source / name, aside)
            aside.replace(target)
    return hashes


def remove_file(site: Path, path: str) -> None:
    """Remove a file of ours and the folders that this leaves empty; nothing outside the site."""
    file = (site / path).resolve()
    if site.resolve() not in file.parents:
        return
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == site.resolve() or any(folder.iterdir()):
            return
        folder.rmdir()
