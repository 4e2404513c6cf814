"""History as an input: what earlier builds named, kept as sorted text that belongs into version control.

`stories.jsonl` is the ledger of stories and their addresses, `addresses.jsonl` lists all others ever published,
`outlets.jsonl` the labels of unnamed outlets, `articles.jsonl` the versions of each article, `news.jsonl` what came
with the last change of each story. The next state is written beside the output, never in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from .digest_data import Row, read_lines, write_line, write_lines
from .errors import DigestDataError
from .grouping import KnownStory
from .news import Corrected, Update
from .published import Address
from .versions import History


@dataclass(frozen=True, slots=True)
class State:
    """What earlier builds left. An empty one makes every id anew."""

    stories: tuple[KnownStory, ...] = ()
    unnamed: Mapping[str, str] = field(default_factory=dict)
    versions: History = field(default_factory=dict)
    addresses: tuple[Address, ...] = ()
    news: tuple[Update, ...] = ()


def read_state(folder: Path | None) -> State:
    """Read a state folder; one that is missing or empty is an empty state, a broken one a DigestDataError."""
    if folder is None or not folder.is_dir():
        return State()
    try:
        return State(
            tuple(map(_read_story, _rows(folder / "stories.jsonl"))),
            {row["article"]: row["name"] for row in _rows(folder / "outlets.jsonl")},
            {row["id"]: tuple(row["versions"]) for row in _rows(folder / "articles.jsonl")},
            tuple(Address(**row) for row in _rows(folder / "addresses.jsonl")),
            tuple(map(_read_update, _rows(folder / "news.jsonl"))),
        )
    except (KeyError, TypeError) as error:
        raise DigestDataError(
            f"The state in {folder} lacks {error}. Restore it from version control, or remove it to name all anew."
        ) from error


def _read_story(row: Row) -> KnownStory:
    """A row of the ledger; one of an older version lacks what was added since."""
    added = {key: row[key] for key in ("split_from", "founder", "first_day", "title") if key in row}
    return KnownStory(row["id"], row["slug"], tuple(row["articles"]), row["merged_into"], **added)


def _read_update(row: Row) -> Update:
    return Update(row["id"], tuple(row["articles"]), tuple(Corrected(**one) for one in row["corrected"]))


def forget_titles(state: State, recalled: frozenset[str]) -> State:
    """The same state without the words of articles that their publishers recalled: their tombstones name no title."""
    addresses = (replace(a, title="") if a.kind == "article" and a.id in recalled else a for a in state.addresses)
    stories = (s if recalled.isdisjoint(s.articles) else replace(s, title=None) for s in state.stories)
    return replace(state, stories=tuple(stories), addresses=tuple(addresses))


def _rows(path: Path) -> list[Row]:
    return read_lines(path) if path.is_file() else []


def write_state(state: State, folder: Path) -> None:
    """Write a state so that the same state is the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    write_lines(folder / "stories.jsonl", (write_line(s) for s in sorted(state.stories, key=lambda s: s.id)))
    write_lines(folder / "addresses.jsonl", map(write_line, state.addresses))
    unnamed = ({"article": article, "name": name} for article, name in sorted(state.unnamed.items()))
    write_lines(folder / "outlets.jsonl", map(write_line, unnamed))
    versions = ({"id": key, "versions": list(found)} for key, found in sorted(state.versions.items()))
    write_lines(folder / "articles.jsonl", map(write_line, versions))
    write_lines(folder / "news.jsonl", map(write_line, state.news))
