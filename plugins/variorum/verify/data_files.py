"""The files of digest data: which lines are as they were, and what is wrong with the shape of the others.

A file whose bytes are those of the ledger is not even parted into lines; of a changed one, only the lines that are new
are parsed. Rows are decoded one by one, when somebody asks for their words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from ..digest_data import FILES, Row, read_lines
from ..errors import DigestDataError
from .briefs import make_brief
from .finding import Finding, Kind
from .heads import decode_head, head_of
from .ledger import File, Line, digest_of
from .shape import find_mismatches
from .site_files import Stamps

REPORT = "report.json"


@dataclass(slots=True)
class DataFile:
    """A file of rows: the digest of its bytes, its rows, and the bytes to decode them from."""

    digest: bytes
    lines: list[Line]
    data: bytes
    _raw: list[bytes] = field(default_factory=list)
    _rows: dict[int, Row] = field(default_factory=dict)
    _heads: dict[int, Row] = field(default_factory=dict)

    @property
    def raw(self) -> list[bytes]:
        """The bytes of the rows."""
        if self.data:
            self._raw, self.data = _part(self.data), b""
        return self._raw

    def row(self, number: int) -> Row:
        """A row, decoded when it is first asked for."""
        if number not in self._rows:
            self._rows[number] = decode_row(self.raw[number])
        return self._rows[number]

    def head(self, file: str, number: int) -> Row:
        """The head of a row of this kind of file."""
        if number not in self._heads:
            row = self._rows.get(number)
            self._heads[number] = decode_head(file, self.raw[number]) if row is None else head_of(file, row)
        return self._heads[number]

    def forget(self) -> None:
        """Let go of decoded rows; their bytes stay."""
        self._rows.clear()
        self._heads.clear()


@dataclass(frozen=True, slots=True)
class Data:
    """The digest data of a site; `findings` tell of lost shape, and `parsed` counts the rows that are new."""

    files: Mapping[str, DataFile]
    report: bytes
    findings: list[Finding]
    parsed: int


def decode_row(line: bytes) -> Row:
    """A line of JSON; what msgspec refuses (a lone surrogate, NaN) is left to the slower, laxer parser."""
    row: Row
    try:
        row = msgspec.json.decode(line)
    except ValueError:
        row = json.loads(line.decode())
    return row


def read_data(
    folder: Path, known: Mapping[str, File], held: Mapping[str, DataFile], stamps: Stamps | None = None
) -> Data:
    """The digest data of a folder; raise DigestDataError if a file can't be read.

    `known` are the files of the ledger, `held` those that this process still holds, with the stamps of files.
    """
    readers = [_FileReader(name, known.get(name), held.get(name)) for name in FILES]
    files = {reader.name: reader.read(folder / f"{reader.name}.jsonl", stamps) for reader in readers}
    report, findings = _read_report(folder / REPORT, known)
    findings += [found for reader in readers for found in reader.findings()]
    return Data(files, report, findings, sum(reader.parsed for reader in readers))


def _read_report(path: Path, known: Mapping[str, File]) -> tuple[bytes, list[Finding]]:
    try:
        data = path.read_bytes()
        if REPORT in known and known[REPORT].digest == digest_of(data):
            return data, []
        report = json.loads(data.decode())
    except (OSError, ValueError) as error:
        raise DigestDataError(f"{path} can't be read: {error}. Compile again.") from error
    if isinstance(report, dict):
        return data, []
    return data, [Finding("data/report.json", "", Kind.DATA_SHAPE, "The report must be an object; it is not.")]


class _FileReader:
    """Reads one file, and notes what is wrong with it."""

    def __init__(self, name: str, known: File | None, held: DataFile | None) -> None:
        self.name, self.known, self.held = name, known, held
        self.parsed = 0
        self.ids: list[str | None] = []
        self.faults: list[tuple[int, str, str]] = []

    def read(self, path: Path, stamps: Stamps | None) -> DataFile:
        try:
            found = path.stat()
            if self.held is not None and stamps is not None and stamps.get(found) == self.held.digest:
                return self.held
            data = path.read_bytes()
        except OSError as error:
            raise DigestDataError(f"{path} can't be read: {error}. Compile again.") from error
        digest = digest_of(data)
        if stamps is not None:
            stamps.note(found, digest)
        if self.held is not None and self.held.digest == digest:
            return self.held
        if self.known is not None and self.known.digest == digest:
            return DataFile(digest, self.known.lines, data)
        try:
            return self._read_lines(digest, _part(data))
        except ValueError:
            read_lines(path)  # names the line that is no JSON
            raise

    def _read_lines(self, digest: bytes, raw: list[bytes]) -> DataFile:
        known = {line.digest: line for line in self.known.lines} if self.known is not None else {}
        held = dict(zip(self.held.raw, self.held.lines, strict=True)) if self.held is not None else {}
        file = DataFile(digest, [], b"", raw)
        for number, line in enumerate(raw):
            found = held.get(line) or self._find_line(line, number, file, known)
            if found is not None:
                file.lines.append(found)
                self.ids.append(found.brief.id)
        return file

    def _find_line(self, line: bytes, number: int, file: DataFile, known: Mapping[bytes, Line]) -> Line | None:
        digest = digest_of(line)
        if digest in known:
            return known[digest]
        self.parsed += 1
        row = file.row(number)
        faults = find_mismatches(self.name, row)
        self.faults += [(number + 1, where, message) for where, message in faults]
        if not faults:
            return Line(digest, make_brief(self.name, row))
        self.ids.append(row["id"] if isinstance(row, dict) and isinstance(row.get("id"), str) else None)
        return None

    def findings(self) -> Iterator[Finding]:
        for number, where, message in self.faults:
            yield Finding(f"data/{self.name}.jsonl", f"line {number}{where}", Kind.DATA_SHAPE, message)
        if self.name in {"redirects", "rejects"} or len(set(self.ids)) == len(self.ids):
            return
        seen: set[str] = set()
        for number, key in enumerate(self.ids, 1):
            if key in seen:
                message = f"The id {key} stands twice; ids are unique."
                yield Finding(f"data/{self.name}.jsonl", f"line {number}", Kind.DUPLICATE_ID, message)
            if key is not None:
                seen.add(key)


def _part(data: bytes) -> list[bytes]:
    """The rows of a file. Not splitlines(): U+2028 and the like may stand inside a string."""
    return [line for line in data.split(b"\n") if line.startswith(b"{") or line.decode().strip()]
