"""Packed files: the same records as unpacked, and nothing that a bomb, a password or a name can do."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raw_articles import Intake, read_inputs
from variorum.intake.archives import MAX_DEPTH
from variorum.intake.files import InputFile
from variorum.intake.formats import read_file
from variorum.intake.records import UnreadableError
from variorum.intake.sources import RATIO_FREE, Budget, Source, unfolded
from variorum.model import Reject

TEXT = "The ferry to Ostrey will sail again on Monday, its owners said.\n\nNobody was hurt when it ran aground.\n"
LINES = "".join(json.dumps({"id": f"r{n}", "text": f"{TEXT} It was ferry number {n}."}) + "\n" for n in range(3))
FEED = f"<rss><channel><item><guid>g</guid><description>{TEXT}</description></item></channel></rss>"


def packed(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(folder: Path, name: str, content: bytes) -> Intake:
    (folder / name).write_bytes(content)
    return read_inputs([folder])


def records(intake: Intake) -> list[str | None]:
    return [raw.article.record for raw in intake.articles]


def reasons(intake: Intake) -> dict[str | None, str]:
    return {reject.record: reject.reason for reject in intake.rejects}


def test_records_in_a_zip_are_named_after_their_file(tmp_path: Path) -> None:
    files = {"2026/a.txt": TEXT, "b.jsonl": LINES, "c.xml": FEED, ".hidden": TEXT, "__MACOSX/a.txt": TEXT, "d/": ""}
    intake = read(tmp_path, "week.zip", packed(files))
    assert records(intake) == ["2026/a.txt", "b.jsonl#r0", "b.jsonl#r1", "b.jsonl#r2", "c.xml#g"]
    assert {raw.article.path for raw in intake.articles} == {"week.zip"}
    assert intake.rejects == ()


@pytest.mark.parametrize("name", ["a.gz", "a.txt.gz", "a", "a.txt"])
def test_a_gzipped_text_is_told_by_its_bytes_and_read_by_the_name_inside(tmp_path: Path, name: str) -> None:
    intake = read(tmp_path, name, gzip.compress(TEXT.encode()))
    assert len(intake.articles) == (1 if ".txt" in name else 0)
    assert len(intake.rejects) == (0 if ".txt" in name else 1)


def test_archives_in_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    inner = packed({"b.jsonl.gz": gzip.compress(LINES.encode())})
    assert records(read(tmp_path, "a.zip", packed({"x/inner.zip": inner}))) == [
        f"x/inner.zip#b.jsonl.gz#r{n}" for n in range(3)
    ]
    for _ in range(MAX_DEPTH):
        inner = packed({"deeper.zip": inner})
    intake = read(tmp_path, "a.zip", inner)
    assert records(intake) == []
    assert list(reasons(intake).values()) == [f"archives are nested more than {MAX_DEPTH} deep"]


def test_names_that_would_escape_name_a_record_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(packed({"../../escaped.txt": TEXT, "/absolute.txt": TEXT + "Again."}))
    intake = read_inputs([tmp_path / "in"])
    assert records(intake) == ["../../escaped.txt", "/absolute.txt"]
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_an_encrypted_member_is_a_reject_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": TEXT, "b.txt": TEXT + "Again."}))
    place = data.index(b"PK\x01\x02")  # the first entry of the directory: its flags stand 8 bytes on
    data[place + 8 : place + 10] = struct.pack("<H", 1)
    intake = read(tmp_path, "a.zip", bytes(data))
    assert records(intake) == ["b.txt"]
    assert reasons(intake) == {"a.txt": "the file in the archive is encrypted"}


def test_a_damaged_member_is_a_reject_and_the_others_are_read(tmp_path: Path) -> None:
    data = packed({"a.txt": TEXT, "b.txt": TEXT + "Again."}, zipfile.ZIP_STORED).replace(b"sail", b"sink", 1)
    intake = read(tmp_path, "a.zip", data)
    assert records(intake) == ["b.txt"]
    assert reasons(intake) == {"a.txt": "the compressed file breaks off or is damaged after 0 records"}


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.zip"])
def test_a_bomb_is_a_reject(tmp_path: Path, name: str) -> None:
    bomb = b"\n" * (RATIO_FREE + 1_000_000)
    data = gzip.compress(bomb) if name.endswith("gz") else packed({"a.jsonl": bomb})
    intake = read(tmp_path, name, data)
    assert records(intake) == []
    assert [reject.reason for reject in intake.rejects] == [
        "the archive unfolds to more than 200 times its size, as bombs do"
    ]


def test_a_file_may_not_unfold_to_more_than_its_budget_however_it_is_nested() -> None:
    source = Source("a.zip", "a.zip", io.BytesIO, Budget(1000))
    with unfolded((io.BytesIO(b"x" * 600),), source, 600) as stream:
        assert len(stream.read()) == 600
    with pytest.raises(UnreadableError, match="to more than"), unfolded((io.BytesIO(b"x" * 600),), source, 9) as second:
        second.read()


@pytest.mark.parametrize(
    "content", [b"PK\x05\x06" + bytes(18), b"PK\x03\x04 no zip at all", packed({"_draft.txt": TEXT})]
)
def test_a_zip_that_holds_nothing_is_a_reject(tmp_path: Path, content: bytes) -> None:
    intake = read(tmp_path, "a.zip", content)
    assert (len(intake.articles), len(intake.rejects)) == (0, 1)


NAMES = st.sampled_from(["a.txt", "b.md", "c.jsonl", "d.xml", "e.json", "f.eml", "g", "h.bin"])
CONTENTS = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(str.encode),
    st.sampled_from([TEXT.encode(), LINES.encode(), FEED.encode(), b"<rss>", b"{}", b"[", b"WARC/1.0\r\n"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.dictionaries(NAMES, CONTENTS, min_size=1, max_size=4))
def test_a_folder_and_its_zip_hold_the_same(tmp_path: Path, files: dict[str, bytes]) -> None:
    folder, archive = tmp_path / "folder", tmp_path / "a.zip"
    folder.mkdir(exist_ok=True)
    archive.write_bytes(packed(files))
    apart, together = set(), set()
    for name, content in files.items():
        (folder / name).write_bytes(content)
        for item in read_file(InputFile(folder / name, name)):
            record = item.record if isinstance(item, Reject) else item.name
            told = item.reason if isinstance(item, Reject) else item.raw
            apart.add((f"{name}#{record}" if record else name, told))
    for item in read_file(InputFile(archive, "a.zip")):
        together.add((item.record, item.reason) if isinstance(item, Reject) else (item.name, item.raw))
    assert together == apart


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.integers(0, 400), flipped=st.integers(1, 255), name=st.sampled_from(["a.zip", "a.jsonl.gz", "a.warc.gz"])
)
def test_a_damaged_archive_gives_records_or_reasons(tmp_path: Path, place: int, flipped: int, name: str) -> None:
    data = bytearray(packed({"b.jsonl": LINES}) if name == "a.zip" else gzip.compress(LINES.encode()))
    data[place % len(data)] ^= flipped
    (tmp_path / name).write_bytes(bytes(data))
    items = list(read_file(InputFile(tmp_path / name, name)))
    assert items
    assert all(isinstance(item, Reject) is False or item.reason for item in items)
