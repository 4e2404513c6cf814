"""The index of search: brought up to date it is the one made anew, and what has not changed stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests import Digest
from publishing.edition import write_edition
from variorum.publishing import render_site, search_index, search_shards
from variorum.publishing.search_entries import find_words, read_entries, write_entries
from variorum.publishing.search_files import FACETS, WORDS, Damaged, name_file, read_script
from variorum.publishing.search_index import OldIndex, make_index
from variorum.publishing.search_keys import cut_by_bits, find_key, text_bits, weigh_key
from variorum.publishing.search_rows import RowFile, StoryRow, read_rows
from variorum.publishing.search_shards import read_lists
from variorum.verify import verify_site

SYLLABLES = ("ka", "lo", "mi", "ren", "sta", "tor", "ul", "vex", "東", "京")
Texts = dict[str, str]
Rows = tuple[StoryRow, ...]


def make_row(number: int, seed: int) -> StoryRow:
    """A story of a few hundred words, some of which many stories have."""
    random = Random(f"{number}/{seed}")
    words = ["".join(random.choices(SYLLABLES, k=random.randint(1, 5))) for _ in range(300)]
    text = " ".join(words)
    key = find_key(f"s-{number}", f"2031-05-{1 + number % 28:02}")
    return StoryRow(
        key, f"s-{number}", words[0], (), (words[1],), (words[2],), (("st-1", text),), (("st-2", words[3]),)
    )


@pytest.fixture(autouse=True, scope="module")
def small_files() -> Iterator[None]:
    """Files so small that the made stories fill many, and words that are common soon."""
    with patch.multiple(search_shards, LARGEST=2_000, COMMON=30):
        yield


def make_files(rows: Rows, old: tuple[Rows, Texts] | None = None) -> Texts:
    """The files of the index of some rows, made anew or upon those of others."""
    files = [RowFile("search/stories/0000000000.js", "-------", tuple(row.slug for row in rows))]
    if old is None:
        return make_index(files, rows, None)[1]
    gone, come = (tuple(row for row in some if row not in others) for some, others in ((old[0], rows), (rows, old[0])))
    told = read_script(old[1]["search/index.js"])
    shards = {folder: search_index.read_shards(told, folder) for folder in (WORDS, FACETS)}
    try:
        paths, texts = make_index(files, come, Kept(Path(), {}, gone, shards, old[1]))
    except Damaged:  # what was common is no more
        return make_files(rows)
    return {path: texts[path] if path in texts else old[1][path] for path in paths}


@dataclass(frozen=True)
class Kept(OldIndex):
    """An old index whose files are in memory."""

    texts: Texts = field(default_factory=dict)

    def read(self, path: str) -> str:
        """The text of a file."""
        return self.texts[path]


NUMBERS = st.frozensets(st.integers(0, 60), max_size=40)


@settings(max_examples=25)
@given(NUMBERS, NUMBERS, st.frozensets(st.integers(0, 60), max_size=6))
def test_an_index_brought_up_to_date_is_the_one_made_anew(
    before: frozenset[int], after: frozenset[int], changed: frozenset[int]
) -> None:
    old = tuple(make_row(number, 0) for number in sorted(before))
    new = tuple(make_row(number, int(number in changed)) for number in sorted(after))
    assert make_files(new, (old, make_files(old))) == make_files(new)


@settings(max_examples=25)
@given(st.frozensets(st.integers(0, 60), min_size=1, max_size=40), st.integers(61, 99))
def test_a_story_that_is_added_changes_no_list_but_those_of_its_own_words(there: frozenset[int], added: int) -> None:
    rows = tuple(make_row(number, 0) for number in sorted(there))
    new = make_row(added, 0)
    old, now = make_files(rows), make_files((*rows, new))
    own = find_words(new).keys()
    before, after = all_lists(old), all_lists(now)
    assert {word for word in after if before.get(word) != after[word]} == own
    shards = search_index.read_shards(read_script(old["search/index.js"]), WORDS)
    places = {name_file(WORDS, shard.bits): shard.bits for shard in shards.files}
    touched = {path for path in places if now.get(path) != old[path]}
    assert all(any(fits(word, places[path]) for word in own) for path in touched)


def all_lists(files: Texts) -> dict[str, str]:
    texts = (text for path, text in files.items() if path.startswith(WORDS))
    lists = {word: told for text in texts for word, told in read_lists(text).items()}
    return lists | {word: str(told) for word, *told in read_script(files["search/index.js"])["common"]}


def fits(word: str, bits: str) -> bool:
    """Whether a word belongs into the file that begins so."""
    return text_bits(word).ljust(len(bits), "0").startswith(bits)


def test_made_stories_fill_many_files_and_have_common_words() -> None:
    files = make_files(tuple(make_row(number, 0) for number in range(40)))
    assert sum(path.startswith(WORDS) for path in files) > 20
    assert len(read_script(files["search/index.js"])["common"]) > 2


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9), st.integers(1, 15)), max_size=30))
def test_entries_are_read_as_they_were_written(told: list[tuple[int, int, int]]) -> None:
    keyed = [(find_key(f"s-{n}", f"2031-05-1{day}" if day else None), weight) for n, day, weight in told]
    entries = sorted(weigh_key(key, weight) for key, weight in keyed)
    assert list(read_entries(write_entries(entries))) == entries if entries else write_entries(entries) == ""


@given(st.lists(st.text(), unique=True), st.integers(1, 30))
def test_parts_hold_all_in_order_and_no_more_than_fits(texts: list[str], most: int) -> None:
    things = sorted(texts, key=text_bits)
    parts = list(cut_by_bits([text_bits(text) for text in things], [1] * len(things), most))
    assert [text for _, start, end in parts for text in things[start:end]] == things
    assert all(end - start <= most for _, start, end in parts)
    assert all(text_bits(t).ljust(len(bits), "0").startswith(bits) for bits, a, b in parts for t in things[a:b])


def rights(value: str) -> Callable[[Digest], Digest]:
    """The Gull, whose sentences are printed everywhere, allows only so much."""

    def change(digest: Digest) -> Digest:
        return replace(
            digest, outlets=tuple(replace(o, rights=value) if o.id == "o-gull" else o for o in digest.outlets)
        )

    return change


@pytest.mark.parametrize(
    ("value", "is_open", "is_folded"), [("full", True, True), ("cited", True, False), ("link", False, False)]
)
def test_what_an_outlet_withholds_stands_in_no_file(tmp_path: Path, value: str, is_open: bool, is_folded: bool) -> None:  # noqa: FBT001
    render_site(write_edition(tmp_path / "data", rights(value)), tmp_path / "site")
    told = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "site" / "search").rglob("*.js"))
    assert ("went out on Tuesday after 160 years" in told) == is_open
    assert ("A museum will move in next spring" in told) == is_folded
    assert ("museum\\t" in told) == is_folded
    assert [found for found in verify_site(tmp_path / "site") if found.page.startswith("search/")] == []


def test_every_sentence_of_a_story_is_told_once_under_a_statement_of_it(tmp_path: Path) -> None:
    render_site(write_edition(tmp_path / "data"), tmp_path / "site")
    rows = [row for path in (tmp_path / "site/search/stories").iterdir() for row in read_rows(path.read_text("utf-8"))]
    lamp = next(row for row in rows if row.slug.startswith("lamp"))
    told = [*lamp.open, *lamp.folded]
    assert ("st-out", "After 150 years the lamp at Orrin Head was switched off on Tuesday.") in told
    assert len(told) == len({words for _, words in told})
    assert lamp.titles == ("Lamp out", "150 years of light end")
