"""Random faults for a built site: each kind breaks one promise of a page, as a bug in the renderer or a forger would.

A mutation is a set of changed files and the kinds of finding of which one must name it. The manifest is made true to
the change, so that no mutation is caught by its hash alone.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

import lxml.html

Element = Any
Files = dict[str, bytes | None]


@dataclass(frozen=True)
class Mutation:
    """What was done where, the files as they are now (None: gone), and what verification must call it."""

    page: str
    what: str
    site: Files
    expected: frozenset[str]
    content: Files = field(default_factory=dict)
    unlisted: frozenset[str] = frozenset()


@dataclass
class World:
    """A built site and its raw files, as the mutations look at them."""

    site: Path
    content: Path

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page, parsed."""
        return {
            path.relative_to(self.site).as_posix(): lxml.html.document_fromstring(
                path.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8")
            )
            for path in sorted(self.site.rglob("*.html"))
        }

    @cached_property
    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """The digest data."""
        return {
            path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
            for path in sorted((self.site / "data").glob("*.jsonl"))
        }

    @cached_property
    def _found(self) -> dict[tuple[str, str], list[tuple[str, int]]]:
        return {}

    def places(self, folder: str, xpath: str) -> list[tuple[str, int]]:
        """Pages and the numbers of their elements that an XPath finds, on the pages of a folder ("" for all)."""
        key = folder, xpath
        if key not in self._found:
            self._found[key] = [
                (path, number)
                for path, page in self.pages.items()
                if path.startswith(folder) and not path.startswith("pages/")
                for number in range(len(page.xpath(xpath)))
            ]
        return self._found[key]


def serialize(page: Element) -> bytes:
    """A parsed page as bytes again; the tests prove that this alone is no fault."""
    return b"<!doctype html>\n" + lxml.html.tostring(page, encoding="utf-8")


Edit = Callable[["World", random.Random, Element], str | None]
"""Changes an element of a copied page; says what it did, or None if it could not."""
Kind = Callable[[World, random.Random], Mutation | None]


def on_page(folder: str, xpath: str, expected: str, edit: Edit) -> Kind:
    """The kind of mutation that edits one random element of a page."""

    def mutate(world: World, rng: random.Random) -> Mutation | None:
        places = world.places(folder, xpath)
        for path, number in rng.sample(places, min(len(places), 20)):
            page = copy.deepcopy(world.pages[path])
            what = edit(world, rng, page.xpath(xpath)[number])
            if what is not None:
                return Mutation(path, what, {path: serialize(page)}, frozenset(expected.split()))
        return None

    return mutate


def in_data(file: str, expected: str, edit: Callable[[World, random.Random, list[dict[str, Any]]], str | None]) -> Kind:
    """The kind of mutation that edits the rows of a data file."""

    def mutate(world: World, rng: random.Random) -> Mutation | None:
        rows = copy.deepcopy(world.rows[file])
        what = edit(world, rng, rows)
        path = f"data/{file}.jsonl"
        return None if what is None else Mutation(path, what, {path: dump(rows)}, frozenset(expected.split()))

    return mutate


def dump(rows: list[dict[str, Any]]) -> bytes:
    """Rows as a file of the contract."""
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows).encode()


def true_manifest(mutation: Mutation, manifest: Mapping[str, str]) -> bytes:
    """The manifest as a renderer with this fault would have written it."""
    files = dict(manifest)
    for path, data in mutation.site.items():
        if data is None:
            files.pop(path, None)
        elif path not in mutation.unlisted:
            files[path] = blake2b(data, digest_size=16).hexdigest()
    for path in mutation.unlisted & mutation.site.keys():
        if mutation.site[path] is None:
            files[path] = manifest[path]
    return json.dumps({"files": files}).encode()
