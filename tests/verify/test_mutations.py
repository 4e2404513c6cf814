"""Does the verifier catch what it promises: a real site, broken at random in every way, each fault caught and named.

Run with `-rP` or `-s` to read the table.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from variorum.store import Store
from variorum.verify import Finding, verify_site
from verify.comparison_edits import COMPARISON_KINDS
from verify.entity_edits import ENTITY_KINDS
from verify.file_edits import FILE_KINDS
from verify.linked_edits import LINKED_KINDS
from verify.mark_edits import MARK_KINDS
from verify.mutations import Mutation, World, serialize, true_manifest
from verify.outlet_edits import OUTLET_KINDS
from verify.search_edits import SEARCH_KINDS
from verify.word_edits import WORD_KINDS

KINDS = {
    **WORD_KINDS,
    **MARK_KINDS,
    **FILE_KINDS,
    **LINKED_KINDS,
    **ENTITY_KINDS,
    **SEARCH_KINDS,
    **COMPARISON_KINDS,
    **OUTLET_KINDS,
}
EACH = 5
"""Mutations of a kind: with some ninety kinds more than 400 in all, in under a minute."""
SEED = "variorum"

pytestmark = pytest.mark.site


class Bench:
    """A private copy of the sample that is broken and mended again and again."""

    def __init__(self, site: Path, content: Path) -> None:
        self.world = World(site, content)
        self.store = Store(None)
        self.manifest = json.loads((site / "data" / "manifest.json").read_bytes())["files"]

    def verify(self, *, with_content: bool = False, is_full: bool = False) -> list[Finding]:
        """What verification finds now, with what it proved of the site as it was before, or without."""
        content = self.world.content if with_content else None
        state = content / "state" if content is not None else None
        return verify_site(self.world.site, content, state=state, store=None if is_full else self.store)

    def tell(self, mutation: Mutation, kind: str, *, is_twice: bool = False) -> list[Finding]:
        """What verification finds of a mutation; if it is to look twice, all anew too, and finds the same."""
        with self.broken(mutation):
            found = self.verify(with_content=kind.startswith("raw: "))
            assert not is_twice or self.verify(with_content=kind.startswith("raw: "), is_full=True) == found
            return found

    @contextmanager
    def broken(self, mutation: Mutation) -> Iterator[None]:
        """The site with a mutation, mended at the end."""
        files = {self.world.site / path: data for path, data in mutation.site.items()}
        files |= {self.world.content / path: data for path, data in mutation.content.items()}
        files[self.world.site / "data" / "manifest.json"] = true_manifest(mutation, self.manifest)
        before = {path: path.read_bytes() if path.exists() else None for path in files}
        try:
            write(files)
            yield
        finally:
            write(before)


def write(files: dict[Path, bytes | None]) -> None:
    """Write files, or remove those that are None."""
    for path, data in files.items():
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(data)


@pytest.fixture(scope="module")
def bench(sample_site: Path, sample_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("mutations")
    shutil.copytree(sample_site, folder / "site")
    shutil.copytree(sample_content, folder / "content")
    return Bench(folder / "site", folder / "content")


def test_the_sample_is_proved_with_its_raw_files(bench: Bench) -> None:
    assert [f"{found.page}: {found.message}" for found in bench.verify(with_content=True)] == []


def test_reading_and_writing_pages_again_is_no_fault(bench: Bench) -> None:
    again = {path: serialize(page) for path, page in bench.world.pages.items()}
    assert bench.tell(Mutation("", "nothing", dict(again), frozenset()), "") == []


def test_every_mutation_is_caught_and_named(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    table: dict[str, tuple[int, int]] = {}
    missed: list[str] = []
    for kind, mutate in KINDS.items():
        rng = random.Random(f"{SEED}/{kind}")
        for number in range(EACH):
            mutation = mutate(bench.world, rng)
            assert mutation is not None, f"the sample has no place for: {kind}"
            found = bench.tell(mutation, kind, is_twice=number == 0)
            is_caught = any(f.kind in mutation.expected and f.page == mutation.page for f in found)
            done, caught = table.get(kind, (0, 0))
            table[kind] = done + 1, caught + is_caught
            if not is_caught:
                names = sorted({f"{f.page}: {f.kind}" for f in found})
                missed.append(f"{kind}: {mutation.page}: {mutation.what}: found {names or 'nothing'}")
    with capsys.disabled():
        print("\n" + format_table(table))  # noqa: T201 - the table is what the run is for
    assert missed == []
    assert sum(done for done, _ in table.values()) >= 300


def format_table(table: dict[str, tuple[int, int]]) -> str:
    """Kind, mutations, caught: one line a kind, and the sum."""
    width = max(map(len, table))
    lines = [f"{'kind of mutation':<{width}}  made  caught"]
    lines += [f"{kind:<{width}}  {done:4}  {caught:6}" for kind, (done, caught) in table.items()]
    done, caught = (sum(column) for column in zip(*table.values(), strict=True))
    return "\n".join([*lines, f"{'all':<{width}}  {done:4}  {caught:6}"])
