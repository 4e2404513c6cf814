"""Verifying again costs what changed and finds what would be found anew, whatever changed and whatever was kept."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import VariorumError
from variorum.store import Store
from variorum.verify import Finding, Memory, ledger, read_ahead, verify_site
from variorum.verify.ledger import Ledger, ledger_key, load_ledger, save_ledger
from variorum.verify.site_pages import outline_key
from verify import tiny_search
from verify.tiny_site import write_content, write_interface, write_manifest, write_site

CASES = Path(__file__).parent.parent / "cases"
_CASE = re.compile(r"^## .+\n(.+)\n.+\n> before: (.+)\n> after:(.*)$", re.MULTILINE)

Edit = tuple[str, str, str]
"""A file below the folder, and words in it with what stands in their place; no words stand for the whole file."""
OWN_EDITS: tuple[Edit, ...] = (
    ("content/one.txt", "", "Something else."),
    ("content/many.jsonl", '"html"', '"page"'),
    ("content/many.jsonl", "Something else", "Nothing else"),
    ("site/outlets/o-dawn.html", "", ""),
    ("site/articles/a-one.html", "", ""),
    ("site/stories/hoax.html", "", "<p>Anything."),
    ("site/data/redirects.jsonl", "old-bridge", "older-bridge"),
    ("site/data/redirects.jsonl", "", ""),
    ("site/data/entities.jsonl", "Mara Quill", "Mara Quills"),
    ("site/data/outlets.jsonl", "Dusk Times", "Dust Times"),
    ("site/data/rejects.jsonl", "the file is empty", "the file is blank"),
    ("site/data/report.json", '"stories"', '"storeys"'),
    ("site/data/stories.jsonl", '"id":"st-2"', '"id":"st-1"'),
    ("site/data/stories.jsonl", '"articles":["a-one","a-two"]', '"articles":["a-one"]'),
    ("site/data/articles.jsonl", '"outlet":"o-dusk"', '"outlet":"o-dawn"'),
    ("site/data/articles.jsonl", '"extra":{}', '"extra":{"n":"\\ud800"}'),
    ("site/data/articles.jsonl", '"section":null', '"section":"\\ud800"'),
    ("site/index.html", "The Pell Digest</a>", "The Pell Times</a>"),
    ("interface.toml", 'menu = "Menu"', 'menu = "Card"'),
)


def edits(file: str, folder: str) -> list[Edit]:
    """The changes that the cases of a file make."""
    found = _CASE.findall((CASES / file).read_text(encoding="utf-8"))
    return [(f"{folder}/{path}", before, after.removeprefix(" ")) for path, before, after in found]


DATA_EDITS = [*edits("verify_data.md", "site/data"), *OWN_EDITS]
EDITS = [*edits("verify_pages.md", "site"), *DATA_EDITS]


@dataclass(frozen=True)
class Place:
    """A folder with the tiny site, its catalogue and its raw files; and a store, opened for each run unless given."""

    folder: Path
    store: Store | None = None

    @property
    def site(self) -> Path:
        """The built site."""
        return self.folder / "site"

    def set_up(self, changes: list[Edit], *, true_manifest: bool = True) -> None:
        """The site as it was built, with these changes and no others."""
        for name in ("site", "content"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        write_site(self.site)
        write_interface(self.folder)
        write_content(self.folder / "content")
        for path, before, after in changes:
            file = self.folder / path
            if before:
                whole = file.read_text(encoding="utf-8") if file.is_file() else ""
                file.write_text(whole.replace(before, after, 1), encoding="utf-8")
            elif after:
                file.write_text(after, encoding="utf-8")
            else:
                file.unlink(missing_ok=True)
        if true_manifest:
            write_manifest(self.site)

    @property
    def interface(self) -> Path:
        """The catalogue of the interface."""
        return self.folder / "interface.toml"

    def verify(
        self, *, memory: Memory | None = None, full: bool = False, with_content: bool = True, ahead: bool = False
    ) -> Told:
        """What a process that starts now finds, and what it counts; with a memory, a process that stays.

        `ahead`: the memory is of a process that read ahead, which has the store too.
        """
        counts: Counter[str] = Counter()
        content = self.folder / "content" if with_content else None
        find: Callable[[Store | None], list[Finding]] = lambda store: verify_site(  # noqa: E731
            self.site, content, interface=self.interface, store=store, memory=memory, counts=counts
        )
        try:
            if full or (memory is not None and not ahead):
                return Told(find(None), counts)
            if self.store is not None:
                return Told(find(self.store), counts)
            with Store(self.folder / "store") as store:
                return Told(find(store), counts)
        except VariorumError as error:
            return Told(str(error), counts)

    def read_ahead(self, data: Path, memory: Memory, pages: Sequence[str], *, with_content: bool = True) -> None:
        """What a process does while pages are still being made; what can't be read is told by the run itself."""
        content = self.folder / "content" if with_content else None
        with suppress(VariorumError):
            read_ahead(self.site, data, content, memory, pages=pages, store=self.store, interface=self.interface)

    @property
    def key(self) -> bytes:
        """The key of the ledger."""
        return ledger_key(self.interface, ".")


