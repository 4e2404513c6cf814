"""Web archives: pages are articles, what tells of the crawl is passed over, damage costs what it hits."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from raw_articles import Intake, read_inputs

BODY = "<p>The ferry to Ostrey will sail again on Monday, its owners said on Friday évening.</p>"
PAGE = f"<html><head><title>Ferry to sail again</title></head><body><article>{BODY * 2}</article></body></html>"
HTML = "text/html; charset=utf-8"


def archive(*records: tuple[str, str, str, bytes], is_packed: bool = False) -> bytes:
    """A WARC of records: kind, status, type of content, content; packed record by record as crawlers do."""
    found = []
    for number, (kind, status, content_type, content) in enumerate(records):
        is_answer = kind == "response"
        http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() if is_answer else b""
        header = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Target-URI: https://ostreyecho.example/n/{number}\r\nWARC-Date: 2026-03-09T12:00:00Z\r\n"
            f"Content-Type: {'application/http; msgtype=response' if is_answer else content_type}\r\n"
            f"Content-Length: {len(http) + len(content)}\r\n\r\n"
        )
        found.append(header.encode() + http + content + b"\r\n\r\n")
    return b"".join(gzip.compress(record) if is_packed else record for record in found)


def read(folder: Path, name: str, content: bytes) -> Intake:
    (folder / name).write_bytes(content)
    return read_inputs([folder])


@pytest.mark.parametrize(("name", "is_packed"), [("a.warc", False), ("a.warc.gz", True), ("a.bin", True)])
def test_a_page_is_an_article_with_the_address_of_its_record(tmp_path: Path, name: str, is_packed: bool) -> None:  # noqa: FBT001
    intake = read(tmp_path, name, archive(("response", "200 OK", HTML, PAGE.encode()), is_packed=is_packed))
    [raw] = intake.articles
    assert (raw.article.record, raw.article.url) == ("urn:uuid:0", "https://ostreyecho.example/n/0")
    assert raw.article.evidence["url"] == "warc"
    assert (raw.article.published, raw.article.extra) == (None, {"fetched": "2026-03-09T12:00:00Z"})
    assert intake.rejects == ()


def test_the_address_that_a_page_gives_itself_counts_first(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><link rel="canonical" href="https://ostreyecho.example/ferry">')
    [raw] = read(tmp_path, "a.warc", archive(("response", "200 OK", HTML, page.encode()))).articles
    assert raw.article.url == "https://ostreyecho.example/ferry"


def test_the_charset_of_the_answer_is_believed(tmp_path: Path) -> None:
    latin = ("response", "200 OK", "text/html; charset=ISO-8859-1", PAGE.encode("latin-1"))
    assert "évening" in read(tmp_path, "a.warc", archive(latin)).articles[0].raw


def test_a_text_drawn_from_a_page_is_an_article(tmp_path: Path) -> None:
    text = "The ferry to Ostrey will sail again on Monday, its owners said.\nNobody was hurt.\n"
    [raw] = read(tmp_path, "a.warc.wet", archive(("conversion", "", "text/plain", text.encode()))).articles
    assert (raw.form, raw.raw, raw.article.url) == ("text", text, "https://ostreyecho.example/n/0")


def test_what_is_no_page_is_counted_in_one_reject(tmp_path: Path) -> None:
    intake = read(
        tmp_path,
        "a.warc",
        archive(
            ("response", "200 OK", HTML, PAGE.encode()),
            ("request", "", "application/http", b"GET / HTTP/1.1\r\n\r\n"),
            ("response", "404 Not Found", HTML, PAGE.encode()),
            ("response", "200 OK", "image/png", b"\x89PNG"),
            ("response", "200 OK", "image/png", b"\x89PNG"),
            ("response", "200 OK", HTML, b"<html><body>Nothing</body></html>"),
        ),
    )
    assert len(intake.articles) == 1
    assert {reject.record: reject.reason for reject in intake.rejects} == {
        None: "records that are no pages: 1 answered 404, 1 of kind request, 2 of type image/png",
        "urn:uuid:5": "the page holds no article: no paragraph with a sentence in it",
    }


def test_a_file_of_nothing_but_requests_says_so(tmp_path: Path) -> None:
    intake = read(tmp_path, "a.warc", archive(("request", "", "application/http", b"GET / HTTP/1.1\r\n\r\n")))
    assert [reject.reason for reject in intake.rejects] == ["records that are no pages: 1 of kind request"]


def test_an_archive_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    whole = archive(*[("response", "200 OK", HTML, PAGE.encode())] * 3, is_packed=True)
    intake = read(tmp_path, "a.warc.gz", whole[: len(whole) - 40])
    assert len(intake.articles) == 2
    assert {reject.record: reject.reason for reject in intake.rejects} == {
        "urn:uuid:2": "the record breaks off before its end",
        None: "the compressed file breaks off or is damaged after 3 records",
    }


def test_a_damaged_record_ends_the_file_with_a_reason(tmp_path: Path) -> None:
    data = archive(("response", "200 OK", HTML, PAGE.encode())) + b"this is no record\r\n\r\n"
    intake = read(tmp_path, "a.warc", data)
    assert len(intake.articles) == 1
    assert [reject.reason for reject in intake.rejects] == ["the web archive is damaged after 1 records"]


def test_arc_is_read_and_its_records_are_named_by_their_places(tmp_path: Path) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    about = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n"
    arc = b"filedesc://a.arc 0.0.0.0 20260309120000 text/plain %d\n%s\n" % (len(about), about)
    arc += b"https://ostreyecho.example/n/1 127.0.0.1 20260309120000 text/html %d\n%s\n" % (len(http), http)
    for name, data in (("a.arc", arc), ("b.arc.gz", gzip.compress(arc))):
        intake = read(tmp_path, name, data)
    assert [(raw.article.path, raw.article.record) for raw in intake.articles] == [
        ("a.arc", "record 2"),
        ("b.arc.gz", "record 2"),
    ]
    assert {raw.article.url for raw in intake.articles} == {"https://ostreyecho.example/n/1"}
