"""The digest data of a site, row by row: a file is looked through once, a row decoded only when a page asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypedDict, TypeVar

import msgspec

from ..digest_data import Row
from ..errors import DigestDataError
from ..word_lists import FALLBACK, interface_languages
from .recorder import THERE, RecordedRow, Recorder

T = TypeVar("T")

DECODED = 32_000_000
"""Bytes of the lines of one file that stay decoded, in five times the memory: about 4,000 articles."""
HASH_BYTES = 8
"""Of a fact: a change that goes unseen by chance is one in 2 ** 64, and `verify` would still see the page."""


class StoryHead(TypedDict, total=False):
    """The fields of a story that a list shows."""

    id: Any
    slug: Any
    headline: Any
    articles: Any
    sources: Any
    quotations: Any
    topics: Any


class ArticleHead(TypedDict, total=False):
    """The fields of an article that a list shows."""

    id: Any
    outlet: Any
    url: Any
    title: Any
    published: Any
    language: Any
    path: Any
    evidence: Any
    sentences: Any


HEADS: dict[str, msgspec.json.Decoder[Any]] = {
    "stories": msgspec.json.Decoder(StoryHead),
    "articles": msgspec.json.Decoder(ArticleHead),
}


class Table(Mapping[str, Row], Generic[T]):
    """The rows of one file by id. `briefs` are known of all of them; what is read is noted only by `RecordedTable`."""

    def __init__(self, folder: Path, name: str, kind: type[T], recorder: Recorder) -> None:
        """Look through a file; raise DigestDataError that names the file and line that is wrong."""
        self.name = name
        self._recorder = recorder
        self._lines: dict[str, bytes] = {}
        self._heads: dict[str, Any] = {}
        self._decoded: dict[str, Any] = {}
        self._held = 0
        self.briefs: dict[str, T] = {}
        decoder: Any = msgspec.json.Decoder(kind)
        path = folder / f"{name}.jsonl"
        for number, line in enumerate(_read(path).split(b"\n"), 1):
            if line.strip():
                brief = _decode(decoder, line, f"{path}, line {number}")
                self._lines[brief.id] = line
                self.briefs[brief.id] = brief

    def __getitem__(self, key: str) -> Row:
        """A row."""
        row: Row = self._decoded.get(key) or self._decode(key)
        return row

    def head(self, key: str) -> Row:
        """The fields of a row that a list shows, which cost a fifth of all."""
        row: Row = self._heads.get(key) or self._decode_head(key)
        return row

    def get(self, key: str, default: Any = None) -> Any:
        """A row, or what stands for it."""
        return self[key] if key in self._lines else default

    def __contains__(self, key: object) -> bool:
        """Whether there is such a row."""
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        """All ids, in the order of the file."""
        return iter(self._lines)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._lines)

    def ref(self, key: str) -> str:
        """How facts name a row."""
        return f"{self.name}/{key}"

    def hash_lines(self) -> dict[str, bytes]:
        """A hash of each line, by ref."""
        found = {self.ref(key): hash_of(line) for key, line in self._lines.items()}
        return found | {self.ref("*"): self._hash_ids()}

    def hash_fields(self, key: str) -> dict[str, bytes]:
        """A hash of each field of a row, and one for its being there; nothing where it is not."""
        if key == "*":
            return {THERE: self._hash_ids()}
        if key not in self._lines:
            return {}
        row = _RAW.decode(self._lines[key])
        return {THERE: b"."} | {name: _mark(bytes(value)) for name, value in row.items()}

    def _hash_ids(self) -> bytes:
        return hash_of("\n".join(self._lines).encode())

    def _decode(self, key: str) -> Row:
        line = self._lines[key]
        row = self._decoded[key] = self._hand_out(msgspec.json.decode(line), key)
        self._held += len(line)
        while self._held > DECODED and len(self._decoded) > 1:
            oldest = next(iter(self._decoded))
            del self._decoded[oldest]
            self._held -= len(self._lines[oldest])
        return row

    def _decode_head(self, key: str) -> Row:
        row = self._heads[key] = self._hand_out(HEADS[self.name].decode(self._lines[key]), key)
        return row

    def _hand_out(self, row: Row, _key: str) -> Row:
        return row


class RecordedTable(Table[T]):
    """The same rows, which note what is read of them; that a row is there, or is not, is noted too."""

    def __getitem__(self, key: str) -> Row:
        """A row."""
        row = self._decoded.get(key)
        if row is None:
            self._note(key)
            row = self._decode(key)
        return self._renew(row)

    def head(self, key: str) -> Row:
        """The fields of a row that a list shows."""
        row = self._heads.get(key)
        if row is None:
            self._note(key)
            row = self._decode_head(key)
        return self._renew(row)

    def get(self, key: str, default: Any = None) -> Any:
        """A row, or what stands for it."""
        if key in self._lines:
            return self[key]
        self._note(key)
        return default

    def __contains__(self, key: object) -> bool:
        """Whether there is such a row."""
        if isinstance(key, str):
            self._note(key)
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        """All ids; which there are is noted."""
        self._note("*")
        return iter(self._lines)

    def __len__(self) -> int:
        """How many rows there are; which there are is noted."""
        self._note("*")
        return len(self._lines)

    def _note(self, key: str) -> None:
        self._recorder.note(self.ref(key))

    def _renew(self, row: Any) -> Row:
        recorded: RecordedRow = row
        recorded.noted = self._recorder.facts[recorded.ref]
        recorded.noted.add(THERE)
        return recorded

    def _hand_out(self, row: Row, key: str) -> Row:
        return RecordedRow(row, self.ref(key))


def read_list(folder: Path, name: str) -> list[Row]:
    """The rows of a file that has no ids; raise DigestDataError that names the line that is wrong."""
    path = folder / f"{name}.jsonl"
    lines = enumerate(_read(path).split(b"\n"), 1)
    return [_decode(_ROW, line, f"{path}, line {number}") for number, line in lines if line.strip()]


def read_report(folder: Path) -> Row:
    """The report."""
    path = folder / "report.json"
    report: Row = _decode(_ROW, _read(path), str(path))
    return report


def find_language(folder: Path) -> str:
    """The language that the site of a folder of digest data speaks; English where a report names none that is known."""
    language = read_report(folder).get("language")
    return language if language in interface_languages() else FALLBACK


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DigestDataError(f"{path} can't be read: {error}. Compile again.") from error


def _decode(decoder: Any, line: bytes, place: str) -> Any:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DigestDataError(f"{place} can't be read: {error}. Compile again.") from error


def _mark(value: bytes) -> bytes:
    """What a value is known again by: itself if it is no longer than a hash."""
    return value if len(value) <= HASH_BYTES else hash_of(value)


def hash_of(data: bytes) -> bytes:
    """A hash of bytes, as facts are remembered by."""
    return blake2b(data, digest_size=HASH_BYTES).digest()


_ROW: msgspec.json.Decoder[dict[str, Any]] = msgspec.json.Decoder(dict[str, Any])
_RAW: msgspec.json.Decoder[dict[str, msgspec.Raw]] = msgspec.json.Decoder(dict[str, msgspec.Raw])
