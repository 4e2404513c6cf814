"""Articles of every format are proved against their files, and a file that says something else is noticed."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from case_files import read_cases
from digest_checks import read_rows
from variorum.pipeline import compile_folder
from variorum.publishing import render_site
from variorum.settings import Settings
from variorum.verify import verify_site
from variorum.verify.raw_records import find_records

CASES = [case for case in read_cases("formats") if "articles" in case.blocks and "status" not in case.blocks]
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
PAGE = b"<html><body><article><p>The ferry will sail again on Monday, its owners said.</p></article></body></html>"
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://echo.example/n/1\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
) % (len(HTTP + PAGE), HTTP + PAGE)


def samples() -> Iterator[tuple[str, bytes]]:
    """Files of all formats, each under a name of its own."""
    for number, case in enumerate(CASES):
        [name] = [block for block in case.blocks if "." in block]
        yield f"{number}-{name}", (case.blocks[name] + "\n").encode()
    yield "page.warc.gz", gzip.compress(WARC)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mill/a.txt", "The mill at Brannock grinds oats again, its owner said on Monday.\n")
        archive.writestr("b.jsonl", '{"id": "r", "text": "The mill at Corriden grinds rye again, it was said."}\n')
    yield "all.zip", buffer.getvalue()
    yield "wide.xml", case_of("RSS 1.0").encode("utf-16")
    yield "wrong.txt", "Le café de l’île rouvre lundi à midi, a dit sa gérante.".encode().decode("latin-1").encode()


def case_of(title: str) -> str:
    case = next(case for case in CASES if case.title.startswith(title))
    return next(text for name, text in case.blocks.items() if "." in name)


def build(folder: Path) -> Path:
    """A content folder with all samples, and beside it the site of it."""
    content = folder / "in"
    content.mkdir()
    for name, data in samples():
        (content / name).write_bytes(data)
    compile_folder([content], folder / "data", Settings(model="rules"), None)
    render_site(folder / "data", folder / "site")
    return content


def test_a_site_of_every_format_is_proved_and_every_change_of_a_file_is_noticed(tmp_path: Path) -> None:
    content = build(tmp_path)
    assert verify_site(tmp_path / "site", content) == []
    told = {row["path"] for row in read_rows(tmp_path / "data", "articles")}
    plain = [path for path in sorted(content.iterdir()) if path.suffix not in {".gz", ".zip"} and path.name in told]
    assert len(plain) > 12
    for path in plain:
        data = path.read_bytes()
        wrong = (
            data.replace(b" on ", b" under ")
            .replace(b"said", b"sang")
            .replace(b"is ", b"was ")
            .replace(b"voted", b"met")
        )
        if wrong != data:
            path.write_bytes(wrong)
            assert verify_site(tmp_path / "site", content) != [], path.name
            path.write_bytes(data)
    assert verify_site(tmp_path / "site", content) == []


@pytest.mark.parametrize(
    "data", [b"", b"\x1f\x8b", b"PK\x03\x04", b"WARC/1.0\r\n", b"<a", b"[[[", b"{", b"A: b\n\n", b"\xff"]
)
@pytest.mark.parametrize("name", ["a.xml", "a.json", "a.jsonl", "a.gz", "a.txt"])
def test_a_broken_file_holds_nothing_and_stops_nothing(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert {record for record, _ in find_records(tmp_path, name)} <= {None, "record 1"}
