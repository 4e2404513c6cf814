"""Documents that were made to break a parser: each is read or rejected, none takes long or much memory."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raw_articles import Intake, read_inputs
from variorum.cleaning import clean_article
from variorum.intake.sniffing import sniff
from variorum.intake.sources import HEAD

SENTENCE = "The ferry to Ostrey will sail again on Monday, its owners said."
SECONDS = 2
PARTS = "Content-Type: multipart/mixed; boundary=b\n\n"


def rss(blurb: str, title: str = "A") -> str:
    """A feed of one item."""
    return f"<rss><channel><item><title>{title}</title><description>{blurb}</description></item></channel></rss>"


BILLION = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
HOSTILE = {
    "laughs.xml": f'<!DOCTYPE rss [<!ENTITY e0 "ha">{BILLION}]>{rss(f"{SENTENCE} &e9;")}',
    "square.xml": f'<!DOCTYPE rss [<!ENTITY e "{"ha" * 50_000}">]>{rss(SENTENCE + "&e;" * 1000)}',
    "deep.xml": "<rss>" + "<a>" * 100_000 + "</a>" * 100_000 + "</rss>",
    "items.xml": "<rss>" + "<item>" * 20_000 + "</rss>",
    "many.xml": "<rss><channel>" + "<item/>" * 10_000 + "</channel></rss>",
    "open.xml": "<rss><channel>" + "<item><title>" * 20_000,
    "attributes.xml": "<rss " + " ".join(f'a{n}="1"' for n in range(20_000)) + "/>",
    "ampersands.xml": f"<rss><item><description>{SENTENCE}{'&' * 200_000}</description></item></rss>",
    "cdata.xml": f"<rss><item><description><![CDATA[{'<p>' * 50_000}{SENTENCE}]]></description></item></rss>",
    "tags.xml": f"<rss><item><description>{'&lt;b ' * 50_000}{SENTENCE}</description></item></rss>",
    "comments.xml": "<!-- a -->" * 50_000 + "<rss/>",
    "doctype.xml": "<!doctype x [" + "]" * 100_000,
    "deep.json": "[" * 100_000,
    "objects.json": '{"a":' * 100_000,
    "wide.json": "[" + "{}," * 50_000 + "{}]",
    "number.json": '{"version": ' + "9" * 100_000 + "}",
    "string.json": '[{"a": "' + "\\" * 100_001,
    "parts.eml": "MIME-Version: 1.0\n" + PARTS + f"--b\n{PARTS}" * 5000,
    "header.eml": "MIME-Version: 1.0\nSubject: " + "=?utf-8?q?a?= " * 20_000 + f"\n\n{SENTENCE}",
    "folded.eml": "Subject: a\n" + " b\n" * 50_000 + f"\n{SENTENCE}",
    "length.warc": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
    "minus.warc": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
    "headers.warc": "WARC/1.0\r\n" + "a: b\r\n" * 100_000,
    "versions.warc": "WARC/1.0\r\n\r\n" * 50_000,
}  # fmt: skip


def read(folder: Path, name: str, content: bytes) -> Intake:
    (folder / name).write_bytes(content)
    return read_inputs([folder])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_read_or_rejected_in_no_time(tmp_path: Path, name: str) -> None:
    began = time.process_time()
    intake = read(tmp_path, name, HOSTILE[name].encode())
    for raw in intake.articles:
        assert len(clean_article(raw).text) < 1_000_000
    assert time.process_time() - began < SECONDS
    assert intake.articles or intake.rejects
    assert not any("broke the reader" in reject.reason for reject in intake.rejects)


MARKUP = (
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    "<p onclick=alert(1)>So it was.</p>",
    "<svg/onload=alert(1)>",
)


@pytest.mark.parametrize("markup", MARKUP)
def test_no_markup_of_an_item_comes_through(tmp_path: Path, markup: str) -> None:
    escaped = markup.replace("&", "&amp;").replace("<", "&lt;")
    feed = rss(f"{escaped} {SENTENCE}", f"A {escaped}")
    letter = f"MIME-Version: 1.0\nSubject: A letter\nContent-Type: text/html\n\n{markup}<p>{SENTENCE}</p>"
    item = {"uri": "urn:a", "versioncreated": "2026-03-09T10:00:00Z", "body_xhtml": f"<p>{SENTENCE}</p>{markup}"}
    (tmp_path / "a.xml").write_text(feed, encoding="utf-8")
    (tmp_path / "b.eml").write_text(letter, encoding="utf-8")
    intake = read(tmp_path, "c.json", json.dumps(item).encode())
    assert len(intake.articles) == 3
    for raw in intake.articles:
        article = clean_article(raw)
        assert not any(mark in f"{article.title} {article.text}" for mark in ("<", "alert", "onerror"))


STARTS = st.sampled_from(
    [b"", b"<", b"<?xml", b"<rss>", b"{", b'[{"', b"WARC/1.0", b"PK\x03\x04", b"\x1f\x8b", b"A: b\n", b"\xff\xfe<"]
)
NAMES = st.sampled_from(
    ["a.txt", "a.xml", "a.json", "a.jsonl", "a.eml", "a.warc", "a.zip", "a.gz", "a.html", "a.md", "a"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=STARTS,
    rest=st.binary(max_size=60) | st.text(alphabet='<>[]{}":,/!- \nab&;', max_size=60).map(str.encode),
    name=NAMES,
)
def test_any_bytes_under_any_name_are_articles_or_rejects(tmp_path: Path, start: bytes, rest: bytes, name: str) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    intake = read(tmp_path, name, start + rest)
    assert intake.articles or intake.rejects
    assert not any("broke the reader" in reject.reason for reject in intake.rejects)


@pytest.mark.parametrize(
    "unit", ["<!--", "<!-- -->", "<?", "<!doctype [", "]>", '{"', '"\\', "[{", "a: b\n", "\n", "Received:", "<a:"]
)
def test_telling_a_format_takes_no_time(unit: str) -> None:
    began = time.process_time()
    for start in ("", "<", "<!doctype x [", '{"', "A: b\n"):
        head = (start + unit * HEAD)[:HEAD].encode()
        try:
            sniff(head, "a.txt")
        except Exception as error:  # noqa: BLE001 - only reasons are meant to be raised
            assert type(error).__name__ == "UnreadableError"
    assert time.process_time() - began < SECONDS