@dataclass(frozen=True)
class Told:
    """What verification said, and how much it looked at."""

    findings: list[Finding] | str
    counts: Counter[str]

    @property
    def verified(self) -> dict[str, int]:
        """How many pages, rows and records were checked."""
        return {name: self.counts[f"{name} verified"] for name in ("pages", "rows", "records")}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    found = Place(tmp_path)
    found.set_up([])
    return found


NOTHING = {"pages": 0, "rows": 0, "records": 0}
Steps = st.lists(
    st.tuples(st.lists(st.sampled_from(EDITS), max_size=3, unique=True), st.booleans(), st.booleans()),
    min_size=1,
    max_size=4,
)


@given(Steps)
@settings(max_examples=15, deadline=None)
def test_after_any_edits_what_was_kept_changes_no_finding(steps: list[tuple[list[Edit], bool, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(None) as store:
        place, memory = Place(Path(folder), store), Memory()
        place.set_up([])
        assert place.verify().findings == place.verify(memory=memory).findings == []
        for changes, true_manifest, with_content in steps:
            place.set_up(changes, true_manifest=true_manifest)
            found = place.verify(full=True, with_content=with_content).findings
            assert place.verify(with_content=with_content).findings == found
            assert place.verify(with_content=with_content).findings == found
            assert place.verify(memory=memory, with_content=with_content).findings == found


@given(Steps)
@settings(max_examples=10, deadline=None)
def test_what_was_read_ahead_of_the_pages_changes_no_finding(steps: list[tuple[list[Edit], bool, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(None) as store:
        place, ahead = Place(Path(folder), store), Path(folder, "ahead")
        before: list[Edit] = []
        for changes, true_manifest, with_content in steps:
            place.set_up(changes)
            shutil.copytree(place.site / "data", ahead, dirs_exist_ok=True)
            place.set_up(before)
            memory = Memory(patience=0)
            place.read_ahead(ahead, memory, (), with_content=with_content)
            place.set_up(changes, true_manifest=true_manifest)
            finished = [path.relative_to(place.site).as_posix() for path in sorted(place.site.rglob("*.html"))]
            for portion in (finished[:3], finished[3:9]):
                place.read_ahead(ahead, memory, portion, with_content=with_content)
            found = place.verify(full=True, with_content=with_content).findings
            assert place.verify(memory=memory, with_content=with_content, ahead=True).findings == found
            assert place.verify(with_content=with_content).findings == found
            before = changes


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place that is edited again and again."""
    with Store(None) as store:
        yield Place(tmp_path_factory.mktemp("worn"), store)


@pytest.mark.parametrize("edit", DATA_EDITS, ids=[f"{path} {before[:30]}" for path, before, _ in DATA_EDITS])
def test_after_one_edit_of_the_data_and_back_what_was_kept_changes_no_finding(worn: Place, edit: Edit) -> None:
    worn.set_up([])
    assert worn.verify().findings == []
    worn.set_up([edit])
    assert worn.verify().findings == worn.verify(full=True).findings


def test_what_was_proved_ahead_of_the_pages_is_not_proved_again(place: Place) -> None:
    memory = Memory(patience=0)
    files = [*place.site.rglob("*.html"), *place.site.rglob("search/**/*.js")]
    finished = [path.relative_to(place.site).as_posix() for path in sorted(files)]
    place.read_ahead(place.site / "data", memory, finished[:5])
    told = place.verify(memory=memory)
    assert told.findings == []
    assert told.verified == {**NOTHING, "pages": len(finished) - 5}


def test_where_nothing_changed_nothing_is_checked(place: Place) -> None:
    first = place.verify()
    again = place.verify()
    assert again.findings == []
    assert again.verified == NOTHING
    for name in NOTHING:
        assert again.counts[f"{name} proved before"] == first.verified[name] > 0


def test_one_page_that_changed_is_checked_alone(place: Place) -> None:
    place.verify()
    place.set_up([("site/archive.html", "</main>", "</main><!-- again -->")])
    assert place.verify().verified == {**NOTHING, "pages": 1}


def test_a_link_breaks_when_the_page_at_its_end_changes_though_its_own_page_does_not(place: Place) -> None:
    place.verify()
    place.set_up([("site/articles/a-one.html", ' id="s', ' data-x="s')])
    told = place.verify()
    assert ("stories/bridge-opens-in-pell.html", "broken-fragment") in {(f.page, f.kind) for f in told.findings}
    assert told.verified["pages"] == 1


def test_one_row_that_changed_has_exactly_the_pages_checked_that_ask_for_it(place: Place) -> None:
    memory = Memory()
    place.verify(memory=memory)
    before = memory.ledger
    place.set_up([("site/data/articles.jsonl", '"topics":[]', '"topics":["bridges"]')])
    place.verify(memory=memory)
    checked = {path for path, page in memory.ledger.pages.items() if page.own is not before.pages[path].own}
    pages = {path.relative_to(place.site).as_posix(): path.read_text() for path in place.site.rglob("*.html")}
    changed = json.loads((place.site / "data" / "articles.jsonl").read_text().partition("\n")[0])["id"]
    printing = {path for path, html in pages.items() if f'data-article="{changed}"' in html}
    assert checked == {*printing, tiny_search.STORIES}
    assert 0 < len(checked) < len(pages)


def test_a_name_that_is_counted_again_has_no_page_checked_that_only_shows_it(place: Place) -> None:
    changes = [("site/data/outlets.jsonl", '"articles":1', '"articles":2')]
    changes += [("site/data/entities.jsonl", '"mentions":2', '"mentions":3')]
    place.verify()
    place.set_up(changes)
    told = place.verify()
    assert told.counts["rows read"] == 2
    assert told.verified == {**NOTHING, "rows": 1}
    assert {found.page for found in told.findings} == {"data/entities.jsonl"}


def test_one_raw_file_that_changed_has_its_own_records_checked(place: Place) -> None:
    place.verify()
    place.set_up([("content/many.jsonl", "Something else", "Nothing else")])
    assert place.verify().verified == NOTHING  # the record of that line is no article's
    place.set_up([("content/many.jsonl", "A band played", "A choir played")])
    assert place.verify().verified == {**NOTHING, "records": 1}


def test_without_a_store_nothing_that_was_proved_is_trusted(place: Place) -> None:
    first = place.verify()
    assert place.verify(full=True).verified == first.verified


def test_what_other_code_proved_is_not_trusted(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    first = place.verify()
    monkeypatch.setattr(ledger, "CODE", (*ledger.CODE, "slugs.py"))
    assert place.verify().verified == first.verified


def test_another_catalogue_has_all_checked_again(place: Place) -> None:
    first = place.verify()
    place.set_up([("interface.toml", "[phrases]", "[phrases]\nmore = 'More'")])
    assert place.verify().verified == {**first.verified}


@pytest.mark.parametrize("damage", [b"", b"\x00", b"nonsense", b"\x96\x80\x92\x90\x90\x80\x92\x90\x90\x80"])
def test_a_ledger_that_can_not_be_read_is_made_anew(place: Place, damage: bytes) -> None:
    first = place.verify()
    with Store(place.folder / "store") as store:
        store.put({place.key: damage})
    place.set_up([("site/archive.html", "</main>", "</main>Anything.")])
    told = place.verify()
    assert told.verified == first.verified
    assert told.findings == place.verify(full=True).findings != []
    assert place.verify().verified == NOTHING


@pytest.mark.parametrize("damage", [None, b"", b"\xc1", b"\x92\x90"])
def test_an_outline_that_is_lost_is_found_again(place: Place, damage: bytes | None) -> None:
    place.verify()
    with Store(place.folder / "store") as store:
        known = load_ledger(store, place.key)
        keys = [outline_key(path, page.own.basis) for path, page in known.pages.items()]
        assert len(store.get(keys)) == len(keys)
    if damage is None:
        shutil.rmtree(place.folder / "store")
        with Store(place.folder / "store") as store:
            save_ledger(store, place.key, known)
    else:
        with Store(place.folder / "store") as store:
            store.put(dict.fromkeys(keys, damage))
    place.set_up([("site/articles/a-one.html", ' id="s', ' data-x="s')])
    assert place.verify().findings == place.verify(full=True).findings != []


def test_a_ledger_whose_facts_have_no_numbers_is_not_trusted(place: Place) -> None:
    place.verify()
    with Store(place.folder / "store") as store:
        known = load_ledger(store, place.key)
        short = Ledger(known.files, ledger.Table(), known.rows, known.ends, known.pages, known.records)
        save_ledger(store, place.key, short)
    place.set_up([("site/data/articles.jsonl", "It rained.", "It hailed.")])
    assert place.verify().findings == place.verify(full=True).findings != []


def test_facts_that_no_proof_needs_any_more_are_let_go(place: Place) -> None:
    memory = Memory()
    place.verify(memory=memory)
    size = len(memory.ledger.facts.names)
    for number in range(8):
        links = "".join(f'<a data-site href="gone-{number}-{n}.html">Archive</a>' for n in range(size))
        place.set_up([("site/archive.html", "</main>", f"{links}</main>")])
        found = place.verify(memory=memory).findings
        assert len(memory.ledger.facts.names) < 4 * size
    assert found == place.verify(full=True).findings
    place.set_up([])
    assert place.verify(memory=memory).findings == []


def test_a_file_of_the_same_size_and_time_is_read_by_a_process_that_starts(place: Place) -> None:
    import os  # noqa: PLC0415

    page = place.site / "archive.html"
    before = page.stat()
    place.verify()
    page.write_bytes(page.read_bytes().replace(b"The Pell", b"The Bell"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert page.stat().st_size == before.st_size
    assert {"changed-file", "unmarked-words"} <= {str(found.kind) for found in place.verify().findings}
