"""Digest data becomes a folder of pages, with the theme's static files, the data itself, and the manifest."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from ..digest_data import FILES, read_digest
from .addresses import find_root
from .environment import make_environment
from .index import build_index
from .look import Look
from .manifest import list_files, write_manifest
from .pages import list_pages

DATA_FILES = (*(f"{name}.jsonl" for name in FILES), "report.json")
"""The files of the contract that a site carries; nothing else that lies beside them."""


def render_site(data: Path, site: Path, look: Look | None = None) -> tuple[str, ...]:
    """Write the site of a folder of digest data; give the paths of its files but the manifest's. Others' files stay."""
    look = look or Look()
    index = build_index(read_digest(data))
    environment = make_environment(look.theme)
    paths = []
    for page in list_pages(index):
        text = environment.get_template(page.template).render(page=page.shows, root=find_root(page.path), site=look)
        write_page(site / page.path, text)
        paths.append(page.path)
    paths += copy_files(look.theme / "static", site, "static", list_files(look.theme / "static"))
    paths += copy_files(data, site, "data", DATA_FILES)
    write_manifest(site, paths)
    return tuple(sorted(paths))


def write_page(path: Path, text: str) -> None:
    """Write a page in UTF-8 with bare newlines, the same on every platform."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def copy_files(source: Path, site: Path, folder: str, names: Iterable[str]) -> list[str]:
    """Copy files unchanged into a folder of the site; give their paths there."""
    paths = []
    for name in names:
        target = site / folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)
        paths.append(f"{folder}/{name}")
    return paths
